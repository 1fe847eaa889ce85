import Foundation
import Testing

/// Exports that are split into several files.
@Suite struct SeveralFilesTests {
    private static let folder = "input/grants/kazanlak/exports"

    /// A text in Windows-1251.
    private func text(_ path: String, of project: TestProject) throws -> String {
        try #require(String(data: project.bytes(path), encoding: .windowsCP1251))
    }

    /// Splits the cases into three files, each with title lines, header and a footer of its own.
    private func split(_ project: TestProject) throws {
        let file = "\(Self.folder)/2019-01-08/sluchai.csv"
        let rows = CSVText.rows(try text(file, of: project), separator: ";")
        let (head, records, footer) = (rows.prefix(4), rows.dropFirst(4).dropLast(), rows.last)
        let label = try #require(footer?.first).prefix { $0 != ":" }
        let size = (records.count + 2) / 3
        for part in 0..<3 {
            let own = records.dropFirst(part * size).prefix(size)
            var last = footer ?? []
            last[0] = "\(label): \(own.count)"
            let text = CSVText.text(head + own + [last], separator: ";", lineEnd: "\r\n")
            let bytes = try #require(text.data(using: .windowsCP1251))
            try bytes.write(to: project("\(Self.folder)/2019-01-08/sluchai-\(part + 1).csv"))
        }
        try project.remove(file)
        try project.replace(
            "path: sluchai.csv",
            by: "path: sluchai-*.csv",
            in: "\(Self.folder)/datapackage.yaml"
        )
    }

    private func fingerprints(_ rows: [[String: String]]) -> [String] {
        rows.filter { $0["rule"]?.hasPrefix("mended") == false }
            .map { "\($0["rule"] ?? "") \($0["record"] ?? "") \($0["fingerprint"] ?? "")" }
            .sorted()
    }

    @Test func `splitting an export into several files changes no figure`() throws {
        let whole = SharedFiling.kazanlakFirst
        let project = try TestProject()
        try split(project)
        let run = try project.run(["run"] + whole.arguments)
        #expect(run.status == 1, "\(run.errors)")
        let filing = "output/\(whole.draft)"
        #expect(try project.text("\(filing)/results.csv") == whole.text("results.csv"))
        let findings = try CSVText.records(project.text("\(filing)/findings.csv"))
        #expect(try fingerprints(findings) == fingerprints(whole.table("findings.csv")))
        let files = Set(findings.compactMap { $0["file"] })
        #expect(files.isSuperset(of: ["2019-01-08/sluchai-1.csv", "2019-01-08/sluchai-3.csv"]))
        let descriptor = try project.text("\(filing)/datapackage.json")
        let report = try project.text("\(filing)/report.xml")
        let page = try project.text("\(filing)/report.html")
        for part in 1...3 {
            let name = "2019-01-08/sluchai-\(part).csv"
            #expect(descriptor.contains("\"path\" : \"\(name)\""))
            #expect(report.contains("name=\"\(name)\" read=\"280\""))
            #expect(page.contains(">\(name)</td>"))
        }
        #expect(report.contains("file=\"2019-01-08/sluchai-*.csv\" name=\"cases\" read=\"840\""))
        #expect(page.contains("sluchai-1.csv "))
    }

    @Test func `a pattern that no file fits ends with 66 in every language`() throws {
        let project = try TestProject()
        try project.replace(
            "path: sluchai.csv",
            by: "path: sluchai-????.csv",
            in: "\(Self.folder)/datapackage.yaml"
        )
        try project.expectFailure(
            ["run", "kazanlak"],
            status: 66,
            saying: ["/sluchai-????.csv: В папката няма файл", "/sluchai-????.csv: No file"]
        )
    }

    @Test func `the plain descriptor names every file`() throws {
        let project = try TestProject()
        try split(project)
        let run = try project.run(["describe", "kazanlak", "--as-of", "2019-01-08"])
        #expect(run.status == 0)
        for part in 1...3 { #expect(run.output.contains("\"2019-01-08/sluchai-\(part).csv\"")) }
        #expect(!run.output.contains("*"))
    }
}
