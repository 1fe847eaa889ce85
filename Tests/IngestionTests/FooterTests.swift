import Testing

@testable import CSV
@testable import Grants
@testable import Ingestion

struct FooterTests {
    private static let records = "\(TestRegister.header)\n1;Казанлък;;;;;\n2;Казанлък;;;;;\n"

    private func findings(
        _ footer: String,
        counts: String = "records",
        records: String = records
    ) throws -> [String] {
        let own = "footer: {prefix: \"Общо записи:\", counts: \(counts)}"
        return try people(records + footer, own: own).findings.map(\.brief)
    }

    @Test(
        "a footer with the right count is no record and no finding",
        arguments: [
            "Общо записи: 2;;;;;;\n", "Общо записи:2", "\"Общо записи: 2\";;\n",
            "  Общо\u{A0}записи:\t2\n", "Общо записи:;2;;\n", "Общо записи:;\u{A0}2\n",
            "Общо записи: 0 002\r\n",
        ]
    )
    func right(footer: String) throws {
        #expect(try findings(footer) == [])
    }

    @Test(
        "a footer with another count is an error of the file",
        arguments: [
            ("Общо записи: 3;;\n", "3"), ("Общо записи: 0\n", "0"), ("Общо записи:\n", "?"),
            ("Общо записи: два\n", "?"), ("Общо записи: 2 бр.\n", "?"),
            ("Общо записи: -2\n", "?"), ("Общо записи: ٢\n", "?"),
            ("Общо записи: 99999999999999999999\n", "?"),
        ]
    )
    func wrong(footer: String, expected: String) throws {
        let own = "footer: {prefix: \"Общо записи:\", counts: records}"
        let found = try people(Self.records + footer, own: own)
        #expect(found.findings.map(\.brief) == ["footer-count error none -/4/4/1 "])
        #expect(
            found.findings.first?.message.contains("footer: \(expected); records read: 2") == true
        )
        #expect(found.table.count == 2)
    }

    @Test("a missing footer is an error of the file, also where it counts nothing")
    func missing() throws {
        #expect(try findings("") == ["footer-count error none -/-/-/- "])
        let own = "footer: {prefix: \"Общо\"}"
        #expect(try people(Self.records, own: own).findings.map(\.rule) == ["footer-count"])
        #expect(try people(Self.records + "Общо x\n", own: own).findings.isEmpty)
    }

    @Test("a footer may count the different keys")
    func keys() throws {
        let records = Self.records + "2;Казанлък;;;;;\n ;Казанлък;;;;;\n"
        #expect(
            try findings("Общо записи: 2\n", counts: "keys", records: records) == [
                "required error reject 4/5/5/1 id"
            ]
        )
        let found = try findings("Общо записи: 4\n", counts: "keys", records: records)
        #expect(found.first == "footer-count error none -/6/6/1 ")
    }

    @Test("a second footer is a record like any other: nothing is left out silently")
    func second() throws {
        let text = "Общо записи: 2\n3;Казанлък;;;;;\nОбщо записи: 3\n"
        #expect(
            try findings(text) == [
                "footer-count error none -/4/4/1 ", "missing-cell error reject 4/6/6/2 ",
            ]
        )
    }

    @Test(
        "each of several exports in one file has a footer, which counts its own records",
        arguments: [
            ("records", "2", "3", []), ("records", "5", "3", ["footer-count error none -/4/4/1 "]),
            ("records", "2", "5", ["footer-count error none -/9/9/1 "]), ("keys", "2", "2", []),
            ("keys", "2", "3", ["footer-count error none -/9/9/1 "]),
        ] as [(String, String, String, [String])]
    )
    func several(_ counts: String, _ one: String, _ two: String, _ expected: [String]) throws {
        let text = """
            Общо записи: \(one)
            \(TestRegister.header)
            1;Казанлък;;;;;
            2;Казанлък;;;;;
            1;Казанлък;;;;;
            Общо записи: \(two)

            """
        let remark = "repeated-header info none -/-/-/- "
        let found = try findings(text, counts: counts)
        #expect(found == expected + [remark] || found == [remark] + expected)
    }

    @Test("blank lines around the footer are told and do not count")
    func blankLines() throws {
        #expect(
            try findings(";;;;;;\nОбщо записи: 2\n\n") == ["blank-row info none -/-/-/-  ×2"]
        )
    }
}
