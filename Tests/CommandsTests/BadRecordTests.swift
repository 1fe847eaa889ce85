import Foundation
import Testing

/// Records that cannot be read: each is left out and named at its place, and the rest counts.
@Suite struct BadRecordTests {
    private static let folder = "input/grants/kropyvnytskyi/exports/2025-07-04"

    /// Changes one line of an export, byte by byte.
    private static func change(
        line: Int,
        of file: String,
        in project: TestProject,
        _ change: ([UInt8]) -> [UInt8]
    ) throws {
        let path = "\(folder)/\(file)"
        var lines = Array(try project.bytes(path)).split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        )
        lines[line - 1] = ArraySlice(change(Array(lines[line - 1])))
        try Data(lines.joined(separator: [UInt8(ascii: "\n")])).write(to: project(path))
    }

    @Test func `records that cannot be read are left out, and the rest counts`() throws {
        let project = try TestProject()
        try Self.change(line: 100, of: "kliienty.csv", in: project) { $0.dropLast() }
        try Self.change(line: 300, of: "poslugy.csv", in: project) { line in
            Array(
                line.split(separator: 9, omittingEmptySubsequences: false)[..<5].joined(separator: [
                    9
                ])
            )
        }
        try Self.change(line: 400, of: "poslugy.csv", in: project) { $0 + Array("\tx".utf8) }
        try Self.change(line: 500, of: "poslugy.csv", in: project) { line in
            Array(line.dropLast(6)) + [0xFF, 0xD0] + Array(line.suffix(6))
        }
        let run = try project.run(["run", "kropyvnytskyi"])
        #expect(run.status == 1)
        let draft = "output/\(SharedFiling.kropyvnytskyi.draft)"
        #expect(run.output == "draft \(draft)\n")
        let findings = try CSVText.records(project.text("\(draft)/findings.csv"))
        let known = try Set(SharedFiling.kropyvnytskyi.table("findings.csv").map(Self.place))
        let new = findings.filter { !known.contains(Self.place($0)) }
        #expect(
            new.filter { $0["rule"] != "parent-rejected" }.map(Self.place).sorted() == [
                "encoding-error poslugy.csv:500 499", "extra-cell poslugy.csv:400 399",
                "missing-cell poslugy.csv:300 299", "quote-error kliienty.csv:100 99",
            ]
        )
        #expect(new.allSatisfy { $0["effect"] == "reject" })
        #expect(new.allSatisfy { ($0["severity"] == "error") == ($0["rule"] != "parent-rejected") })
        // The events of the client who is left out do not count, and each says why.
        let orphans = new.count { $0["rule"] == "parent-rejected" }
        #expect(orphans == 6)
        try Self.expectSessions(fewer: 3 + orphans, in: project, draft)
    }

    private static func place(_ row: [String: String]) -> String {
        let file = (row["file"] ?? "").split(separator: "/").last ?? ""
        return "\(row["rule"] ?? "") \(file):\(row["line"] ?? "") \(row["record"] ?? "")"
    }

    private static func expectSessions(
        fewer number: Int,
        in project: TestProject,
        _ draft: String
    ) throws {
        func sessions(_ rows: [[String: String]]) throws -> Int {
            let row = rows.first {
                $0["indicator"] == "SESSIONS" && $0["period"] == "2025-H1"
                    && $0["span"] == "cumulative"
            }
            return try #require(row?["value"].flatMap { Int($0) })
        }
        let before = try sessions(SharedFiling.kropyvnytskyi.table("results.csv"))
        let after = try sessions(CSVText.records(project.text("\(draft)/results.csv")))
        #expect(after == before - number)
    }

    @Test func `an export that ends in the middle of a record loses that record only`() throws {
        let project = try TestProject()
        let path = "\(Self.folder)/akty.csv"
        try project.bytes(path).dropLast(11).write(to: project(path))
        let run = try project.run(["run", "kropyvnytskyi"])
        #expect(run.status == 1)
        let draft = "output/\(SharedFiling.kropyvnytskyi.draft)"
        let found = try CSVText.records(project.text("\(draft)/findings.csv"))
            .filter { $0["table"] == "acts" }
        #expect(found.count == 1)
        #expect(found.first?["line"] == "13")
        #expect(found.first?["effect"] == "reject")
        #expect(try project.text("\(draft)/report.xml").contains("name=\"acts\" read=\"12\""))
    }

    @Test func `a missing end of the last line is no fault`() throws {
        let project = try TestProject()
        for file in ["kliienty.csv", "poslugy.csv", "akty.csv"] {
            let path = "\(Self.folder)/\(file)"
            var bytes = try project.bytes(path)
            while let last = bytes.last, [10, 13].contains(last) { bytes.removeLast() }
            try bytes.write(to: project(path))
        }
        try #require(project.run(["run", "kropyvnytskyi"]).status == 1)
        let draft = "output/\(SharedFiling.kropyvnytskyi.draft)"
        for name in ["results.csv", "findings.csv"] {
            #expect(try project.text("\(draft)/\(name)") == SharedFiling.kropyvnytskyi.text(name))
        }
    }

    @Test(arguments: [
        ("Общо записи: 840", "Общо записи: 841", "1"),
        ("Общо записи: 840;;;;;;;;;;;\r\n", "", ""),
    ])
    func `a footer that is wrong or missing is an error of the file, and all records count`(
        footer: String,
        instead: String,
        column: String
    ) throws {
        let project = try TestProject()
        let path = "input/grants/kazanlak/exports/2019-01-08/sluchai.csv"
        let text = try #require(String(data: project.bytes(path), encoding: .windowsCP1251))
        try #require(text.contains(footer))
        let spoilt = text.replacing(footer, with: instead)
        try #require(spoilt.data(using: .windowsCP1251)).write(to: project(path))
        let run = try project.run(["run", "kazanlak", "--as-of", "2019-01-08"])
        #expect(run.status == 1)
        #expect(run.errors.contains(": 26 errors, "))
        let draft = "output/\(SharedFiling.kazanlakFirst.draft)"
        let found = try CSVText.records(project.text("\(draft)/findings.csv"))
            .filter { $0["rule"] == "footer-count" }
        #expect(found.count == 1)
        #expect(found.first?["severity"] == "error")
        #expect(found.first?["effect"] == "none")
        #expect(found.first?["record"] == "")
        #expect(found.first?["column"] == column)
        let results = try SharedFiling.kazanlakFirst.text("results.csv")
        #expect(try project.text("\(draft)/results.csv") == results)
    }
}
