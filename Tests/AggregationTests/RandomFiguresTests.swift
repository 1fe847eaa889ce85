import TestSupport
import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants

/// Compares all figures of random records with counts made day by day.
@Suite struct RandomFiguresTests {
    static let indicators = [
        indicator(
            "LOAD",
            "{average_open: cases, from: entry, to: exit}",
            unit: "case",
            decimals: 4,
            by: "[sex, kind, [kind, sex]]"
        ),
        indicator("IN", "{count: cases, at: entry}", unit: "case", by: "[sex, [sex, kind]]"),
        indicator("OUT", "{count: cases, at: exit}", unit: "case", by: "[kind]"),
        indicator("SERVED", "{count: cases, served: [entry, exit]}", unit: "case", by: "[kind]"),
        indicator(
            "CLIENTS",
            "{unique: cases.client, served: [entry, exit]}",
            unit: "client",
            by: "[sex]"
        ),
        indicator("OPEN", "{open_at_end: cases, from: entry, to: exit}", unit: "case", by: "[sex]"),
        indicator(
            "SUM",
            "{sum: cases, value: amount, at: entry}",
            unit: "BGN",
            decimals: 1,
            by: "[kind]"
        ),
        indicator(
            "RICH",
            "{count: cases, served: [entry, exit], where: amount >= 0}",
            unit: "case"
        ),
        indicator(
            "HOURS",
            "{sum: events, value: minutes / 60, at: date}",
            unit: "hour",
            decimals: 2
        ),
        indicator("FULL", "{ratio: [LOAD, capacity]}", unit: "percent", decimals: 2),
        indicator("PER_CASE", "{ratio: [SUM, IN]}", unit: "BGN", decimals: 3),
    ].joined()

    @Test(arguments: 1...24)
    func `all measures equal counts made day by day`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let register = Self.register(&generator)
        let expected = try SlowCount(register).values()
        let found = try register.values()
        let wrong = expected.filter { found[$0.key] != $0.value }.sorted { $0.key < $1.key }
        #expect(
            wrong.isEmpty,
            "\(wrong.prefix(5).map { "\($0.key): \(found[$0.key] ?? "absent"), not \($0.value)" })"
        )
        #expect(Set(found.keys) == Set(expected.keys))
    }

    static func register(_ generator: inout SeededGenerator) -> TestRegister {
        var register = TestRegister()
        register.indicators = indicators
        let day = { (from: Int32, span: Int32, generator: inout SeededGenerator) in
            CivilDate(dayNumber: from + Int32.random(in: 0..<span, using: &generator))
        }
        let start = day(17_100, 500, &generator)
        let end = Bool.random(using: &generator) ? day(start.dayNumber + 30, 500, &generator) : nil
        register.term = "from: \(start)" + (end.map { ", to: \($0)" } ?? "")
        let dataDay = day(start.dayNumber + 1, 700, &generator)
        register.dataDay = dataDay.description
        let last = end.map { min($0, dataDay) } ?? dataDay
        register.period = HalfYear(containing: last).description
        if Bool.random(using: &generator) {
            register.caseCoverage = day(start.dayNumber, 300, &generator).description
        }
        if Bool.random(using: &generator) {
            register.eventCoverage = day(start.dayNumber, 300, &generator).description
        }
        for index in 0..<Int.random(in: 0...30, using: &generator) {
            let entry = day(start.dayNumber - 5, 720, &generator)
            var record = TestCase("")
            record.entry = entry
            if Bool.random(using: &generator) {
                record.exit = day(entry.dayNumber, 200, &generator)
            }
            record.client = "client \(Int.random(in: 0..<12, using: &generator))"
            record.sex = Bool.random(using: &generator) ? "M" : "F"
            record.kind = ["A", "B", "C", nil].randomElement(using: &generator) ?? nil
            let cents = Int128(Int.random(in: -100_000...1_000_000, using: &generator))
            record.amount =
                Bool.random(using: &generator)
                ? try? Rational(numerator: cents, denominator: 100) : nil
            register.cases.append(record)
            if Int.random(in: 0..<6, using: &generator) == 0 {
                register.rejectedCases.insert(index + 1)
            }
            register.events.append(
                TestEvent(
                    parent: index,
                    date: day(start.dayNumber - 5, 720, &generator),
                    minutes: Int.random(in: 0..<100, using: &generator)
                )
            )
        }
        return register
    }
}

