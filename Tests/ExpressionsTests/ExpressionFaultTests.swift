import Expressions
import Testing

@Suite("A fault of an expression")
struct ExpressionFaultTests {
    @Test(
        "is told in one line of lower case without a full stop",
        arguments: [
            ("enroled > 1", "unknown name 'enroled'; did you mean 'enrolled'?"),
            ("foo > 1", "unknown name 'foo'"),
            ("coalesc(1)", "unknown function 'coalesc'; did you mean 'coalesce'?"),
            ("enrolled = 5", "cannot compare date with number"),
            ("client + 1", "expected number or date, found text"),
            ("age(enrolled)", "'age' takes 2 arguments, found 1"),
            ("half_year()", "'half_year' takes 1 argument, found 0"),
            ("round(1, 2, 3)", "'round' takes 1 or 2 arguments, found 3"),
            ("substr('a')", "'substr' takes 2 or 3 arguments, found 1"),
            ("make_date(1)", "'make_date' takes 3 arguments, found 1"),
            ("lenght('a')", "unknown function 'lenght'; did you mean 'length'?"),
            ("case whn consent then 1 end", "unknown word 'whn'; did you mean 'when'?"),
            ("client lik 'C%'", "unknown word 'lik'; did you mean 'like'?"),
            ("client not liek 'C%'", "unknown word 'liek'; did you mean 'like'?"),
            ("client like 'C!' escape '!'", "after the escape '!' stands '%', '_' or '!' again"),
            ("client like 'C' escape 'ab'", "the escape of 'like' is one character"),
            ("band(1, 2, 2)", "the limits of 'band' must increase"),
            ("band(1, places)", "expected a plain number as a limit"),
            ("round(1, places)", "expected a whole number from 0 to 9"),
            ("greatest(1)", "'greatest' takes at least 2 arguments, found 1"),
            ("1 +", "expected a value, found the end"),
            ("(1", "expected an operator or ')', found the end"),
            ("1 = 'x", "the text that begins at character 5 has no closing quote"),
            ("1 -- x", "a comment cannot stand in an expression"),
            ("exists(visits)", "more than one relation leads to table 'visits'"),
            ("exists(acts)", "table 'acts' is not related to 'clients'"),
            (
                "events.date = null",
                "table 'events' can only be read in exists, count, min, max or sum here"
            ),
            (
                "exists(events where exists(clients))",
                "'exists' cannot stand within another sub-query"
            ),
            (
                "date '2018-02-30'",
                "'2018-02-30' is no date of the years 1800 to 2200 in the form YYYY-MM-DD"
            ),
            ("1e5", "'1e5' is no number of up to 18 digits"),
            ("а", "unexpected character 'а' (U+0430)"),
            (";", "unexpected character ';'"), ("\u{202E}", "unexpected character U+202E"),
            ("\u{7}", "unexpected character U+0007"), ("€", "unexpected character U+20AC"),
            (
                "date 'a\nb\u{202E}c'",
                "'a\u{FFFD}b\u{FFFD}c' is no date of the years 1800 to 2200 in the form YYYY-MM-DD"
            ),
        ]
    )
    func wording(source: String, words: String) {
        #expect(fault(in: source)?.description == words)
    }

    @Test("is told for limits and a missing table")
    func limits() {
        #expect(
            fault(in: String(repeating: "(", count: 500))?.description
                == "nested deeper than 100 levels"
        )
        #expect(
            fault(in: String(repeating: " ", count: 20_000))?.description
                == "longer than 10000 bytes"
        )
        #expect(
            fault(in: "exists(events)", for: nil)?.description
                == "table 'events' is not related to any record here"
        )
    }

    @Test("cuts what is too long to show")
    func cut() {
        let name = String(repeating: "x", count: 100)
        #expect(fault(in: name)?.description == "unknown name '\(name.prefix(60))…'")
    }

    @Test(
        "shows its line with a caret under its place",
        arguments: [
            ("enrolled = 5", "enrolled = 5\n         ^"),
            ("1 +", "1 +\n   ^"),
            ("true and\n  enroled > 1\nand true", "  enroled > 1\n  ^"),
            ("true and\r\n\tenroled > 1\r\nand true", "\tenroled > 1\n\t^"),
            (
                "client = 'Превенция' and foo",
                "client = 'Превенция' and foo\n                         ^"
            ),
            ("client = 'и\u{306}' and foo", "client = 'и\u{306}' and foo\n                 ^"),
            ("", "\n^"),
            ("'\u{1B}[31m' = 5", "'\u{FFFD}[31m' = 5\n        ^"),
        ]
    )
    func caret(source: String, lines: String) {
        #expect(fault(in: source)?.caretLines() == lines)
    }

    @Test("shows the part of a long line around its place")
    func longLine() throws {
        let source =
            String(repeating: "true and ", count: 50) + "foo"
            + String(repeating: " or true", count: 50)
        let lines = try #require(fault(in: source)).caretLines()
        let (line, caret) = try #require(
            lines.split(separator: "\n").count == 2
                ? (lines.split(separator: "\n")[0], lines.split(separator: "\n")[1]) : nil
        )
        #expect(line.count == 122 && line.first == "…" && line.last == "…")
        #expect(line.dropFirst(caret.count - 1).hasPrefix("foo"))
    }

    @Test("shows something for any offset", arguments: [-1, 0, 3, 4, Int.max, Int.min])
    func offsets(offset: Int) {
        let fault = ExpressionFault(reason: .comment, offset: offset, source: "a\nb")
        #expect(fault.caretLines().hasSuffix("^"))
    }
}
