/// A random export for the benchmark's grant, in which every fault occurs that it looks for.
public struct ParticipationExport {
    private static let columns = [
        "participation_id", "person_id", "operation_id", "sex", "birth_date", "municipality",
        "target_group", "labour_status", "isced", "migrant", "disability", "homeless", "rural",
        "household_jobless", "single_adult", "entry_date", "exit_date", "exit_result",
        "followup_6m", "amount", "note",
    ]
    private static let mandatory = columns[0..<9] + ["entry_date", "amount"]
    private static let flags = columns[9..<15]

    private var random: SeededGenerator
    private var ids: [String] = []

    /// Makes the text of an export.
    ///
    /// - Parameters:
    ///   - seed: What determines it.
    ///   - records: How many records it has; about a tenth of them are faulty.
    /// - Returns: A header and the records.
    public static func text(seed: UInt64, records: Int) -> String {
        var export = ParticipationExport(random: SeededGenerator(seed: seed))
        let rows = (0..<records).map { _ in
            let record = export.record(of: records)
            return columns.map { quoted(record[$0] ?? "") }.joined(separator: ",") + "\n"
        }
        return columns.joined(separator: ",") + "\n" + rows.joined()
    }

    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.contains { ",\"\n".contains($0) }
        return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }

    private mutating func record(of count: Int) -> [String: String] {
        let entry = Days.number(2013, 11, 1) + below(3_700)
        var record = [
            "participation_id": "P\(ids.count)",
            "person_id": "N\(below(count * 2 / 3 + 1))",
            "operation_id": "BG-\(below(9))",
            "sex": one(of: ["F", "F", "M", "M", "X"]),
            "birth_date": Days.text(Days.number(1945, 1, 1) + below(21_000)),
            "municipality": one(of: ["BLG01", "SOF02", "VAR03", "SLV11", "JAM10"]),
            "target_group": "TG\(one(of: ["01", "02", "07", "12"]))",
            "labour_status": one(of: ["EMP", "UNE", "LTU", "INA", "EDU"]),
            "isced": "\(below(9))",
            "entry_date": Days.text(entry),
            "amount": "\(below(90_000)).\(below(10))\(below(10))",
            "note": one(of: ["", "", "ok", "готов за работа", "a, \"b\"", "two\nlines", "\"\n\""]),
        ]
        for flag in Self.flags { record[flag] = one(of: ["", "0", "0", "1"]) }
        if below(10) > 0 {
            record["exit_date"] = Days.text(entry + below(400))
            record["exit_result"] = one(
                of: ["", "JOBSEARCH", "EDUCATION", "QUALIFICATION", "EMPLOYMENT", "NONE"]
            )
            record["followup_6m"] = one(of: ["", "EMPLOYED", "IMPROVED", "NONE"])
        }
        while below(10) == 0 { spoil(&record, entry) }
        ids.append(record["participation_id"] ?? "")
        return record
    }

    /// Makes one of the seven kinds of fault.
    private mutating func spoil(_ record: inout [String: String], _ entry: Int) {
        switch below(7) {
        case 0:
            record[one(of: ["birth_date", "entry_date", "exit_date"])] = one(
                of: [
                    "2018-02-30", "2019-02-29", "2018-13-01", "05.06.2018", "2018-05", "2018-5-06",
                ]
            )
        case 1: record["exit_date"] = Days.text(entry - 1 - below(200))
        case 2:
            let coded = ["sex", "municipality", "target_group", "labour_status"] + Self.flags
            record[one(of: coded + ["exit_result", "followup_6m"])] = "QQ9"
        case 3: record["participation_id"] = one(of: ids + ["P0"])
        case 4: record["birth_date"] = Days.text(Days.number(1881, 1, 1) + below(7_300))
        case 5: record[one(of: Array(Self.mandatory))] = ""
        default: record["isced"] = one(of: ["9", "12", "-1", "A"])
        }
    }

    private mutating func below(_ limit: Int) -> Int {
        Int.random(in: 0..<limit, using: &random)
    }

    private mutating func one(of choices: [String]) -> String {
        choices[below(choices.count)]
    }
}

/// The days of the calendar from 1880 on, one after the other.
private enum Days {
    private static let first = 1880
    private static let texts = (first...2025).flatMap { year in
        (1...12).flatMap { month in
            (1...length(year, month)).map { "\(year)-\(two(month))-\(two($0))" }
        }
    }

    static func text(_ number: Int) -> String { texts[number] }

    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let years = (first..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
        return (1..<month).reduce(years) { $0 + length(year, $1) } + day - 1
    }

    private static func length(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
