import CSV
import Foundation
import TestSupport
import Testing

@Suite struct CSVCommandTests {
    /// A project's folder with one file, `a.csv`.
    static func project(_ bytes: [UInt8]) throws -> TestProject {
        let project = try TestProject(holding: [])
        try Data(bytes).write(to: project("a.csv"))
        return project
    }

    /// A project's folder with one file of UTF-8, `a.csv`.
    static func project(_ text: String) throws -> TestProject {
        try project(Array(text.utf8))
    }

    /// What each option makes of a file, as it is read and as it would be read without the option.
    @Test(arguments: [
        ("a;b\n1;2,5\n", ["--delimiter", ";"], "a,b\n1,\"2,5\"\n"),
        ("a\tb\n1\t2\n", ["--delimiter", "tab"], "a,b\n1,2\n"),
        ("a\tb\n1\t2\n", ["--delimiter", "\\t"], "a,b\n1,2\n"),
        ("a||b\n1||2|3\n", ["--delimiter", "||"], "a,b\n1,2|3\n"),
        ("a¦b\n1¦2\n", ["--delimiter", "¦"], "a,b\n1,2\n"),
        ("a,b\n'1,5',\"2\n", ["--quote", "'"], "a,b\n\"1,5\",\"\"\"2\"\n"),
        ("a,b\n\"1,2\"\n", ["--quote", "none"], "a,b\n\"\"\"1\",\"2\"\"\"\n"),
        ("a,b\n1\\,5,2\n", ["--escape", "\\"], "a,b\n\"1,5\",2\n"),
        ("Report \"x\nfrom,to,\na,b\n1,2\n", ["--skip", "2"], "a,b\n1,2\n"),
        ("Case,\nid,sex\n1,2\n", ["--header-lines", "2"], "Case id,sex\n1,2\n"),
        ("1,1\n3,4\n", ["--header-lines", "0"], "1,1\n3,4\n"),
        ("a,b\r\n1,x\ny\r\n", ["--line-end", "crlf"], "a,b\n1,\"x\ny\"\n"),
        ("a,b\n1,\rx\n", ["--line-end", "lf"], "a,b\n1,\"\rx\"\n"),
        ("a,b\r1,\n2\r", ["--line-end", "cr"], "a,b\n1,\"\n2\"\n"),
        ("# by me, \"\na,b\n1,2\n# end\n", ["--comment", "#"], "a,b\n1,2\n"),
        ("a,b\nNULL,\"NULL\"\n", ["--null", "NULL"], "a,b\n,NULL\n"),
        ("a, b\n1, \"2,5\"\n", ["--skip-initial-space"], "a,b\n1,\"2,5\"\n"),
        ("a,b\r\n\"1\",\"2\"", [], "a,b\n1,2\n"),
        ("\u{FEFF}a,b\n1,2\n", [], "a,b\n1,2\n"),
    ])
    func `each option does what it says`(
        text: String,
        options: [String],
        expected: String
    ) throws {
        let project = try Self.project(text)
        let run = try project.run(["csv"] + options + ["a.csv"])
        #expect(run.status == 0)
        #expect(run.output == expected)
        #expect(run.errors.isEmpty)
        if !options.isEmpty {
            #expect(try project.run(["csv", "a.csv"]).output != expected)
        }
    }

    @Test(
        arguments: [
            ("windows-1251", [0xC4, 0xE0]), ("cp866", [0x84, 0xA0]), ("KOI8-R", [0xE4, 0xC1]),
            ("koi8-u", [0xE4, 0xC1]), ("iso-8859-5", [0xB4, 0xD0]), ("mac-cyrillic", [0x84, 0xE0]),
            ("utf-16le", [0x14, 0x04, 0x30, 0x04]),
        ] as [(String, [UInt8])]
    )
    func `an encoding is read by any of its names`(label: String, bytes: [UInt8]) throws {
        let isWide = label.hasPrefix("utf-16")
        let head: [UInt8] = isWide ? [0x61, 0, 0x0A, 0] : [0x61, 0x0A]
        let run = try Self.project(head + bytes).run(["csv", "--encoding", label, "a.csv"])
        #expect(run.status == 0)
        #expect(run.output == "a\nДа\n")
    }

    @Test func `names of columns can be given for a file without a header`() throws {
        let project = try Self.project("1,2\n3,4\n")
        try project.write("код\nпол, ж\r\n", to: "names.txt")
        let bare = try project.run(["csv", "--columns", "names.txt", "a.csv"])
        #expect(bare.output == "код,\"пол, ж\"\n1,2\n3,4\n")
        let options = ["--columns", "names.txt", "--header-lines", "1"]
        let replaced = try project.run(["csv"] + options + ["a.csv"])
        #expect(replaced.output == "код,\"пол, ж\"\n3,4\n")
    }

    @Test(
        arguments: [
            ("", 65, "names.txt: there are no names"),
            ("a\n\nb\n", 65, "names.txt:2: expected a name"),
            ("a\nb\na\n", 65, "names.txt:3: expected a name"), (nil, 66, "'names.txt' is missing"),
        ] as [(String?, Int32, String)]
    )
    func `a list of names that is none is refused`(
        names: String?,
        status: Int32,
        words: String
    ) throws {
        let project = try Self.project("1,2\n")
        if let names { try project.write(names, to: "names.txt") }
        let arguments = ["csv", "--columns", "names.txt", "a.csv"]
        try project.expectFailure(arguments, status: status, saying: [words])
    }

