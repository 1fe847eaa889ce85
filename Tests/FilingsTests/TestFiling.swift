import Foundation
import Testing

@testable import Expressions
@testable import Filings
@testable import Grants

/// A shelf of a small grant in a temporary folder, and what is put on it.
struct TestFiling {
    let scratch: Scratch
    let shelf: FilingShelf

    init() throws {
        scratch = try Scratch()
        shelf = FilingShelf(
            output: "\(scratch.path)/output",
            grant: "test",
            period: try Self.period,
            profile: .submission
        )
    }

    static var period: HalfYear {
        get throws { try #require(HalfYear("2018-H2")) }
    }

    /// The path of an entry of the shelf.
    func path(_ name: String = "") -> String {
        name.isEmpty ? shelf.path : "\(shelf.path)/\(name)"
    }

    /// The documents of a filing, with a page of this text.
    static func documents(
        _ page: String = "page",
        figures: [Figure] = [],
        findings: [Finding] = []
    ) -> [(name: String, bytes: [UInt8])] {
        [
            ("results.csv", ResultsText.bytes(of: figures)),
            ("report.html", Array(page.utf8)),
            ("findings.csv", FindingsText.bytes(of: findings)),
            ("report.xml", Array("<r/>\n".utf8)),
        ]
    }

    /// Puts documents on the shelf.
    @discardableResult
    func put(_ documents: [(name: String, bytes: [UInt8])] = documents()) throws
        -> FilingShelf.Outcome
    {
        try shelf.putDraft(documents, source: source())
    }

    func source() throws -> FilingSource {
        FilingSource(
            grant: try grant(),
            period: try Self.period,
            profile: .submission,
            dataDay: try #require(CivilDate(iso: "2019-01-08")),
            hasDemonstrationKey: true,
            programVersion: "9.8.7",
            exports: [
                FilingSource.Input(
                    path: "2019-01-08/cases.csv",
                    bytes: 12,
                    sha256: SHA256Text.digest(Array("cases".utf8)),
                    table: "cases",
                    hasPrimaryKey: true
                ),
                FilingSource.Input(
                    path: "2019-01-08/events.csv",
                    bytes: 13,
                    sha256: SHA256Text.digest(Array("events".utf8)),
                    table: "events",
                    hasPrimaryKey: false
                ),
            ],
            templates: [FilingSource.Input(path: "report.xml.mustache", content: [0x78])]
        )
    }

    func grant() throws -> Grant {
        try scratch.file(
            "grants/test/grant.yaml",
            """
            format: 1
            grant: test
            title: {en: Test}
            languages: [en]
            term: {from: 2018-01-01}
            periods: {scheme: half-year}
            key: demonstration
            exports: exports/datapackage.yaml
            reports: [report.html, report.xml]
            uses: [programmes/plan]
            indicators: []
            """
        )
        try scratch.file(
            "programmes/plan/pack.yaml",
            """
            format: 1
            pack: plan
            version: "3.1"
            kind: programme
            title: {en: Plan}
            """
        )
        try scratch.file(
            "grants/test/exports/datapackage.yaml",
            """
            $schema: https://datapackage.org/profiles/2.0/datapackage.json
            name: register
            resources:
              - name: cases
                path: cases.csv
                grantline: {title: {en: Cases}}
                schema: {fields: [{name: entry, type: date}]}
            """
        )
        return try GrantReader(installation: nil)
            .grant(at: GrantLocation("\(scratch.path)/grants/test"))
    }

    // MARK: What stands on the disk

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    func entries(_ name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
    }

    func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
        return try #require(attributes[.posixPermissions] as? Int)
    }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }
}

/// A finding of a case; without a record, one on the whole file.
func finding(
    _ rule: String = "exit-before-entry",
    _ severity: Severity = .error,
    _ effect: Effect = .reject,
    table: String = "cases",
    record: Int? = 1,
    line: Int? = 2,
    field: String = "exit",
    count: Int = 1,
    fingerprint: String = ""
) -> Finding {
    Finding(
        rule: rule,
        severity: severity,
        effect: effect,
        table: table,
        file: "2019-01-08/\(table).csv",
        record: record,
        line: line,
        row: line,
        column: record == nil ? nil : 3,
        field: field,
        count: count,
        message: "words",
        fingerprint: fingerprint
    )
}

/// A figure of the grant's own.
func figure(
    _ indicator: String,
    _ value: String,
    _ span: SpanKind = .period,
    period: String = "2018-H2",
    pack: String = "",
    by breakdown: String = "",
    _ category: String = "",
    unit: String = "case",
    status: Figure.Status = .final
) -> Figure {
    let key = Figure.Key(
        pack: pack,
        indicator: indicator,
        period: period,
        span: span,
        breakdown: breakdown,
        category: category
    )
    return Figure(key: key, value: value, unit: unit, status: status)
}
