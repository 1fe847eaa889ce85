import Foundation
import Testing

/// A grant whose rules and indicators use what national identifiers tell, and dates in three cells.
@Suite struct IdentifierTests {
    private static let grant = """
        format: 1
        grant: identified
        title: {bg: Център, uk: Центр, en: Centre}
        languages: [en, bg, uk]
        term: {from: 2018-01-01, to: 2018-12-31}
        key: demonstration
        exports: exports/datapackage.yaml
        rules:
          - id: right-number
            on: clients
            severity: warning
            require: client_id_valid
            message: {bg: Грешен номер, uk: Хибний номер, en: The number is wrong}
          - id: birth-date-agrees
            on: clients
            severity: warning
            require: client_id_birth_date = birth_date
            message: {bg: Датите се различават, uk: Дати різняться, en: The dates differ}
        indicators:
          - code: ADULTS
            title: {bg: Пълнолетни, uk: Дорослі, en: Adults}
            unit: client
            measure:
              count: clients
              at: entry_date
              where: age(client_id_birth_date, entry_date) >= 18
            by: [client_id_sex]
        reports: [report.html, report.xml]

        """

    private static let descriptor = """
        name: identified
        resources:
          - name: clients
            path: clients.csv
            grantline:
              dates: {first: entry_date}
              dateParts: [{name: entry_date, year: Година, month: Месец, day: Ден, required: true}]
            schema:
              primaryKey: [ЕГН]
              fields:
                - name: ЕГН
                  constraints: {required: true}
                  grantline:
                    name: client_id
                    title: {bg: Клиент, uk: Клієнт, en: Client}
                    pseudonym: true
                    identifier: [egn, lnch]
                    padZeros: true
                - {name: Роден, type: date, grantline: {name: birth_date}}
                - {name: Година, type: integer, grantline: {name: entry_year}}
                - {name: Месец, type: integer, grantline: {name: entry_month}}
                - {name: Ден, type: integer, grantline: {name: entry_day}}

        """

    /// Right numbers but for the last; of the fourth a spreadsheet took the zeros.
    private static let records = [
        ("7501020018", "1975-01-02"), ("7111042925", "1990-05-06"), ("7523169263", "1975-03-16"),
        ("41010002", "2000-01-01"), ("7501020019", "1975-01-02"),
    ]

    private static func project() throws -> TestProject {
        let project = try TestProject()
        let folder = "input/grants/identified"
        try project.makeFolder("\(folder)/exports/2019-01-08")
        try project.write(grant, to: "\(folder)/grant.yaml")
        try project.write(descriptor, to: "\(folder)/exports/datapackage.yaml")
        let rows = records.map { "\($0.0),\($0.1),2018,3,04\n" }
        try project.write(
            "ЕГН,Роден,Година,Месец,Ден\n" + rows.joined(),
            to: "\(folder)/exports/2019-01-08/clients.csv"
        )
        return project
    }

    private static let draft = "output/identified/2018-H2/submission/draft"

    @Test func `the stages one by one give the bytes of a run, and no identifier comes out`() throws
    {
        let project = try Self.project()
        let run = try project.run(["run", "identified"])
        #expect(run.status == 0, "\(run.errors)")
        let expected = try project.tree(Self.draft)
        try project.remove("output")
        let words = try [Executable.ingest, .validate, .aggregate, .render].map { stage in
            let run = try project.run(stage, ["--grant", "identified", "--work", "work"])
            #expect(run.status == 0, "\(stage.rawValue): \(run.errors)")
            return run.output + run.errors
        }
        #expect(try project.tree(Self.draft) == expected)
        let files = try project.tree(".").filter { !$0.key.hasPrefix("input") }
        #expect(files.keys.contains("work/records/clients.csv"))
        for (number, _) in Self.records {
            #expect(files.values.allSatisfy { $0.range(of: Data(number.utf8)) == nil })
            #expect((words + [run.output, run.errors]).allSatisfy { !$0.contains(number) })
        }
    }

    @Test func `findings point to the identifier, and say nothing twice`() throws {
        let project = try Self.project()
        try #require(try project.run(["run", "identified"]).status == 0)
        let findings = try CSVText.records(project.text("\(Self.draft)/findings.csv"))
        let places = findings.map { finding in
            ["rule", "record", "column", "field", "count", "message"]
                .map { finding[$0] ?? "" }.joined(separator: " ")
        }
        #expect(
            places == [
                "mended-zero  1 client_id 1 Zeros in front of numbers in 'ЕГН', as spreadsheets take "
                    + "them off, were put back; cells: 1. Nothing needs to be done.",
                "birth-date-agrees 3 2 birth_date 1 The dates differ",
                "right-number 5 1 client_id_valid 1 The number is wrong",
            ]
        )
    }

    @Test func `a breakdown by sex has its codes and its words in every language`() throws {
        let project = try Self.project()
        try #require(try project.run(["run", "identified"]).status == 0)
        let results = try CSVText.records(project.text("\(Self.draft)/results.csv")).filter {
            $0["breakdown"] == "client_id_sex" && $0["period"] == "2018-H1"
                && $0["span"] == "period"
        }
        #expect(
            results.map { "\($0["category"] ?? "") \($0["value"] ?? "")" }
                == ["F 1", "M 2", "blank 0"]
        )
        let page = try project.text("\(Self.draft)/report.html")
        for word in [
            "Client: sex", "Клиент: пол", "Клієнт: стать", ">female<", ">male<", ">жени<", ">мъже<",
            ">жінки<", ">чоловіки<",
        ] {
            #expect(page.contains(word), "\(word)")
        }
    }

    @Test func `a name that another field has ends with 78`() throws {
        let project = try Self.project()
        try project.replace(
            "name: birth_date}",
            by: "name: client_id_birth_date}",
            in: "input/grants/identified/exports/datapackage.yaml"
        )
        try project.expectFailure(
            ["check", "identified"],
            status: 78,
            saying: [
                "datapackage.yaml:11:11:",
                "'client_id_birth_date' is what the identifier 'ЕГН' tells",
            ]
        )
    }
}
