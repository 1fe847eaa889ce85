import Foundation
import Testing

/// Waivers of a shipped grant, from the file that people write to the filing.
@Suite struct WaiverCommandTests {
    private static let file = "input/grants/kropyvnytskyi/entries/waivers.csv"
    private static let shelf = "output/kropyvnytskyi/2025-H1/submission"

    /// Waives each rule that errors of the shipped export break.
    private static let all = """
        Правило;Таблиця;Причина;Відповідальна особа;Діє до
        enrolled-outside-term;clients;Узгоджено із замовником;Коваль;31.12.2025
        event-outside-term;;Узгоджено із замовником;Коваль;31.12.2025
        foreign-key;events;Узгоджено із замовником;Коваль;31.12.2025
        no-consent;;Узгоджено із замовником;Коваль;31.12.2025
        required;clients;Узгоджено із замовником;Коваль;31.12.2025
        unique;;Узгоджено із замовником;Коваль;31.12.2025

        """

    private static func project(waivers: String) throws -> TestProject {
        let project = try TestProject()
        try FileManager.default.createDirectory(
            at: project("input/grants/kropyvnytskyi/entries"),
            withIntermediateDirectories: false
        )
        let bytes = try #require(waivers.data(using: .windowsCP1251))
        try bytes.write(to: project(file))
        return project
    }

    @Test func `where all errors are waived the run does not fail, and the figures stay`() throws {
        let project = try Self.project(waivers: Self.all)
        let run = try project.run(["run", "kropyvnytskyi", "--as-of", "2025-07-10"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let draft = "\(Self.shelf)/draft"
        let plain = try SharedFiling.project().tree(SharedFiling.kropyvnytskyi.folder())
        #expect(try project.bytes("\(draft)/results.csv") == plain["results.csv"])
        let found = try CSVText.records(project.text("\(draft)/findings.csv"))
        let waived = found.filter { $0["waived"] == "true" }
        #expect(waived.count == 8)
        #expect(waived.allSatisfy { $0["severity"] == "error" && $0["effect"] == "reject" })
        let report = try project.text("\(draft)/report.html")
        #expect(report.contains("Погоджені винятки: <b>8</b>"))
        #expect(report.contains("погоджений виняток"))
        let xml = try project.text("\(draft)/report.xml")
        #expect(xml.components(separatedBy: " waived=\"true\"").count - 1 == 6)
        let descriptor = try project.text("\(draft)/datapackage.json")
        #expect(descriptor.contains("\"path\" : \"entries/waivers.csv\""))
        let seal = try project.run(["seal", "kropyvnytskyi", "2025-H1"])
        #expect(seal.status == 0, "no error counts, so no reason is needed: \(seal.errors)")
    }

    @Test func `with a limit of warnings those that are not waived count`() throws {
        let project = try Self.project(waivers: Self.all)
        let run = try project.run(["run", "kropyvnytskyi", "--fail-on", "warning"])
        #expect(run.status == 1)
        #expect(run.errors.contains("0 errors, 243 warnings, "))
        #expect(run.errors.contains(", 8 waived; see "))
    }

    @Test func `the stages one by one give the bytes of a run`() throws {
        let project = try Self.project(
            waivers: Self.all + "unique;events;Старе;Коваль;09.07.2025\n"
        )
        let asOf = ["--as-of", "2025-07-10"]
        let run = try project.run(["run", "kropyvnytskyi"] + asOf)
        #expect(run.status == 1)
        let expected = try project.tree("\(Self.shelf)/draft")
        try project.remove("output")
        let work = ["--grant", "kropyvnytskyi", "--work", "work"]
        #expect(try project.run(.ingest, work + asOf).status == 1)
        #expect(try project.run(.validate, work).status == 1)
        #expect(try project.run(.aggregate, work).status == 0)
        #expect(try project.run(.render, work).errors == run.errors)
        #expect(try project.tree("\(Self.shelf)/draft") == expected)
    }

    @Test(arguments: [
        ("2025-07-10", "09.07.2025", "waiver-expired", "минув"),
        ("2025-07-10", "колись", "waiver-fault", "дати"),
    ])
    func `a waiver that does not hold says what to do`(
        asOf: String,
        lastDay: String,
        rule: String,
        word: String
    ) throws {
        let text = "Правило;Причина;Відповідальна особа;Діє до\nunique;Старе;Коваль;\(lastDay)\n"
        let project = try Self.project(waivers: text)
        #expect(try project.run(["run", "kropyvnytskyi", "--as-of", asOf]).status == 1)
        let found = try CSVText.records(project.text("\(Self.shelf)/draft/findings.csv"))
        let own = try #require(found.first { $0["rule"] == rule })
        #expect(own["file"] == "../entries/waivers.csv")
        #expect(own["line"] == "2" && own["row"] == "2" && own["column"] == "4")
        #expect(own["severity"] == "error" && own["effect"] == "none")
        #expect(own["message"]?.contains(word) == true)
        #expect(!found.contains { $0["waived"] == "true" })
        let report = try project.text("\(Self.shelf)/draft/report.html")
        #expect(report.contains("data-rule=\"\(rule)\""))
        #expect(report.contains(">entries/waivers.csv – Діє до</td>"))
        let draft = "\(Self.shelf)/draft"
        let junit = try project.run(["findings", draft, "--format", "junit"]).output
        #expect(junit.contains("<testsuite name=\"kropyvnytskyi\" tests=\"1\" failures=\"1\""))
        #expect(junit.contains("<testcase name=\"\(rule)\" classname=\"\">"))
    }

    @Test(arguments: ["check", "run"])
    func `a file with other columns is a fault of the configuration`(command: String) throws {
        let project = try Self.project(waivers: "Правило;Причина\nunique;Старе\n")
        let run = try project.run([command, "kropyvnytskyi"])
        #expect(run.status == 78)
        #expect(
            run.errors
                == "grantline: \(Self.file):1:1: expected a header with the columns 'reason', "
                + "'owner', 'expires', and 'fingerprint' or 'rule'\n"
        )
        #expect(!project.exists("output"))
    }
}