/// Counts by looking at every day and every record: slow, and plain to see.
struct SlowCount {
    private let register: TestRegister
    private let first: CivilDate
    private let last: CivilDate
    private let cases: [TestCase]
    private let events: [TestEvent]

    init(_ register: TestRegister) throws {
        self.register = register
        let days = register.term.split(separator: ",").compactMap {
            CivilDate(iso: $0.split(separator: ": ")[1])
        }
        first = try #require(days.first)
        let dataDay = try #require(CivilDate(iso: register.dataDay))
        last = days.count > 1 ? min(days[1], dataDay) : dataDay
        cases = register.cases.enumerated().filter {
            !register.rejectedCases.contains($0.offset + 1)
        }
        .map(\.element)
        events = register.events
    }

    /// All values by name.
    func values() throws -> [String: String] {
        var values: [String: String] = [:]
        var name = Self.halfYear(first)
        while true {
            for (span, isCumulative) in [("period", false), ("cumulative", true)] {
                let prefix = "\(name) \(span)"
                let days = try days(name, isCumulative, coverage: register.caseCoverage)
                let eventDays = try self.days(name, isCumulative, coverage: register.eventCoverage)
                for (key, value) in counts(days) where !(key.hasPrefix("OPEN") && isCumulative) {
                    let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
                    let category = parts.count > 1 ? " \(parts[1])" : ""
                    values["\(parts[0]) \(prefix)\(category)"] = value
                }
                values["HOURS \(prefix)"] = hours(eventDays)
            }
            if name == register.period { return values }
            name = Self.next(name)
        }
    }

    private static func halfYear(_ day: CivilDate) -> String {
        "\(day.year)-H\(day.month < 7 ? 1 : 2)"
    }

    private static func next(_ name: String) -> String {
        let year = Int(name.prefix(4)) ?? 0
        return name.hasSuffix("H1") ? "\(year)-H2" : "\(year + 1)-H1"
    }

    /// The days of a span; nothing where the figure is unavailable.
    private func days(
        _ name: String,
        _ isCumulative: Bool,
        coverage: String
    ) throws -> [CivilDate]? {
        let covered = CivilDate(iso: coverage) ?? first
        let all = (first.dayNumber...max(first.dayNumber, last.dayNumber))
            .map { CivilDate(dayNumber: $0) }
        if isCumulative {
            let days = all.filter { Self.halfYear($0) <= name && $0 >= covered }
            return days.isEmpty ? nil : days
        }
        let days = all.filter { Self.halfYear($0) == name }
        return days.contains { $0 < covered } || days.isEmpty ? nil : days
    }

    private static let sexes = ["M", "F"]
    private static let kinds: [String?] = ["A", "B", "C", nil]

    /// Every category that some indicator has, with the records in it.
    private func categories() -> [(name: String, cases: [TestCase])] {
        var categories = [("", cases)]
        for sex in Self.sexes {
            categories.append((" sex=\(sex)", cases.filter { $0.sex == sex }))
        }
        for kind in Self.kinds {
            let code = kind ?? "blank"
            let ofKind = cases.filter { $0.kind == kind }
            categories.append((" kind=\(code)", ofKind))
            for sex in Self.sexes {
                let both = ofKind.filter { $0.sex == sex }
                categories.append((" kind;sex=\(code);\(sex)", both))
                categories.append((" sex;kind=\(sex);\(code)", both))
            }
        }
        return categories
    }

