import Testing

@testable import Grants

/// A small grant with one descriptor and one pack, of which tests change a part.
struct Sample {
    static let grant = """
        format: 1
        grant: sample
        title: {bg: Проба, en: Sample}
        languages: [bg, en]
        term: {from: 2018-01-01, to: 2020-12-31}
        exports: exports/datapackage.yaml
        uses: [programmes/small]
        parameters:
          capacity: 60
        rules:
          - id: exit-after-entry
            on: cases
            require: exit_date >= entry_date
            message: {bg: Преди, en: Before}
        indicators:
          - code: CASELOAD
            title: {bg: Случаи, en: Cases}
            unit: case
            decimals: 4
            measure: {average_open: cases, from: entry_date, to: exit_date}
          - code: USE
            title: {bg: Заетост, en: Use}
            unit: percent
            measure: {ratio: [CASELOAD, capacity]}
          - code: OPENED
            title: {bg: Нови, en: Opened}
            unit: case
            measure: {count: cases, at: entry_date}
            by: [sex]
          - code: OPEN_END
            title: {bg: Открити, en: Open}
            unit: case
            measure: {open_at_end: cases, from: entry_date, to: exit_date}
        targets:
          - {indicator: CASELOAD, value: 60}
        charts:
          - {indicator: CASELOAD}
        reports: [report.html]

        """

    static let descriptor = """
        resources:
          - name: cases
            path: cases.csv
            grantline:
              dates: {first: entry_date, last: exit_date}
            schema:
              primaryKey: Case
              fields:
                - name: Case
                  grantline: {name: case, pseudonym: true}
                - name: Sex
                  constraints: {enum: [m, f]}
                  grantline: {name: sex}
                - name: Entry
                  type: date
                  constraints: {required: true}
                  grantline: {name: entry_date}
                - name: Exit
                  type: date
                  grantline: {name: exit_date}
          - name: events
            path: events.csv
            schema:
              foreignKeys:
                - fields: Case
                  reference: {resource: cases, fields: Case}
              fields:
                - name: Case
                  grantline: {name: case, pseudonym: true}
                - name: Minutes
                  type: integer
                  grantline: {name: minutes}
                - name: Note
                  grantline: {name: note}

        """

    static let pack = """
        format: 1
        pack: small
        version: "1"
        kind: programme
        title: {bg: Пакет, en: Pack}
        indicators:
          - code: "5111"
            title: {bg: Обекти, en: Facilities}
            unit: object
            measure: {unavailable: {bg: няма, en: none}}
        targets:
          - {indicator: "5111", span: cumulative, value: 138}

        """

    var grant = Self.grant
    var descriptor = Self.descriptor
    var pack = Self.pack

    /// Reads the grant from a folder of its own.
    func read() throws -> Grant {
        let scratch = try Scratch()
        try scratch.file("grants/sample/grant.yaml", grant)
        try scratch.file("grants/sample/exports/datapackage.yaml", descriptor)
        try scratch.file("programmes/small/pack.yaml", pack)
        return try GrantReader(installation: nil)
            .grant(at: GrantLocation("\(scratch.path)/grants/sample"))
    }

    /// Returns the faults of the grant, each with its file's last part.
    func faults() throws -> [String] {
        try GrantsTests.faults { _ = try read() }.map { fault in
            let place = fault.prefix { $0 != " " }
            return String((place.split(separator: "/").last ?? "") + fault.dropFirst(place.count))
        }
    }

    /// Returns the sample with a part of its grant replaced, which must be there once.
    static func grant(_ part: String, _ replacement: String) throws -> Sample {
        Sample(grant: try replaced(grant, part, replacement))
    }

    /// Returns the sample with a part of its descriptor replaced, which must be there once.
    static func descriptor(_ part: String, _ replacement: String) throws -> Sample {
        Sample(descriptor: try replaced(descriptor, part, replacement))
    }

    /// Returns the sample with a part of its pack replaced, which must be there once.
    static func pack(_ part: String, _ replacement: String) throws -> Sample {
        Sample(pack: try replaced(pack, part, replacement))
    }

    private static func replaced(
        _ text: String,
        _ part: String,
        _ replacement: String
    ) throws -> String {
        try #require(text.ranges(of: part).count == 1, "'\(part)' is there once")
        return text.replacing(part, with: replacement)
    }
}
