import Testing

@testable import Expressions
@testable import Grants
@testable import Rendering

/// Checks days, half-years and numbers in the three languages.
@Suite struct LocalFormatTests {
    private func format(_ language: Language) throws -> LocalFormat {
        LocalFormat(labels: try Labels.read([language], templates: Project.path("templates"))[0])
    }

    @Test(arguments: [
        ("0", "0", "0"), ("12", "12", "12"), ("999", "999", "999"),
        ("1000", "1\u{202F}000", "1,000"), ("229999.80", "229\u{202F}999,80", "229,999.80"),
        ("1234567890.1234", "1\u{202F}234\u{202F}567\u{202F}890,1234", "1,234,567,890.1234"),
        ("-5", "\u{2212}5", "\u{2212}5"),
        ("-12345.60", "\u{2212}12\u{202F}345,60", "\u{2212}12,345.60"),
        ("0.0000", "0,0000", "0.0000"), ("-0.05", "\u{2212}0,05", "\u{2212}0.05"),
        (
            "170141183460469231731",
            "170\u{202F}141\u{202F}183\u{202F}460\u{202F}469\u{202F}231\u{202F}731",
            "170,141,183,460,469,231,731"
        ),
        ("", "", ""),
    ])
    func `numbers have the separators of the language`(
        _ text: String,
        _ comma: String,
        _ point: String
    ) throws {
        #expect(try format(.bg).number(text) == comma)
        #expect(try format(.uk).number(text) == comma)
        #expect(try format(.en).number(text) == point)
    }

    @Test(arguments: [
        (Language.bg, "31.12.2018 г.", "01.02.2024 г."), (.uk, "31.12.2018", "01.02.2024"),
        (.en, "31 December 2018", "1 February 2024"),
    ])
    func `days are written as the language writes them`(
        _ language: Language,
        _ last: String,
        _ first: String
    ) throws {
        let format = try format(language)
        let plain = { (text: String) in text.replacing("\u{A0}", with: " ") }
        #expect(plain(format.date(try #require(CivilDate(iso: "2018-12-31")))) == last)
        #expect(plain(format.date(try #require(CivilDate(iso: "2024-02-01")))) == first)
    }

    @Test(arguments: [
        (Language.bg, "второ полугодие на 2018 г."), (.uk, "друге півріччя 2018 року"),
        (.en, "second half of 2018"),
    ])
    func `half-years have their names`(_ language: Language, _ title: String) throws {
        let halfYear = try #require(HalfYear("2018-H2"))
        #expect(try format(language).title(halfYear).replacing("\u{A0}", with: " ") == title)
        #expect(try format(language).short(halfYear).contains("2018"))
    }

    @Test(arguments: Language.allCases)
    func `every month has a name of its own`(_ language: Language) throws {
        let format = try format(language)
        #expect(Set(LabelKey.months.map { format.label($0) }).count == 12)
    }

    @Test func `a unit without a label stands for itself`() throws {
        #expect(try format(.en).unit("case") == "cases")
        #expect(try format(.en).unit("furlong") == "furlong")
    }

    @Test(arguments: [
        ("{a}", "1"), ("{a}{b}{a}", "1{a}1"), ("x{a}y", "x1y"), ("{c}", "{c}"), ("{", "{"),
        ("{a", "{a"), ("}{a}{", "}1{"), ("{{a}}", "{1}"), ("", ""), ("{}", "{}"),
        ("„{a}“ \u{301}", "„1“ \u{301}"),
    ])
    func `placeholders are filled in one pass`(_ text: String, _ expected: String) {
        #expect(LocalFormat.filled(text, ["a": "1", "b": "{a}"]) == expected)
    }
}