    private func counts(_ days: [CivilDate]?) -> [String: String] {
        var values: [String: String] = [:]
        for (name, cases) in categories() {
            let breakdown = name.split(separator: "=").first.map(String.init) ?? ""
            let add = { (code: String, breakdowns: Set<String>, value: String) in
                if breakdowns.contains(breakdown) { values[code + name] = value }
            }
            let load = days.map { Self.caseDays(cases, $0) }
            let cents = days.map { Self.cents(Self.entering(cases, $0)) }
            let entering = days.map { Self.entering(cases, $0).count }
            let served = days.map { Self.served(cases, $0) } ?? []
            let count = { (number: Int?) in days == nil ? "" : "\(number ?? 0)" }
            add("LOAD", ["", " sex", " kind", " kind;sex"], Self.quotient(load, days?.count, 4))
            add("IN", ["", " sex", " sex;kind"], count(entering))
            add("OUT", ["", " kind"], count(days.map { Self.leaving(cases, $0).count }))
            add("SERVED", ["", " kind"], count(served.count))
            add("CLIENTS", ["", " sex"], count(Set(served.map(\.client)).count))
            add("OPEN", ["", " sex"], count(days.map { Self.openAtEnd(cases, $0) }))
            add("SUM", ["", " kind"], Self.quotient(cents, days.map { _ in 100 }, 1))
            let zero = Rational(0)
            add("RICH", [""], count(served.count { ($0.amount ?? Rational(-1)) >= zero }))
            add("FULL", [""], Self.quotient(load.map { $0 * 100 }, days.map { $0.count * 7 }, 2))
            let divisor = entering.flatMap { $0 == 0 ? nil : $0 * 100 }
            add("PER_CASE", [""], Self.quotient(cents, divisor, 3))
        }
        return values
    }

    private static func isOpen(_ record: TestCase, on day: CivilDate) -> Bool {
        guard let entry = record.entry, entry <= day else { return false }
        guard let exit = record.exit else { return true }
        return day < exit
    }

    private static func caseDays(_ cases: [TestCase], _ days: [CivilDate]) -> Int {
        days.reduce(0) { sum, day in sum + cases.count { isOpen($0, on: day) } }
    }

    private static func entering(_ cases: [TestCase], _ days: [CivilDate]) -> [TestCase] {
        cases.filter { record in days.contains { $0 == record.entry } }
    }

    private static func leaving(_ cases: [TestCase], _ days: [CivilDate]) -> [TestCase] {
        cases.filter { record in days.contains { $0 == record.exit } }
    }

    /// Who was there on some day, or came on some day.
    private static func served(_ cases: [TestCase], _ days: [CivilDate]) -> [TestCase] {
        cases.filter { record in
            days.contains { isOpen(record, on: $0) || record.entry == $0 }
        }
    }

    /// Who has come and not left by the evening of the last day.
    private static func openAtEnd(_ cases: [TestCase], _ days: [CivilDate]) -> Int {
        guard let last = days.last else { return 0 }
        return cases.count { record in
            guard let entry = record.entry, entry <= last else { return false }
            return record.exit.map { $0 > last } ?? true
        }
    }

    private static func cents(_ cases: [TestCase]) -> Int {
        cases.reduce(0) { sum, record in
            guard let amount = record.amount else { return sum }
            return sum + Int(amount.numerator * (100 / amount.denominator))
        }
    }

    private func hours(_ days: [CivilDate]?) -> String {
        guard let days else { return "" }
        let minutes = events.filter { event in days.contains { $0 == event.date } }
            .reduce(0) { $0 + $1.minutes }
        return Self.quotient(minutes, 60, 2)
    }

    /// Divides and rounds half up, away from zero; nothing gives an empty text.
    private static func quotient(_ dividend: Int?, _ divisor: Int?, _ decimals: Int) -> String {
        guard let dividend, let divisor else { return "" }
        let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
        let scaled = (abs(dividend) * scale * 2 + divisor) / (divisor * 2)
        let digits = "\(scaled)"
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = dividend < 0 && scaled > 0 ? "-" : ""
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
