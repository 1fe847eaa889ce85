import Expressions
import Grants
import TestSupport
import Testing

@testable import Ingestion

/// Holds what numbers tell against known numbers, and against a slow way of judging them.
struct IdentifierKindTests {
    private static func facts(_ number: String, _ kind: IdentifierKind) -> IdentifierFacts? {
        DigitText(Array(number.utf8)[...]).flatMap { kind.facts(of: $0) }
    }

    private static func expected(_ number: String, _ kind: IdentifierKind) -> IdentifierFacts? {
        IdentifierOracle.facts(number, kind.rawValue).map { facts in
            IdentifierFacts(
                birthDate: facts.birthDate.flatMap { CivilDate(iso: $0) },
                sex: facts.sex.flatMap { IdentifierFacts.Sex(rawValue: $0) }
            )
        }
    }

    @Test(
        "numbers that are known to be right tell what they tell",
        arguments: [
            ("7523169263", .egn, "1875-03-16", .male), ("8032056031", .egn, "1880-12-05", .female),
            ("7501020018", .egn, "1975-01-02", .female), ("7111042925", .lnch, nil, nil),
            ("831641791", .eik, nil, nil), ("175074752", .eik, nil, nil),
            ("121817309", .eik, nil, nil), ("1759013776", .rnokpp, "1948-02-28", .male),
            ("00032129", .edrpou, nil, nil), ("14360570", .edrpou, nil, nil),
            ("20077720", .edrpou, nil, nil), ("40108625", .edrpou, nil, nil),
            ("37508470", .edrpou, nil, nil),
        ] as [(String, IdentifierKind, String?, IdentifierFacts.Sex?)]
    )
    func known(
        number: String,
        kind: IdentifierKind,
        birthDate: String?,
        sex: IdentifierFacts.Sex?
    ) {
        let day = birthDate.flatMap { CivilDate(iso: $0) }
        #expect(Self.facts(number, kind) == IdentifierFacts(birthDate: day, sex: sex))
        #expect(Self.expected(number, kind) == IdentifierFacts(birthDate: day, sex: sex))
    }

    @Test(
        "a number is wrong whose day is not in the calendar, though its check digit is right",
        arguments: [
            ("750229", IdentifierKind.egn), ("752229", .egn), ("754229", .egn), ("001329", .egn),
            ("752001", .egn), ("753301", .egn), ("755301", .egn), ("750631", .egn),
            ("750600", .egn),
            ("002229", .egn), ("492101", .egn), ("00000", .rnokpp), ("91677", .rnokpp),
            ("99999", .rnokpp),
        ]
    )
    func noDay(beginning: String, kind: IdentifierKind) {
        for seed in 0..<20 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let rest = RandomIdentifier.any(9 - beginning.count, &generator)
            let digits = IdentifierOracle.digits(beginning + rest) ?? []
            let number = beginning + rest + "\(IdentifierOracle.checkDigit(digits, kind.rawValue))"
            #expect(Self.facts(number, kind) == nil, "seed \(seed)")
        }
    }

    @Test(
        "the first and last days that a number can tell",
        arguments: [
            ("502101", IdentifierKind.egn, "1850-01-01"), ("993231", .egn, "1899-12-31"),
            ("000101", .egn, "1900-01-01"), ("991231", .egn, "1999-12-31"),
            ("004101", .egn, "2000-01-01"), ("004229", .egn, "2000-02-29"),
            ("995231", .egn, "2099-12-31"), ("00001", .rnokpp, "1900-01-01"),
            ("00060", .rnokpp, "1900-03-01"), ("91676", .rnokpp, "2150-12-31"),
        ]
    )
    func edges(beginning: String, kind: IdentifierKind, day: String) throws {
        let count = 9 - beginning.count
        for last in ["0", "1"] {
            let body = beginning + String(repeating: "7", count: count - 1) + last
            let digits = try #require(IdentifierOracle.digits(body))
            let number = body + "\(IdentifierOracle.checkDigit(digits, kind.rawValue))"
            let sex: IdentifierFacts.Sex = (last == "0") == (kind == .egn) ? .male : .female
            let expected = IdentifierFacts(birthDate: CivilDate(iso: day), sex: sex)
            #expect(Self.facts(number, kind) == expected)
        }
    }

    @Test("a number of zeros alone is none", arguments: IdentifierKind.allCases)
    func zeros(kind: IdentifierKind) {
        for length in kind.lengths {
            #expect(Self.facts(String(repeating: "0", count: length), kind) == nil)
        }
    }

    @Test(
        "right numbers, those of one other digit and any others",
        arguments: IdentifierKind.allCases
    )
    func random(kind: IdentifierKind) {
        var right = 0
        for seed in 0..<150 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let number = RandomIdentifier.right(kind.rawValue, &generator)
            #expect(Self.facts(number, kind) != nil, "seed \(seed)")
            let others = (7...14).map { RandomIdentifier.any($0, &generator) }
            for other in [number] + RandomIdentifier.changes(of: number).map(\.number) + others {
                let expected = Self.expected(other, kind)
                #expect(Self.facts(other, kind) == expected, "seed \(seed)")
                right += expected == nil ? 0 : 1
            }
        }
        #expect(right >= 150)
    }

    /// Tells whether the sums of two numbers promise that they are told apart: where one remainder
    /// is 10 they may have the same check digit.
    private static func arePromised(_ numbers: [String], _ kind: String) -> Bool {
        let remainders = numbers.map { number in
            IdentifierOracle.remainders(IdentifierOracle.digits(number) ?? [], kind)[0]
        }
        return !remainders.contains(10) && remainders[0] != remainders[1]
    }

    @Test(
        "one wrong digit is found wherever the sum tells it",
        arguments: [
            (IdentifierKind.egn, 0.75), (.lnch, 1), (.eik, 0.75), (.rnokpp, 0.75), (.edrpou, 0.75),
        ]
    )
    func oneDigit(kind: IdentifierKind, part: Double) {
        var (promised, all) = (0, 0)
        for seed in 0..<150 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let number = RandomIdentifier.right(kind.rawValue, &generator)
            for (place, changed) in RandomIdentifier.changes(of: number) {
                all += 1
                let isCheckDigit = place == number.count - 1 || kind == .eik && place == 8
                let sums = number.count == 13 && place > 8 ? "branch" : kind.rawValue
                guard isCheckDigit || Self.arePromised([number, changed], sums) else { continue }
                promised += 1
                #expect(Self.facts(changed, kind) == nil, "seed \(seed), place \(place)")
            }
        }
        #expect(Double(promised) >= part * Double(all))
    }
}
