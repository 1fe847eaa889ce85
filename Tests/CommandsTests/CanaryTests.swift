import Foundation
import Testing

/// Marks in place of what a person could be known by: none may come out anywhere.
@Suite struct CanaryTests {
    /// Marks that no export, label or program holds by itself.
    private static let marks = ["Qzxv7", "Щърквоц"]

    /// A mark in both alphabets, which stays one after every mending of letter case.
    private static let mark = marks.joined(separator: " ")

    /// Marks every identifier and note, an undeclared column, and each cell of one record or other.
    private static func spoil(_ form: ExportFile.Form, in project: TestProject) throws {
        var export = try ExportFile(form, of: project)
        for index in 0..<form.head - 1 { export.rows[index][0] += mark }
        export.rows[form.head - 1].append("Ім'я \(mark)")
        for index in export.records {
            for column in form.identifiers { export.rows[index][column] += " \(marks[0])" }
            for column in form.dropped { export.rows[index][column] = "\(mark) \(index)" }
            export.rows[index].append(mark)
        }
        let first = export.records.lowerBound
        for column in 0..<export.rows[first].count where first + column < export.records.upperBound
        {
            export.rows[first + column][column] = mark
        }
        let last = export.records.upperBound - 1
        export.rows[last].append(mark)
        export.rows[last - 1].removeLast(2)
        export.rows[last - 2][0] = "\"\(mark)\" \(mark)"
        if form.foot > 0 { export.rows[last + 1][0] = "Общо записи: \(mark)" }
        try export.write(to: project)
    }

    /// The places of all marks in the files of a project, whatever their encoding.
    private static func leaks(_ project: TestProject) throws -> [String] {
        let needles = marks.flatMap { mark in
            [mark, mark.lowercased(), mark.uppercased()].flatMap { text in
                [.utf8, .windowsCP1251, .utf16LittleEndian].compactMap { text.data(using: $0) }
            }
        }
        return try project.tree(".").compactMap { path, bytes in
            guard !path.hasPrefix("input") else { return nil }
            let isLeak = needles.contains { bytes.range(of: $0) != nil }
            let isNamed = marks.contains { path.localizedCaseInsensitiveContains($0) }
            return isLeak || isNamed ? path : nil
        }
    }

    @Test(arguments: [
        (
            SharedFiling.kazanlakFirst,
            [ExportFile.cases, ExportFile.services, ExportFile.expenditure]
        ),
        (SharedFiling.kropyvnytskyi, [ExportFile.clients, ExportFile.events, ExportFile.acts]),
    ])
    func `no mark of a person comes out anywhere`(
        filing: SharedFiling,
        forms: [ExportFile.Form]
    ) throws {
        let project = try TestProject()
        for form in forms { try Self.spoil(form, in: project) }
        try project.makeFolder("temporary")
        let stage = "--grant \(filing.grant) --work work"
        let run = try project.shell(
            """
            (
            "$G" check \(filing.grant)
            "$G" describe \(filing.grant) --as-of \(filing.export)
            "$G" run \(filing.arguments.joined(separator: " ")) --fail-on info
            "$G" ingest \(stage) \(filing.arguments.dropFirst().joined(separator: " "))
            "$G" validate \(stage)
            "$G" aggregate \(stage)
            "$G" render \(stage) --output other
            "$G" seal \(filing.grant) \(filing.period) --reason 'errors stand'
            "$G" diff output/\(filing.sealed) other/\(filing.draft) --format json
            "$G" diff '\(try SharedFiling.project()(filing.folder()).path)' other/\(filing.draft)
            ) >words 2>&1
            """,
            environment: ["TMPDIR": project("temporary").path, "HOME": project("temporary").path]
        )
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.isEmpty)
        let words = try project.text("words")
        for expected in ["in order", "draft output/", "draft other/", "sealed output/", "finding "]
        {
            #expect(words.contains(expected), "\(words.prefix(2000))")
        }
        let findings = try CSVText.records(project.text("other/\(filing.draft)/findings.csv"))
        for rule in ["enum", "type-error", "missing-cell", "extra-cell", "extra-label"] {
            #expect(findings.contains { $0["rule"] == rule }, "\(rule)")
        }
        #expect(try Self.leaks(project) == [])
        #expect(try project.tree("temporary").isEmpty)
    }
}

extension SharedFiling {
    /// The folder of the first revision, below an output folder.
    fileprivate var sealed: String { draft.replacing("/draft", with: "/1") }
}

extension ExportFile.Form {
    /// The columns that tell who a person or case is.
    fileprivate var identifiers: [Int] {
        switch file {
        case "sluchai.csv": [0, 1]
        case "deynosti.csv": [1]
        case "kliienty.csv", "akty.csv": [0]
        case "poslugy.csv": [0, 1]
        default: []
        }
    }

    /// The columns that are never taken over.
    fileprivate var dropped: [Int] {
        switch file {
        case "sluchai.csv": [11]
        case "deynosti.csv": [4]
        default: []
        }
    }
}
