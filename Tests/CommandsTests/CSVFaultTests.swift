import Foundation
import Testing

/// What `grantline csv` makes of files with faults.
@Suite struct CSVFaultTests {
    typealias Case = (name: String, bytes: [UInt8], places: [String], lenient: String)

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// Files with the places and rules of their faults, and what is carried.
    private static let cases: [Case] = [
        ("blank line", bytes("a,b\n1,2\n\n3,4\n"), ["3:1 blank-row"], "a,b\n1,2\n3,4\n"),
        ("row of delimiters", bytes("a,b\n , \n3,4\n"), ["2:1 blank-row"], "a,b\n3,4\n"),
        ("short row", bytes("a,b,c\n1,2\n3,4,5\n"), ["2:3 missing-cell"], "a,b,c\n1,2,\n3,4,5\n"),
        ("long row", bytes("a,b\n1,2,3\n4,5\n"), ["2:3 extra-cell"], "a,b\n1,2\n4,5\n"),
        ("cut last line", bytes("a,b\n1,2\n3"), ["3:2 missing-cell"], "a,b\n1,2\n3,\n"),
        (
            "cut last character", bytes("a,b\n1,") + [0xD0], ["2:2 encoding-error"],
            "a,b\n1,\u{FFFD}\n"
        ),
        (
            "open quote", bytes("a,b\n1,\"x\n2,y\n3,z\n"), ["2:2 quote-error"],
            "a,b\n1,\n2,y\n3,z\n"
        ),
        (
            "text after a quote", bytes("a,b\n\"x\"y,2\n"), ["2:1 quote-error"],
            "a,b\n\"x\"\"y\",2\n"
        ),
        (
            "quote in text", bytes("a,b\nx\"y,2\n"), ["2:1 quote-error"],
            "a,b\n\"x\"\"y\",2\n"
        ),
        ("NUL", bytes("a,b\nx\u{0}y,2\n"), ["2:1 control-character"], "a,b\nx\u{FFFD}y,2\n"),
        (
            "escape character", bytes("a,b\n1,\u{1B}[0m\n"), ["2:2 control-character"],
            "a,b\n1,\u{FFFD}[0m\n"
        ),
        (
            "Windows-1251 as UTF-8", bytes("a,b\n1,") + [0xC4, 0xE0, 0x0A], ["2:2 encoding-error"],
            "a,b\n1,\u{FFFD}\u{FFFD}\n"
        ),
        ("no name", bytes("a,,c\n1,2,3\n"), ["1:2 blank-label"], "a,,c\n1,2,3\n"),
        ("name twice", bytes("a,b,a\n1,2,3\n"), ["1:3 duplicate-label"], "a,b,a\n1,2,3\n"),
        (
            "quote in the header", bytes("a,b\"\n1,2\n"), ["1:2 quote-error"],
            "a,\"b\"\"\"\n1,2\n"
        ),
        (
            "several", bytes("a,b\n1\n\n\"x\"y,\u{1}\n"),
            ["2:2 missing-cell", "3:1 blank-row", "4:1 quote-error", "4:2 control-character"],
            "a,b\n1,\n\"x\"\"y\",\u{FFFD}\n"
        ),
    ]

