import Foundation
import Testing

/// A finding leads to the line and cell of the original export where the fault really stands.
@Suite struct PlantedFaultTests {
    /// A finding, and what stands in the cell that it names.
    struct Fault: Sendable, CustomTestStringConvertible {
        var filing: SharedFiling
        var file: String
        var rule: String
        var record: Int
        var line: Int
        var row: Int
        var column: Int
        var cell: String

        var testDescription: String { "\(rule) at \(file):\(line)" }
    }

    private static func cases(
        _ rule: String,
        _ numbers: (record: Int, line: Int, row: Int, column: Int),
        _ cell: String
    ) -> Fault {
        Fault(
            filing: .kazanlakFirst,
            file: "2019-01-08/sluchai.csv",
            rule: rule,
            record: numbers.record,
            line: numbers.line,
            row: numbers.row,
            column: numbers.column,
            cell: cell
        )
    }

    private static func clients(_ rule: String, _ record: Int, _ column: Int, _ cell: String)
        -> Fault
    {
        Fault(
            filing: .kropyvnytskyi,
            file: "2025-07-04/kliienty.csv",
            rule: rule,
            record: record,
            line: record + 1,
            row: record + 1,
            column: column,
            cell: cell
        )
    }

    private static func events(_ rule: String, _ record: Int, _ column: Int, _ cell: String)
        -> Fault
    {
        Fault(
            filing: .kropyvnytskyi,
            file: "2025-07-04/poslugy.csv",
            rule: rule,
            record: record,
            line: record + 1,
            row: record + 1,
            column: column,
            cell: cell
        )
    }

    static let faults = [
        cases("enum", (3, 7, 7, 5), "Стара Загора"),
        cases("look-alike", (30, 36, 34, 5), "\u{4B}азанлък"),
        cases("enum", (118, 131, 122, 7), "Друго"),
        cases("required", (149, 163, 153, 3), ""),
        cases("unique", (194, 214, 198, 1), "2015-0193"),
        cases("birth-after-entry", (197, 218, 201, 4), "11.10.2015"),
        cases("type-error", (204, 226, 208, 9), "31.02.2015"),
        cases("exit-before-entry", (260, 285, 264, 10), "19.08.2015"),
        cases("unique", (555, 606, 559, 1), "2017-0550"),
        cases("birth-after-entry", (593, 645, 597, 4), "13.04.2018"),
        cases("look-alike", (595, 648, 599, 5), "\u{4B}азанлък"),
        Fault(
            filing: .kazanlakFirst,
            file: "2019-01-08/deynosti.csv",
            rule: "foreign-key",
            record: 1809,
            line: 1810,
            row: 1810,
            column: 2,
            cell: "2018-8888"
        ),
        clients("unique", 41, 1, "КР-0040"), clients("unique", 121, 1, "КР-0119"),
        clients("no-consent", 279, 8, "ні"), clients("no-consent", 280, 8, "ні"),
        clients("required", 281, 8, ""), clients("enrolled-outside-term", 282, 6, "15.05.2024"),
        events("foreign-key", 2194, 2, "КР-9999"),
        events("event-outside-term", 2195, 3, "10.02.2026"),
    ]

    /// The lines of an export as the system that wrote it counts them.
    private static func lines(_ fault: Fault) throws -> [String] {
        let path = "input/grants/\(fault.filing.grant)/exports/\(fault.file)"
        let isKazanlak = fault.filing.grant == "kazanlak"
        let encoding: String.Encoding = isKazanlak ? .windowsCP1251 : .utf8
        let bytes = try SharedFiling.project().bytes(path)
        return try #require(String(data: bytes, encoding: encoding))
            .components(separatedBy: isKazanlak ? "\r\n" : "\n")
    }

    /// The cells of a line; none of those that are looked at holds a separator or a quote.
    private static func cells(_ line: String, of fault: Fault) -> [String] {
        let separator =
            switch fault.file.suffix(8) {
            case "enty.csv": ","
            case "lugy.csv": "\t"
            default: ";"
            }
        return line.components(separatedBy: separator)
            .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"")) }
    }

    @Test(arguments: faults)
    func `the line that a finding names holds the fault`(fault: Fault) throws {
        let rows = try fault.filing.table("findings.csv").filter {
            $0["rule"] == fault.rule && $0["file"] == fault.file && $0["line"] == "\(fault.line)"
        }
        try #require(rows.count == 1)
        #expect(rows[0]["record"] == "\(fault.record)")
        #expect(rows[0]["row"] == "\(fault.row)")
        #expect(rows[0]["column"] == "\(fault.column)")
        #expect(rows[0]["severity"] == "error")
        #expect(rows[0]["effect"] == "reject")
        #expect(rows[0]["count"] == "1")
        #expect(rows[0]["waived"] == "false")
        let line = try Self.lines(fault)[fault.line - 1]
        #expect(Self.cells(line, of: fault)[fault.column - 1] == fault.cell)
    }

    @Test func `of a repeat the line of the first is named too`() throws {
        let repeats = Self.faults.filter { $0.rule == "unique" }
        for fault in repeats {
            let message = try #require(
                fault.filing.table("findings.csv")
                    .first { $0["rule"] == "unique" && $0["line"] == "\(fault.line)" }?["message"]
            )
            let numbers = message.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
            let lines = try Self.lines(fault)
            let first = Set(numbers).filter { $0 < fault.line && $0 > 0 }
                .filter { Self.cells(lines[$0 - 1], of: fault)[0] == fault.cell }
            #expect(first.count == 1, "\(message)")
        }
    }

    @Test func `no fault stands in the shipped exports that is not known`() throws {
        let known: [SharedFiling: [String: Int]] = [
            .kazanlakFirst: [
                "enum": 4, "look-alike": 3, "required": 3, "unique": 5, "birth-after-entry": 3,
                "type-error": 3, "exit-before-entry": 3, "foreign-key": 1, "mended-blank": 1,
                "mended-case": 2,
            ],
            .kropyvnytskyi: [
                "unique": 2, "no-consent": 2, "required": 1, "enrolled-outside-term": 1,
                "foreign-key": 1, "event-outside-term": 1, "event-after-end": 243,
            ],
        ]
        for (filing, counts) in known {
            let rules = try filing.table("findings.csv").map { $0["rule"] ?? "" }
            #expect(Dictionary(grouping: rules) { $0 }.mapValues(\.count) == counts)
        }
    }
}
