import Foundation
import Testing

/// Every kind of pollution in the table of docs/csv.md, by its name there.
enum CSVPollution {
    typealias Case = (
        name: String, bytes: [UInt8], options: [String], places: [String], output: String?
    )

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static func wide(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    private static let encodings: [Case] = [
        (
            "mark", text("\u{FEFF}a,b\n1,2\n"),
            [], [],
            "a,b\n1,2\n"
        ),
        (
            "mark-inside", text("a,b\n1,2\n\u{FEFF}3,4\n"),
            [], [],
            "a,b\n1,2\n\u{FEFF}3,4\n"
        ),
        (
            "utf-16", [0xFF, 0xFE] + wide("a,b\n1,ж\n"),
            ["--encoding", "utf-16"], [],
            "a,b\n1,ж\n"
        ),
        (
            "utf-16-unseen", wide("a\n1\n"),
            [], ["1:1 control-character", "2:1 control-character", "3:1 control-character"],
            "a\u{FFFD}\n\u{FFFD}1\u{FFFD}\n\u{FFFD}\n"
        ),
        (
            "utf-16-odd", wide("a,b\n1,2") + [0x0A],
            ["--encoding", "utf-16le"], ["2:2 encoding-error"],
            "a,b\n1,2\u{FFFD}\n"
        ),
        (
            "utf-16-surrogate", wide("a,b\n1,") + [0x3D, 0xD8, 0x0A, 0x00],
            ["--encoding", "utf-16le"], ["2:2 encoding-error"],
            "a,b\n1,\u{FFFD}\n"
        ),
        (
            "cyrillic-as-utf-8", text("a,b\n1,") + [0xC4, 0xE0] + text("\n"),
            [], ["2:2 encoding-error"],
            "a,b\n1,\u{FFFD}\u{FFFD}\n"
        ),
        (
            "utf-8-as-cyrillic", text("a,b\n1,Да\n"),
            ["--encoding", "cp1251"], [],
            "a,b\n1,Р”Р°\n"
        ),
        (
            "encoded-twice", text("a,b\n1,Ð”\n"),
            [], [],
            "a,b\n1,Ð”\n"
        ),
        (
            "two-encodings", text("a,b\n1,Да\n2,") + [0xC4, 0xE0] + text("\n"),
            [], ["3:2 encoding-error"],
            "a,b\n1,Да\n2,\u{FFFD}\u{FFFD}\n"
        ),
        (
            "unassigned", text("a,b\n1,") + [0x98] + text("\n"),
            ["--encoding", "cp1251"], ["2:2 encoding-error"],
            "a,b\n1,\u{FFFD}\n"
        ),
        (
            "overlong", text("a,b\n1,") + [0xC0, 0xAF] + text("\n"),
            [], ["2:2 encoding-error"],
            "a,b\n1,\u{FFFD}\u{FFFD}\n"
        ),
        (
            "cut-character", text("a,b\n1,x") + [0xD0],
            [], ["2:2 encoding-error"],
            "a,b\n1,x\u{FFFD}\n"
        ),
    ]

    private static let characters: [Case] = [
        (
            "nul", text("a,b\n1,x\u{0}\n"),
            [], ["2:2 control-character"],
            "a,b\n1,x\u{FFFD}\n"
        ),
        (
            "escape-sequence", text("a,b\n1,\u{1B}[0m\n"),
            [], ["2:2 control-character"],
            "a,b\n1,\u{FFFD}[0m\n"
        ),
        (
            "no-character", text("a,b\n1,\u{FFFE}\n"),
            [], ["2:2 control-character"],
            "a,b\n1,\u{FFFD}\n"
        ),
        (
            "end-of-file-mark", text("a,b\n1,2\n\u{1A}"),
            [], ["3:1 control-character", "3:2 missing-cell"],
            "a,b\n1,2\n\u{FFFD},\n"
        ),
        (
            "zero-width", text("a,b\n1,x\u{200B}\u{202E}\n"),
            [], [],
            "a,b\n1,x\u{200B}\u{202E}\n"
        ),
        (
            "combining-mark", text("a,b\n\"1\",\u{301}2\n"),
            [], [],
            "a,b\n1,\u{301}2\n"
        ),
        (
            "no-break-space", text("a,b\n\u{A0},\u{202F}\n1,2\n"),
            [], ["2:1 blank-row"],
            "a,b\n1,2\n"
        ),
        (
            "line-separator", text("a,b\n1,x\u{85}y\u{2028}z\n"),
            [], [],
            "a,b\n1,x\u{85}y\u{2028}z\n"
        ),
    ]

    private static let lineEnds: [Case] = [
        (
            "crlf", text("a,b\r\n1,2\r\n"),
            [], [],
            "a,b\n1,2\n"
        ),
        (
            "cr", text("a,b\r1,2\r"),
            [], [],
            "a,b\n1,2\n"
        ),
        (
            "mixed-line-ends", text("a,b\n1,2\r\n3,4\r5,6\n"),
            [], [],
            "a,b\n1,2\n3,4\n5,6\n"
        ),
        (
            "no-last-line-end", text("a,b\n1,2"),
            [], [],
            "a,b\n1,2\n"
        ),
        (
            "blank-line", text("a,b\n1,2\n\n3,4\n"),
            [], ["3:1 blank-row"],
            "a,b\n1,2\n3,4\n"
        ),
        (
            "blank-lines-at-end", text("a,b\n1,2\n\n\n"),
            [], ["3:1 blank-row", "4:1 blank-row"],
            "a,b\n1,2\n"
        ),
        (
            "cr-cr-lf", text("a,b\r\r\n1,2\r\r\n"),
            [], ["2:1 blank-row", "4:1 blank-row"],
            "a,b\n1,2\n"
        ),
        (
            "quoted-line-end", text("a,b\r\n1,\"x\ny\r\nz\"\r\n2,3\r\n"),
            [], [],
            "a,b\n1,\"x\ny\r\nz\"\n2,3\n"
        ),
        (
            "inner-lf", text("a,b,c\r\n1,x\ny,2\r\n"),
            [], ["2:3 missing-cell", "3:3 missing-cell"],
            "a,b,c\n1,x,\ny,2,\n"
        ),
        (
            "inner-lf-declared", text("a,b,c\r\n1,x\ny,2\r\n"),
            ["--line-end", "crlf"], [],
            "a,b,c\n1,\"x\ny\",2\n"
        ),
    ]

    private static let quotes: [Case] = [
        (
            "open-quote", text("a,b\n1,\"x\n2,y\n3,z\n"),
            [], ["2:2 quote-error"],
            "a,b\n1,\n2,y\n3,z\n"
        ),
        (
            "open-quote-at-end", text("a,b\n1,2\n3,\"x"),
            [], ["3:2 quote-error"],
            "a,b\n1,2\n3,\n"
        ),
        (
            "text-after-quote", text("a,b\n\"x\"y,2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"x\"\"y\",2\n"
        ),
        (
            "inner-quotes", text("a,b\n\"say \"no\" now\",2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"say \"\"no\"\" now\"\"\",2\n"
        ),
        (
            "quote-in-text", text("a,b\n5\" pipe,2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"5\"\" pipe\",2\n"
        ),
        (
            "quote-declared-none", text("a,b\n5\" pipe,2\n"),
            ["--quote", "none"], [],
            "a,b\n\"5\"\" pipe\",2\n"
        ),
        (
            "space-before-quote", text("a,b\n1, \"x\"\n"),
            [], ["2:2 quote-error"],
            "a,b\n1,\" \"\"x\"\"\"\n"
        ),
        (
            "space-before-quote-declared", text("a,b\n1, \"x\"\n"),
            ["--skip-initial-space"], [],
            "a,b\n1,x\n"
        ),
        (
            "space-after-quote", text("a,b\n\"x\" ,2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"x\"\" \",2\n"
        ),
        (
            "backslash", text("a,b\n\"x \\\"y\\\"\",2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"x \\\"\"y\\\"\"\"\"\",2\n"
        ),
        (
            "backslash-declared", text("a,b\n\"x \\\"y\\\"\",2\n"),
            ["--escape", "\\"], [],
            "a,b\n\"x \"\"y\"\"\",2\n"
        ),
        (
            "apostrophes", text("a,b\n'x,y',2\n"),
            [], ["2:3 extra-cell"],
            "a,b\n'x,y'\n"
        ),
        (
            "apostrophes-declared", text("a,b\n'x,y',2\n"),
            ["--quote", "'"], [],
            "a,b\n\"x,y\",2\n"
        ),
        (
            "curly-quotes", text("a,b\n“x”,«y»\n"),
            [], [],
            "a,b\n“x”,«y»\n"
        ),
        (
            "quoted-lines", text("\"a,b\"\n\"1,2\"\n"),
            [], [],
            "\"a,b\"\n\"1,2\"\n"
        ),
        (
            "formula-text", text("a,b\n=\"001\",2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"=\"\"001\"\"\",2\n"
        ),
    ]

    private static let rows: [Case] = [
        (
            "short-row", text("a,b,c\n1,2\n3,4,5\n"),
            [], ["2:3 missing-cell"],
            "a,b,c\n1,2,\n3,4,5\n"
        ),
        (
            "long-row", text("a,b\n1,2,3\n4,5\n"),
            [], ["2:3 extra-cell"],
            "a,b\n1,2\n4,5\n"
        ),
        (
            "cut-row", text("a,b,c\n1,2,3\n4,5"),
            [], ["3:3 missing-cell"],
            "a,b,c\n1,2,3\n4,5,\n"
        ),
        (
            "glued-files", text("a,b\n1,2a,b\n3,4\n"),
            [], ["2:3 extra-cell"],
            "a,b\n1,2a\n3,4\n"
        ),
        (
            "trailing-delimiter", text("a,b\n1,2,\n3,4,\n"),
            [], ["2:3 extra-cell", "3:3 extra-cell"],
            "a,b\n1,2\n3,4\n"
        ),
        (
            "only-delimiters", text("a,b\n , \n1,2\n"),
            [], ["2:1 blank-row"],
            "a,b\n1,2\n"
        ),
        (
            "other-delimiter", text("a;b\n1;2\n"),
            [], [],
            "a;b\n1;2\n"
        ),
        (
            "decimal-comma", text("a,b\n1,5,2\n"),
            [], ["2:3 extra-cell"],
            "a,b\n1,5\n"
        ),
        (
            "delimiter-in-text", text("a;b\n1;x; y\n"),
            ["--delimiter", ";"], ["2:3 extra-cell"],
            "a,b\n1,x\n"
        ),
        (
            "two-delimiters", text("a;b\n1;2\n3,4\n"),
            ["--delimiter", ";"], ["3:2 missing-cell"],
            "a,b\n1,2\n\"3,4\",\n"
        ),
        (
            "long-delimiter", text("a||b\n1||2|3\n"),
            ["--delimiter", "||"], [],
            "a,b\n1,2|3\n"
        ),
        (
            "initial-spaces", text("a, b\n1, 2\n"),
            [], [],
            "a, b\n1, 2\n"
        ),
        (
            "null-words", text("a,b\n1,NULL\n"),
            ["--null", "NULL"], [],
            "a,b\n1,\n"
        ),
        (
            "long-cell",
            text("a,b\n1,2\n") + [UInt8](repeating: 0x78, count: (1 << 20) + 1) + text(",3\n"),
            [], ["3:1 max-length"],
            nil
        ),
        (
            "wide-row", text("a\n1\n") + [UInt8](repeating: 0x2C, count: 5_000) + text("\n2\n"),
            [], ["3:4097 max-length"],
            "a\n1\n\n2\n"
        ),
    ]

    private static let headers: [Case] = [
        (
            "title-lines", text("Report\na,b\n1,2\n"),
            [], ["2:2 extra-cell", "3:2 extra-cell"],
            "Report\na\n1\n"
        ),
        (
            "title-lines-declared", text("Report\na,b\n1,2\n"),
            ["--skip", "1"], [],
            "a,b\n1,2\n"
        ),
        (
            "title-with-quote", text("\"Report\na,b\n1,2\n"),
            ["--skip", "1"], [],
            "a,b\n1,2\n"
        ),
        (
            "separator-line", text("sep=;\r\na;b\r\n1;2\r\n"),
            ["--skip", "1", "--delimiter", ";"], [],
            "a,b\n1,2\n"
        ),
        (
            "footer", text("a,b\n1,2\nTotal: 1\n"),
            [], ["3:2 missing-cell"],
            "a,b\n1,2\nTotal: 1,\n"
        ),
        (
            "comment-lines", text("# made by \"x\na,b\n1,2\n# end\n"),
            ["--comment", "#"], [],
            "a,b\n1,2\n"
        ),
        (
            "two-header-rows", text("Case,Case,\nid,sex,day\n1,2,3\n"),
            ["--header-lines", "2"], [],
            "Case id,Case sex,day\n1,2,3\n"
        ),
        (
            "no-header", text("1,1\n3,4\n"),
            ["--header-lines", "0"], [],
            "1,1\n3,4\n"
        ),
        (
            "header-again", text("a,b\n1,2\na,b\n3,4\n"),
            [], [],
            "a,b\n1,2\na,b\n3,4\n"
        ),
        (
            "blank-name", text("a,,c\n1,2,3\n"),
            [], ["1:2 blank-label"],
            "a,,c\n1,2,3\n"
        ),
        (
            "name-twice", text("a,b,a\n1,2,3\n"),
            [], ["1:3 duplicate-label"],
            "a,b,a\n1,2,3\n"
        ),
        (
            "broken-header", text("a,b\"\n1,2\n"),
            [], ["1:2 quote-error"],
            "a,\"b\"\"\"\n1,2\n"
        ),
        (
            "only-header", text("a,b\n"),
            [], [],
            "a,b\n"
        ),
    ]

    /// Files that are read, with the places of their faults, and what is carried; nil where that is
    /// too long to stand here.
    static let cases = encodings + characters + lineEnds + quotes + rows + headers

    /// Files that hold no table, with what is said of them.
    static let withoutTable: [(name: String, bytes: [UInt8], words: String)] = [
        ("empty", [], "there is no header"),
        ("workbook", text("PK\u{3}\u{4}\u{14}\u{0}"), "a workbook or another archive"),
    ]
}