    @Test(arguments: cases)
    func `each fault is told at its place, and nothing is written`(example: Case) throws {
        let project = try CSVCommandTests.project(example.bytes)
        let run = try project.run(["csv", "a.csv"])
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == example.places.count + 1)
        for (line, place) in zip(lines, example.places) {
            let words = place.split(separator: " ")
            #expect(line.hasPrefix("grantline: a.csv:\(words[0]): \(words[1]): "), "\(line)")
        }
        #expect(lines.last?.hasPrefix("grantline: nothing was written; --check lists") == true)
    }

    @Test(arguments: cases)
    func `findings are written by --check, which ends with 1`(example: Case) throws {
        let project = try CSVCommandTests.project(example.bytes)
        let text = try project.run(["csv", "--check", "a.csv"])
        #expect(text.status == 1)
        #expect(text.errors.isEmpty)
        let lines = text.output.split(separator: "\n")
        #expect(lines.count == example.places.count)
        let json = try project.run(["csv", "--check", "--format", "jsonl", "a.csv"])
        #expect(json.status == 1)
        let objects = try json.output.split(separator: "\n").map { line in
            try #require(
                JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            )
        }
        let places = objects.map {
            "\($0["line"] ?? ""):\($0["column"] ?? "") \($0["rule"] ?? "")"
        }
        #expect(places == example.places)
        for (line, object) in zip(lines, objects) {
            let place = "\(object["line"] ?? ""):\(object["column"] ?? "")"
            let rule = "\(object["rule"] ?? ""): \(object["message"] ?? "")"
            #expect(line == "\(object["file"] ?? ""):\(place): \(rule)")
            #expect(Set(object.keys) == ["file", "line", "column", "rule", "message"])
        }
        #expect(try project.tree(".").keys.sorted() == ["a.csv"])
    }

    @Test(arguments: cases)
    func `what can be carried is carried by --lenient`(example: Case) throws {
        let project = try CSVCommandTests.project(example.bytes)
        let run = try project.run(["csv", "--lenient", "a.csv"])
        #expect(run.status == 0)
        #expect(run.output == example.lenient)
        #expect(run.errors.hasPrefix("grantline: a.csv: carried in spite of faults: "))
        for place in example.places {
            #expect(run.errors.contains("1 \(place.split(separator: " ")[1])"), "\(run.errors)")
        }
        #expect(run.errors.count { $0 == "\n" } == 1)
    }

    @Test func `a sound file has no findings`() throws {
        let project = try CSVCommandTests.project("a,b\n1,\"x\ny\"\n")
        for options in [["--check"], ["--check", "--format", "jsonl"]] {
            let run = try project.run(["csv", "a.csv"] + options)
            #expect(run.status == 0)
            #expect(run.output.isEmpty)
            #expect(run.errors.isEmpty)
        }
        #expect(try project.run(["csv", "--lenient", "a.csv"]).errors.isEmpty)
    }

    @Test func `of many faults ten are told, and all are counted`() throws {
        let rows = String(repeating: "1\n", count: 25)
        let project = try CSVCommandTests.project("a,b\n\(rows)")
        let run = try project.run(["csv", "a.csv"])
        #expect(run.errors.count { $0 == "\n" } == 12)
        #expect(run.errors.contains("grantline: and 15 faults more\n"))
        let check = try project.run(["csv", "--check", "a.csv", "-o", "findings.txt"])
        #expect(check.status == 1)
        #expect(try project.text("findings.txt").count { $0 == "\n" } == 25)
        let lenient = try project.run(["csv", "--lenient", "a.csv"])
        let note = "grantline: a.csv: carried in spite of faults: 25 missing-cell\n"
        #expect(lenient.errors == note)
    }

    @Test(arguments: [
        ("", "there is no header: the file is empty or ends before it"),
        ("PK\u{3}\u{4}\u{0}", "the file is a workbook or another archive: export it as CSV"),
    ])
    func `a file without a table is told once`(text: String, words: String) throws {
        for option in [[], ["--check"], ["--lenient"]] {
            let project = try CSVCommandTests.project(text)
            let arguments = ["csv", "a.csv"] + option
            try project.expectFailure(arguments, status: 65, saying: ["a.csv: \(words)\n"])
        }
    }

    @Test func `lines count from the beginning of the file, skipped ones too`() throws {
        let project = try CSVCommandTests.project("Title\n\"x\na,b\n1,\"2\n3\"\n4\n")
        let run = try project.run(["csv", "--check", "--skip", "2", "a.csv"])
        #expect(run.output.hasPrefix("a.csv:6:2: missing-cell: "))
    }

    @Test func `the width of a file without a header is that of its first row`() throws {
        let project = try CSVCommandTests.project("1,2\n3\n")
        let run = try project.run(["csv", "--check", "--header-lines", "0", "a.csv"])
        #expect(run.output.hasPrefix("a.csv:2:2: missing-cell: "))
    }

    @Test func `no message shows a value`() throws {
        let canary = "Zvezdelina"
        let text = """
            id,\(canary)",\(canary)"
            \(canary),"\(canary)"\(canary),\u{1}\(canary)
            \(canary)
            \(canary),\(canary),\(canary),\(canary)
            ,"\(canary)
            """
        let project = try CSVCommandTests.project(text)
        for options in [[], ["--check"], ["--check", "--format", "jsonl"], ["--detect"]] {
            let run = try project.run(["csv", "a.csv"] + options)
            #expect(!run.output.contains(canary))
            #expect(!run.errors.contains(canary))
        }
        #expect(try !project.run(["csv", "a.csv", "--lenient"]).errors.contains(canary))
    }

    @Test func `a file's name cannot break a line of findings`() throws {
        let project = try TestProject(holding: [])
        try project.write("a,b\n1\n", to: "x\ny.csv")
        let run = try project.run(["csv", "--check", "x\ny.csv"])
        #expect(run.output.hasPrefix("x\u{FFFD}y.csv:2:2: "))
        #expect(run.output.count { $0 == "\n" } == 1)
    }
}
