import Foundation
import Testing

/// Every kind of pollution in the table of docs/csv.md, by its name there.
enum CSVPollution {
    typealias Case = (
        name: String, bytes: [UInt8], options: [String], places: [String], output: String?
    )

    /// The bytes of a text in UTF-8.
    static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// The bytes of a text in UTF-16, little endian.
    static func wide(_ text: String) -> [UInt8] {
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

    /// Files that are read, with the places of their faults, and what is carried; nil where that is
    /// too long to stand here.
    static let cases = encodings + characters + lineEnds + quotes + rows + headers

    /// Files that hold no table, with what is said of them.
    static let withoutTable: [(name: String, bytes: [UInt8], words: String)] = [
        ("empty", [], "there is no header"),
        ("workbook", text("PK\u{3}\u{4}\u{14}\u{0}"), "a workbook or another archive"),
    ]
}
