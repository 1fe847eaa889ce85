import Expressions
import Testing

@Suite("Parsing an expression")
struct ParserTests {
    @Test(
        "refuses what is no sentence, at its place",
        arguments: [
            ("", "a value", "the end", 0), ("  ", "a value", "the end", 2),
            ("1 +", "a value", "the end", 3), ("+ 1", "a value", "'+'", 0),
            ("(1", "an operator or ')'", "the end", 2), (")", "a value", "')'", 0),
            ("1)", "an operator or the end", "')'", 1), ("a b", "an operator or the end", "'b'", 2),
            ("a = b = c", "an operator or the end", "'='", 6),
            ("a is null is null", "an operator or the end", "'is'", 10),
            ("1 < 2 < 3", "an operator or the end", "'<'", 6),
            ("a is 5", "'not' or 'null'", "'5'", 5), ("a is not 5", "'null'", "'5'", 9),
            ("a not 5", "'in', 'between' or 'like'", "'5'", 6), ("a in 5", "'('", "'5'", 5),
            ("a in ()", "a value", "')'", 6), ("a in (1", "',' or ')'", "the end", 7),
            ("a between 1", "'and'", "the end", 11), ("a between 1 or 2", "'and'", "'or'", 12),
            ("a.", "a field's name", "the end", 2), ("a.5", "a field's name", "'5'", 2),
            ("a.b.c", "an operator or the end", "'.'", 3), ("and", "a value", "'and'", 0),
            ("f(1", "',' or ')'", "the end", 3), ("f(1,)", "a value", "')'", 4),
            ("f(,1)", "a value", "','", 2), ("1, 2", "an operator or the end", "','", 1),
            ("exists()", "a table's name", "')'", 7), ("exists(1)", "a table's name", "'1'", 7),
            ("exists(t.f)", "'where' or ')'", "'.'", 8), ("min(t)", "'.'", "')'", 5),
            ("min(t.f, 2)", "'where' or ')'", "','", 7), ("count(*)", "a table's name", "'*'", 6),
            ("count(t where )", "a value", "')'", 14),
            ("'a' 'b'", "an operator or the end", "a text", 4),
            ("date date '2018-07-01'", "an operator or the end", "'date'", 5),
            ("a = not b", "a value", "'not'", 4),
            ("1 where 2", "an operator or the end", "'where'", 2),
            ("a..b", "a field's name", "'.'", 2), ("(a).b", "an operator or the end", "'.'", 3),
        ]
    )
    func sentences(source: String, expected: String, found: String, offset: Int) {
        let reason = ExpressionFault.Reason.unexpectedToken(found: found, expected: expected)
        #expect(
            fault(in: source) == ExpressionFault(reason: reason, offset: offset, source: source)
        )
    }

    @Test(
        "refuses what is no token, at its place",
        arguments: [
            ("a ; b", .unexpectedCharacter(";"), 2), ("а = 1", .unexpectedCharacter("а"), 0),
            ("'й' = \"x\"", .unexpectedCharacter("\""), 6), ("a ! b", .unexpectedCharacter("!"), 2),
            ("a\u{A0}= 1", .unexpectedCharacter("\u{A0}"), 1),
            ("\0", .unexpectedCharacter("\0"), 0),
            ("a == b", .unexpectedToken(found: "'='", expected: "a value"), 3),
            ("'й' = 'open", .unterminatedText, 6), ("'it''", .unterminatedText, 0),
            ("1 -- 2", .comment, 2), ("1 /* 2", .comment, 2), ("12abc", .badNumber("12abc"), 0),
            ("1.", .badNumber("1."), 0), ("1.2.3", .badNumber("1.2.3"), 0),
            ("1e5", .badNumber("1e5"), 0), ("0x10", .badNumber("0x10"), 0),
            ("1234567890123456789", .badNumber("1234567890123456789"), 0),
            (".5", .unexpectedToken(found: "'.'", expected: "a value"), 0),
            ("date '2018-02-29'", .badDate("2018-02-29"), 5),
            ("date '18-02-01'", .badDate("18-02-01"), 5),
        ] as [(String, ExpressionFault.Reason, Int)]
    )
    func tokens(source: String, reason: ExpressionFault.Reason, offset: Int) {
        #expect(
            fault(in: source) == ExpressionFault(reason: reason, offset: offset, source: source)
        )
    }

    @Test("takes keywords and functions in any letter case, and any white space")
    func letterCase() throws {
        #expect(try value(of: "TRUE And NoT FALSE\r\n\tOR Null IS NULL") == .boolean(true))
        #expect(try value(of: "Greatest(1,2)IN(2)") == .boolean(true))
    }

    private static let nestings: [(opening: String, core: String, closing: String)] = [
        ("(", "true", ")"), ("not ", "true", ""), ("- ", "1", ""), ("coalesce(null, ", "1", ")"),
        ("1 in (", "1", ")"), ("1 - (", "1", ")"), ("true and (", "true", ")"),
        ("greatest(1, - ", "1", ")"), ("not (", "true", ")"),
        ("case when true then ", "1", " end"), ("case when ", "true", " then true end"),
        ("case 1 when ", "1", " then 1 end"), ("case when false then 1 else ", "1", " end"),
        ("case (", "1", ") when 1 then 1 end"),
    ]

    @Test("goes 100 levels deep and no deeper", arguments: nestings)
    func depth(opening: String, core: String, closing: String) throws {
        func nested(_ levels: Int) -> String {
            String(repeating: opening, count: levels) + core
                + String(repeating: closing, count: levels)
        }
        let perLevel =
            (opening + " ").contains("not (") || opening.contains(", -")
                || opening == "case (" ? 2 : 1
        let most = 100 / perLevel
        if opening != "1 in (" {
            _ = try value(of: nested(most))
        }
        _ = try Expression(parsing: nested(most))
        #expect(fault(in: nested(most + 1))?.reason == .tooDeep(limit: 100))
        #expect(fault(in: String(nested(5_000).prefix(10_000)))?.reason == .tooDeep(limit: 100))
    }

    @Test("takes 10,000 bytes and no more")
    func length() throws {
        let fits = "'" + String(repeating: "й", count: 4_999) + "'"
        #expect(fits.utf8.count == 10_000)
        #expect(try value(of: fits) != .null)
        #expect(fault(in: fits + " ")?.reason == .tooLong(limit: 10_000))
        #expect(
            fault(in: String(repeating: "(", count: 1_000_000))?.reason == .tooLong(limit: 10_000)
        )
    }

    @Test(
        "takes chains of any length",
        arguments: [
            ("1", "+1", Value.number(Rational(5_000))), ("1", "-1", .number(Rational(-4_998))),
            ("1", "*1", .number(Rational(1))), ("true", " or true", .boolean(true)),
            ("true", " and true", .boolean(true)),
        ]
    )
    func chains(first: String, next: String, result: Value) throws {
        let count = min(4_999, (10_000 - first.utf8.count) / next.utf8.count)
        let source = first + String(repeating: next, count: count)
        #expect(try value(of: source) == result)
    }

    @Test("takes long lists")
    func lists() throws {
        let items = (1...2_000).map { "\($0)" }.joined(separator: ",")
        #expect(try value(of: "2000 in (\(items))") == .boolean(true))
        #expect(try value(of: "greatest(\(items))") == .number(Rational(2_000)))
    }
}