    @Test func `files of the same columns become one table, others are refused`() throws {
        let project = try Self.project("a,b\n1,2\n")
        try project.write("a,b\n3,4\n", to: "b.csv")
        try project.write("a,c\n3,4\n", to: "c.csv")
        let run = try project.run(["csv", "a.csv", "b.csv", "a.csv"])
        #expect(run.output == "a,b\n1,2\n3,4\n1,2\n")
        let words = ["c.csv: other columns than those of a.csv"]
        try project.expectFailure(["csv", "a.csv", "c.csv"], status: 65, saying: words)
    }

    @Test func `a file is written whole, for its owner alone, or not at all`() throws {
        let project = try Self.project("a,b\n1,2\n")
        let run = try project.run(["csv", "a.csv", "-o", "out.csv"])
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors.isEmpty)
        #expect(try project.text("out.csv") == "a,b\n1,2\n")
        #expect(try project.mode(of: "out.csv") == 0o600)
        try project.write("a,b\n1\n", to: "bad.csv")
        let arguments = ["csv", "bad.csv", "--output", "out.csv"]
        try project.expectFailure(arguments, status: 65, saying: ["bad.csv:2:2: missing-cell: "])
        #expect(try project.text("out.csv") == "a,b\n1,2\n")
    }

    @Test(
        arguments: [
            (["nosuch.csv"], 66, "'nosuch.csv' is missing"), (["."], 66, "is no regular file"),
            (["a.csv", "-o", "none/out.csv"], 73, "cannot be created"),
            (["a.csv", "-o", "folder"], 73, "cannot be replaced"),
            (["a.csv", "nosuch.csv", "-o", "x.csv"], 66, "'nosuch.csv' is missing"),
            (["--check", "nosuch.csv"], 66, "'nosuch.csv' is missing"),
            (["--detect", "nosuch.csv"], 66, "'nosuch.csv' is missing"),
        ] as [([String], Int32, String)]
    )
    func `what cannot be read or written is named`(
        arguments: [String],
        status: Int32,
        words: String
    ) throws {
        let project = try Self.project("a\n1\n")
        try project.makeFolder("folder")
        try project.expectFailure(["csv"] + arguments, status: status, saying: [words])
        #expect(!project.exists("x.csv"))
    }

    @Test(arguments: [
        ([], "Missing expected argument '<files> ...'"), ([""], "a path is empty"),
        (["a.csv", "--delimiter", ""], "--delimiter is a text without line ends"),
        (["a.csv", "--delimiter", "\n"], "--delimiter is a text without line ends"),
        (["a.csv", "--delimiter", "\""], "the delimiter cannot hold the quote or the escape"),
        (["a.csv", "--quote", "ab"], "--quote is one ASCII character, or none"),
        (["a.csv", "--quote", "«"], "--quote is one ASCII character, or none"),
        (["a.csv", "--escape", ""], "--escape is a text without line ends"),
        (["a.csv", "--skip", "-1"], "--skip"), (["a.csv", "--skip", "two"], "--skip"),
        (["a.csv", "--header-lines", "-1"], "--header-lines"),
        (["a.csv", "--encoding", "cp1215"], "'cp1215' is no encoding that can be read"),
        (["a.csv", "--encoding", "windows-1215"], "did you mean 'windows-1251'?"),
        (["a.csv", "--check", "--lenient"], "--detect, --check and --lenient exclude each other"),
        (["a.csv", "--detect", "--check"], "--detect, --check and --lenient exclude each other"),
        (["a.csv", "-o", "a.csv"], "'a.csv' is to be read: name another file for --output"),
        (["a.csv", "--check", "--format", "json"], "one of 'text' and 'jsonl'"),
        (["a.csv", "--lenent"], "Did you mean '--lenient'?"),
    ])
    func `what is typed wrongly is refused`(arguments: [String], hint: String) throws {
        let project = try Self.project("a\n1\n")
        let run = try project.run(["csv"] + arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(hint), "\(run.errors)")
        #expect(try project.text("a.csv") == "a\n1\n")
    }

    @Test(arguments: [">/dev/full", ">&-"])
    func `a standard output that takes nothing is told`(redirection: String) throws {
        let run = try Self.project("a\n1\n").shell("\"$G\" csv a.csv \(redirection)")
        #expect(run.status == 74)
        #expect(run.errors.hasPrefix("grantline: 'standard output' could not be written: "))
    }

    @Test(arguments: 0..<20)
    func `what is written is read again as the same table`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["a", "Ж", ",", ";", "\"", "\n", "\r\n", "'", " ", "\t", "1,5"]
        let rows = (0..<8).map { row in
            ["r\(row)"]
                + (0..<3).map { _ in
                    (0..<Int.random(in: 0...4, using: &generator))
                        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
                }
        }
        let table = [["id", "x", "y", "z"]] + rows
        let text = table.map { row in
            row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";") + "\r\n"
        }
        .joined()
        let project = try Self.project(text)
        let run = try project.run(["csv", "--delimiter", ";", "a.csv", "-o", "b.csv"])
        #expect(run.status == 0, "\(run.errors)")
        let again = try project.run(["csv", "b.csv"])
        #expect(try again.output == project.text("b.csv"))
        var writer = Writer()
        for row in table { writer.append(row) }
        #expect(Array(again.output.utf8) == writer.bytes)
    }
}
