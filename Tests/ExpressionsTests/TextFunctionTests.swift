import TestSupport
import Testing

@testable import Expressions

@Suite("A function of texts")
struct TextFunctionTests {
    @Test(
        "calculates its value",
        arguments: [
            ("lower('Яр ÄB')", .text("яр äb")), ("upper('яр äb')", .text("ЯР ÄB")),
            ("upper('straße')", .text("STRASSE")), ("lower('')", .text("")),
            ("trim('  a b ')", .text("a b")), ("trim('   ')", .text("")),
            ("trim('\u{A0}a\t')", .text("\u{A0}a\t")),
            ("length('яр')", Sample.number("2")), ("length('и\u{306}')", Sample.number("2")),
            ("length('')", Sample.number("0")), ("length('🙂')", Sample.number("1")),
            ("substr('abcde', 2)", .text("bcde")), ("substr('abcde', 2, 3)", .text("bcd")),
            ("substr('яр', 2, 9)", .text("р")), ("substr('abc', 4)", .text("")),
            ("substr('abc', 0)", .text("abc")), ("substr('abc', 0, 2)", .text("a")),
            ("substr('abc', -1, 3)", .text("a")), ("substr('abc', -5, 3)", .text("")),
            ("substr('abc', 2, 0)", .text("")), ("substr('abc', 2, -1)", .text("")),
            ("substr('abc', 999999999999999999, 999999999999999999)", .text("")),
            ("substr('abc', -999999999999999999, 999999999999999999)", .text("")),
            ("lower('A') = lower('a')", .boolean(true)),
        ] as [(String, Value)]
    )
    func results(source: String, result: Value) throws {
        #expect(try value(of: source) == result)
    }

    @Test(
        "gives null where an argument is null",
        arguments: [
            "lower(null)", "upper(null)", "trim(null)", "length(null)", "substr(null, 1)",
            "substr('a', null)", "substr('a', 1, null)", "null like 'a'", "null not like '%'",
        ]
    )
    func nulls(source: String) throws {
        #expect(try value(of: source) == .null)
    }

    @Test("takes whole numbers only")
    func fractions() {
        #expect(throws: ArithmeticFault.overflow) { try value(of: "substr('abc', 1.5)") }
        #expect(throws: ArithmeticFault.overflow) { try value(of: "substr('abc', 1, 0.5)") }
    }

    @Test("makes texts alike that differed, and gives one code to them")
    func merging() throws {
        let texts = ["a", "A", " a", nil, "b", "B "]
        let table = DataTable(
            name: "t",
            recordCount: 6,
            columns: [
                "t": .texts(texts),
                "n": .numbers([1, 2, 1, 1, nil, 1].map { $0.map(Rational.init) }),
            ]
        )
        let scope = Scope(schema: Schema(tables: ["t": ["t": .text, "n": .number]]), table: "t")
        func column(_ source: String) throws -> [Value] {
            let column = try Expression(parsing: source).checked(in: scope)
                .evaluate(over: Dataset(tables: ["t": table]))
            return (0..<6).map(column.value(at:))
        }
        let isA: [Value] = [true, true, true, nil, false, false].map {
            $0.map(Value.boolean) ?? .null
        }
        #expect(try column("lower(trim(t)) = 'a'") == isA)
        #expect(try column("'A' in (upper(trim(t)), 'x')") == isA)
        #expect(
            try column("substr(t, n)")
                == [.text("a"), .text(""), .text(" a"), .null, .null, .text("B ")]
        )
        #expect(
            try column("substr(lower(t), n, length(t))")
                == [.text("a"), .text(""), .text(" a"), .null, .null, .text("b ")]
        )
    }
}

@Suite("A pattern")
struct LikePatternTests {
    @Test(
        "fits a text as a whole, by characters and letter case",
        arguments: [
            ("'abc' like 'abc'", true), ("'abc' like 'ABC'", false), ("'abc' like 'ab'", false),
            ("'abc' like 'a%'", true), ("'abc' like '%c'", true), ("'abc' like '%b%'", true),
            ("'abc' like '_b_'", true), ("'abc' like '__'", false), ("'' like ''", true),
            ("'' like '%'", true), ("'' like '_'", false), ("'яр' like '_р'", true),
            ("'и\u{306}' like '__'", true), ("'a%' like 'a!%' escape '!'", true),
            ("'ab' like 'a!%' escape '!'", false), ("'a_b!' like 'a!_b!!' escape '!'", true),
            ("'a%b' like 'a%%b' escape '%'", true), ("'axb' like 'a%%b' escape '%'", false),
            ("'abc' not like 'b%'", true), ("'a\nb' like 'a_b'", true),
            ("'mississippi' like '%iss%ip%i'", true), ("'mississippi' like '%iss%ip'", false),
            ("upper('a') || 'b' like 'A'", nil),
        ] as [(String, Bool?)]
    )
    func matches(source: String, isMatch: Bool?) throws {
        guard let isMatch else {
            #expect(fault(in: source) != nil)
            return
        }
        #expect(try value(of: source) == .boolean(isMatch))
    }

    @Test(
        "is a text in quotes, with one character as its escape",
        arguments: [
            ("client like client", 12), ("client like null", 12), ("client like lower('a')", 12),
            ("client like 'a' escape client", 23), ("client like 'a' escape ''", 23),
            ("client like 'a!' escape '!'", 12), ("client like 'a!b' escape '!'", 12),
            ("places like 'a'", 0), ("client like 'a' like 'b'", 16),
        ]
    )
    func faults(source: String, offset: Int) {
        #expect(fault(in: source)?.offset == offset)
    }

    @Test("fits what trying every length of '%' finds", arguments: 0..<4)
    func oracle(seed: UInt64) throws {
        func fits(_ text: Substring.UnicodeScalarView, _ pattern: Substring.UnicodeScalarView)
            -> Bool
        {
            guard let part = pattern.first else { return text.isEmpty }
            switch part {
            case "%":
                return fits(text, pattern.dropFirst())
                    || (!text.isEmpty && fits(text.dropFirst(), pattern))
            default:
                guard let first = text.first, part == "_" || part == first else { return false }
                return fits(text.dropFirst(), pattern.dropFirst())
            }
        }
        var random = SeededGenerator(seed: seed)
        func some(_ letters: [String], _ most: Int) -> String {
            (0..<Int.random(in: 0...most, using: &random))
                .compactMap { _ in letters.randomElement(using: &random) }.joined()
        }
        for _ in 0..<5_000 {
            let (text, pattern) = (some(["a", "b"], 8), some(["a", "b", "%", "%", "_"], 6))
            let expected = fits(Substring(text).unicodeScalars, Substring(pattern).unicodeScalars)
            #expect(
                try LikePattern(pattern, escape: nil).matches(text) == expected,
                "seed \(seed): '\(text)' like '\(pattern)'"
            )
        }
    }

    @Test("of many '%' takes no time that grows with their number to the power of the text")
    func manyWildcards() throws {
        let pattern = String(repeating: "%a", count: 1_000) + "%b"
        let text = String(repeating: "a", count: 5_000)
        #expect(try !LikePattern(pattern, escape: nil).matches(text))
    }
}
