import Testing

@testable import Ingestion

struct CodeTableTests {
    private static let places = CodeTable([
        ("Казанлък", "K"), ("Павел баня", "P"), ("Тест на гепатит C", "C"), ("й", "J"),
        ("ABBA", "A"),
    ])

    @Test(
        "what cannot change the meaning is mended and told",
        arguments: [
            ("Казанлък", "K", CodeTable.Difference()),
            ("КАЗАНЛЪК", "K", CodeTable.Difference(letterCase: true)),
            ("казанлък", "K", CodeTable.Difference(letterCase: true)),
            ("Павел\u{A0}баня", "P", CodeTable.Difference(space: true)),
            ("ПАВЕЛ\u{202F}БАНЯ", "P", CodeTable.Difference(letterCase: true, space: true)),
            ("и\u{306}", "J", CodeTable.Difference(form: true)),
            ("И\u{306}", "J", CodeTable.Difference(letterCase: true, form: true)),
        ]
    )
    func mended(text: String, code: String, difference: CodeTable.Difference) {
        var places = Self.places
        #expect(places.match(text) == .found(code: code, difference))
    }

    @Test(
        "a letter of the other alphabet is told, with the one that is meant",
        arguments: [
            ("Kазанлък", "K", "К"), ("КАЗАНЛЪK", "K", "к"), ("кaзанлък", "a", "а"),
            ("Тест на гепатит С", "С", "C"), ("тест на гепатит с", "с", "C"),
            ("Tест на гепатит C", "T", "Т"), ("АBBA", "А", "A"), ("АВВА", "А", "A"),
            ("Пaвел\u{A0}баня", "a", "а"),
        ] as [(String, Unicode.Scalar, Unicode.Scalar)]
    )
    func lookAlike(text: String, found: Unicode.Scalar, meant: Unicode.Scalar) {
        let letter = LookAlike.Letter(found: found, meant: meant)
        var places = Self.places
        #expect(places.match(text) == .lookAlike(letter))
    }

    @Test(
        "anything else is unknown",
        arguments: ["Стара Загора", "Казанлъкк", "Павел  баня", "Павелбаня", "K", "", "0"]
    )
    func unknown(text: String) {
        var places = Self.places
        #expect(places.match(text) == .unknown)
    }

    @Test("words that differ in case only are told apart, and never guessed")
    func ambiguousCase() {
        var table = CodeTable([("аБ", "1"), ("Аб", "2")])
        #expect(table.match("аБ") == .found(code: "1", CodeTable.Difference()))
        #expect(table.match("Аб") == .found(code: "2", CodeTable.Difference()))
        #expect(table.match("АБ") == .unknown)
        var alike = CodeTable([("true", "true"), ("TRUE", "true")])
        #expect(alike.match("True") == .found(code: "true", CodeTable.Difference(letterCase: true)))
    }

    @Test("a list may have no-break spaces itself")
    func spacesOfTheList() {
        var table = CodeTable([("20\u{A0}места", "20")])
        #expect(table.match("20\u{A0}места") == .found(code: "20", CodeTable.Difference()))
        #expect(table.match("20 места") == .found(code: "20", CodeTable.Difference(space: true)))
    }
}

struct LookAlikeTests {
    @Test(
        "a word of two alphabets is found by the letter of the rarer one",
        arguments: [
            ("Kазанлък", "K", "К"), ("Ivаn", "а", "a"), ("КР-0001 и Mария", "M", "М"),
            ("аp", "p", "р"),
        ] as [(String, Unicode.Scalar, Unicode.Scalar)]
    )
    func mixed(text: String, found: Unicode.Scalar, meant: Unicode.Scalar) {
        let letter = LookAlike.Letter(found: found, meant: meant)
        #expect(LookAlike.firstMixedLetter(in: text) == letter)
    }

    @Test(
        "words of one alphabet each are no mixture",
        arguments: [
            "Казанлък", "Kazanlak", "тест C", "КР-0001A", "2018-A", "", "Wi-Fi мрежа", "µм",
        ]
    )
    func plain(text: String) {
        #expect(LookAlike.firstMixedLetter(in: text) == nil)
    }
}

struct MendingTests {
    @Test(
        "outer blanks of every kind are taken off",
        arguments: [
            ("a", "a"), (" a ", "a"), ("\u{A0}\u{202F}\u{2007}\u{2009}\ta b\u{A0}", "a b"),
            (" ", ""), ("", ""), ("\u{301} a", "\u{301} a"), (" \u{301}a", "\u{301}a"),
            ("\na\n", "\na\n"),
        ]
    )
    func trimmed(text: String, expected: String) {
        #expect(Array(Mending.trimmed(text).utf8) == Array(expected.utf8))
    }

    @Test(
        "a column's name has one space for each run of blanks and line breaks",
        arguments: [
            (" Дата\r\n на  раждане\t", "Дата на раждане"), ("a\u{A0}b", "a b"), ("\n", ""),
        ]
    )
    func columnName(text: String, expected: String) {
        #expect(Mending.columnName(text) == expected)
    }
}
