import Testing

@testable import Expressions
@testable import Ingestion

struct NumberTextTests {
    @Test(
        "numbers are read exactly as declared, and nothing else is a number",
        arguments: [
            ("0", "0"), ("-0", "0"), ("12", "12"), ("12,50", "12.5"), ("-3,75", "-3.75"),
            ("0,000001", "0.000001"), ("1\u{A0}234", "1234"), ("1 234,5", "1234.5"),
            ("12\u{202F}345\u{202F}678,90", "12345678.9"), ("1\u{2009}234", "1234"),
            ("123456789012345678", "123456789012345678"),
            ("1 234\u{A0}567", "1234567"), ("-1 234", "-1234"), ("1234,5", "1234.5"),
            // Other separators, and groups that are none.
            ("12.50", nil), ("1.234", nil), ("1.234,5", nil), ("1,2,3", nil), ("1 23", nil),
            ("1 2345", nil), ("12345 678", nil), (" 234", nil), ("1  234", nil), ("1 234 ", nil),
            ("1 234,567 890", nil), ("- 5", nil), (",5", nil), ("5,", nil), (",", nil), ("", nil),
            // What parsers of programming languages take.
            ("+5", nil), ("0x1p4", nil), ("0x10", nil), ("nan", nil), ("inf", nil),
            ("Infinity", nil), ("1e400", nil), ("1E5", nil), ("5e-1", nil), ("1_000", nil),
            ("(5)", nil), ("5-", nil), ("--5", nil), ("−5", nil), ("5%", nil), ("5 лв.", nil),
            ("٣", nil), ("½", nil), ("１２", nil), ("1,\u{301}5", nil), ("1\u{301}", nil),
            // More digits than are exact.
            ("1234567890123456789", nil), ("1,234567890123456789", nil),
        ] as [(String, String?)]
    )
    func grouped(text: String, expected: String?) {
        let number = NumberText(decimal: ",", group: "\u{A0}").number(text)
        #expect(number?.description == expected)
    }

    @Test(
        "a group sign that is no space stands for itself only",
        arguments: [
            ("1.234,5", "1234.5"), ("1.234.567", "1234567"), ("1234,5", "1234.5"), ("1 234", nil),
            ("1.23", nil), (".234", nil), ("1..234", nil), ("1,234.5", nil),
        ] as [(String, String?)]
    )
    func otherGroups(text: String, expected: String?) {
        #expect(NumberText(decimal: ",", group: ".").number(text)?.description == expected)
    }

    @Test(
        "without groups every space is a fault",
        arguments: [("1.5", "1.5"), ("1 234", nil), ("1\u{A0}234", nil), ("1,5", nil)]
            as [(String, String?)]
    )
    func withoutGroups(text: String, expected: String?) {
        #expect(NumberText(decimal: ".", group: nil).number(text)?.description == expected)
    }

    @Test(
        "a whole number has no decimals whatever the sign",
        arguments: [("5", "5"), ("1 000", "1000"), ("1.5", nil), ("1,5", nil), ("1.000", nil)]
            as [(String, String?)]
    )
    func whole(text: String, expected: String?) {
        #expect(NumberText(decimal: nil, group: " ").number(text)?.description == expected)
    }
}
