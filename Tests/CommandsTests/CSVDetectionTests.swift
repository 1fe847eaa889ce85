import Foundation
import Testing

/// What `grantline csv --detect` says.
@Suite struct CSVDetectionTests {
    @Test func `the guess is told with its reasons and the command to try`() throws {
        let text = "Report;;\r\nid;name;amount\r\n1;Ivan;1,5\r\n2;\"Petar\";2,5\r\n"
        let run = try CSVCommandTests.project(text).run(["csv", "--detect", "a.csv"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(
            run.output == """
                a.csv: score 87 of 100
                  encoding   utf-8
                  delimiter  ;
                  quote      "
                  line end   crlf
                  titles     1
                  columns    3
                  - all bytes are ASCII: the encoding does not matter
                  - of 3 rows from the header on, 3 have 3 cells
                  - cells in quotes: 1
                  - line ends outside quotes: 4 CRLF, 0 LF, 0 CR
                  - lines before the first that can be the header: 1
                  try: grantline csv --delimiter ';' --skip 1 a.csv

                """
        )
    }

    /// The command that is proposed, without the program's name.
    private static func proposal(_ output: String) throws -> String {
        let line = try #require(output.split(separator: "\n").last { $0.contains("  try: ") })
        return String(line.replacing("  try: grantline csv", with: "csv"))
    }

    @Test(arguments: [
        ("a;b\n1,5;x\n", "a,b\n\"1,5\",x\n"), ("a\tb\n1\t2\n", "a,b\n1,2\n"),
        ("a|b\n1|2\n", "a,b\n1,2\n"), ("a, b\n1, 2\n3, 4\n", "a,b\n1,2\n3,4\n"),
        ("a,b\n'1,2','3'\n'4','5'\n", "a,b\n\"1,2\",3\n4,5\n"),
        ("a,b\n5\" pipe,6\" pipe\n", "a,b\n\"5\"\" pipe\",\"6\"\" pipe\"\n"),
        ("a,b\n\"a \\\"b\\\", c\",d\n", "a,b\n\"a \"\"b\"\", c\",d\n"),
        ("id;n\r\n1;x\ny\r\n2;z\r\n3;w\r\n", "id,n\n1,\"x\ny\"\n2,z\n3,w\n"),
        ("T\n\n\"U\n\"\na;b\n1;2\n", "a,b\n1,2\n"), ("a\n1\n", "a\n1\n"),
    ])
    func `the proposed command reads the file`(text: String, expected: String) throws {
        let project = try TestProject(holding: [])
        let name = "it's a file;.csv"
        try project.write(text, to: name)
        let detect = try project.run(["csv", "--detect", name])
        let run = try project.shell("\"$G\" \(try Self.proposal(detect.output))")
        #expect(run.status == 0, "\(run.errors)\n\(detect.output)")
        #expect(run.output == expected, "\(detect.output)")
    }

    @Test func `the shipped exports are read by the proposed commands`() throws {
        let project = try TestProject()
        let files = try project.tree("input").keys.filter { $0.hasSuffix(".csv") }.sorted()
        try #require(files.count > 4)
        for file in files {
            let detect = try project.run(["csv", "--detect", "input/\(file)"])
            let line = try Self.proposal(detect.output)
            let run = try project.shell("\"$G\" \(line) --check")
            // What is left are the faults that were planted, and the footers.
            let lines = run.output.split(separator: "\n")
            #expect(run.status < 2, "\(file): \(run.errors)")
            #expect(lines.count <= 10, "\(file): \(run.output)")
        }
    }

    @Test(arguments: [
        ([UInt8](), "there is nothing in the file"), (Array("PK\u{3}\u{4}".utf8), "a workbook"),
    ])
    func `of what is no table nothing is proposed`(bytes: [UInt8], words: String) throws {
        let run = try CSVCommandTests.project(bytes).run(["csv", "--detect", "a.csv"])
        #expect(run.status == 0)
        #expect(run.output.contains(words))
        #expect(!run.output.contains("try:"))
    }
}
