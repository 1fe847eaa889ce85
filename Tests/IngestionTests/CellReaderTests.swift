import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion

struct CellReaderTests {
    private func field(
        _ kind: FieldDefinition.Kind = .string,
        codes: [FieldDefinition.Code]? = nil,
        treatment: FieldDefinition.Treatment = .keep,
        severity: Severity = .error,
        _ constrain: (inout FieldDefinition.Constraints) -> Void = { _ in }
    ) -> FieldDefinition {
        var constraints = FieldDefinition.Constraints()
        constrain(&constraints)
        return FieldDefinition(
            name: "field",
            header: "Field",
            title: LocalizedText(),
            kind: kind,
            codes: codes,
            constraints: constraints,
            severity: severity,
            treatment: treatment
        )
    }

    private func read(
        _ text: String,
        _ field: FieldDefinition,
        missing: [String] = [""]
    ) -> (value: Value, faults: [CellFault]) {
        var reader = CellReader(field: field, missingValues: missing)
        return reader.read(Array(text.utf8))
    }

    @Test(
        "an empty cell has no value, and is a fault where one is required",
        arguments: ["", " ", "\t", "\u{A0}\u{202F} ", "n/a", " n/a "]
    )
    func missing(text: String) {
        #expect(read(text, field(), missing: ["", "n/a"]) == (.null, []))
        let required = field { $0.isRequired = true }
        #expect(read(text, required, missing: ["", "n/a"]) == (.null, [.required]))
    }

    @Test(
        "a whole number is nothing but digits",
        arguments: [
            ("0", "0"), ("007", "7"), ("-5", "-5"), (" 12 ", "12"), ("12.5", nil), ("1,5", nil),
            ("+5", nil), ("1e3", nil), ("0x10", nil), ("٣", nil), ("1 000", nil), ("--5", nil),
            ("-", nil), ("5-", nil), ("1\u{301}", nil),
            ("999999999999999999", "999999999999999999"),
            ("1000000000000000000", nil), ("1000000000000000000000000000000", nil),
        ] as [(String, String?)]
    )
    func integers(text: String, expected: String?) {
        let value = expected.flatMap { Rational(decimal: $0) }.map(Value.number)
        #expect(
            read(text, field(.integer(group: nil))) == (value ?? .null, value == nil ? [.type] : [])
        )
    }

    @Test(
        "a date has exactly the declared form and is in the calendar",
        arguments: [
            ("29.02.2016", "2016-02-29"), (" 01.01.2018\t", "2018-01-01"), ("29.02.2015", nil),
            ("31.06.2018", nil), ("1.1.2018", nil), ("01.01.18", nil), ("2018-01-01", nil),
            ("01.01.2018x", nil), ("01.01.2018 г.", nil), ("٠١.٠١.٢٠١٨", nil),
            ("01.01.0018", nil), ("00.01.2018", nil), ("01.13.2018", nil),
        ] as [(String, String?)]
    )
    func dates(text: String, expected: String?) throws {
        let form = try #require(DatePattern("%d.%m.%Y"))
        let value = expected.flatMap { CivilDate(iso: $0) }.map(Value.date)
        #expect(read(text, field(.date(form))) == (value ?? .null, value == nil ? [.type] : []))
    }

    @Test(
        "yes and no are the declared words, in any letter case",
        arguments: [
            ("да", true), ("не", false), ("ДА", true), (" Не ", false), ("1", nil), ("true", nil),
            ("дa", nil),
        ] as [(String, Bool?)]
    )
    func booleans(text: String, expected: Bool?) {
        let found = read(text, field(.boolean(trueValues: ["да"], falseValues: ["не"])))
        #expect(found.value == (expected.map(Value.boolean) ?? .null))
        #expect(found.faults.isEmpty == (expected != nil))
    }

    @Test("numbers and days have limits, which belong to what is allowed")
    func limits() throws {
        let limited = field(.integer(group: nil)) {
            $0.minimum = .number(Rational(0))
            $0.maximum = .number(Rational(10))
        }
        #expect(read("0", limited).faults == [])
        #expect(read("10", limited).faults == [])
        #expect(read("-1", limited) == (.number(Rational(-1)), [.minimum(.number(Rational(0)))]))
        #expect(read("11", limited) == (.number(Rational(11)), [.maximum(.number(Rational(10)))]))
        let first = try #require(CivilDate(iso: "2018-01-01"))
        let day = field(.date(.iso)) { $0.minimum = .date(first) }
        #expect(read("2018-01-01", day).faults == [])
        #expect(read("2017-12-31", day).faults == [.minimum(.date(first))])
    }

    @Test("texts have lengths, counted in characters and after mending")
    func lengths() {
        let limited = field(treatment: .pseudonym(domain: "d")) {
            $0.minLength = 2
            $0.maxLength = 3
        }
        #expect(read(" йй ", limited) == (.text("йй"), []))
        #expect(read("й", limited) == (.text("й"), [.minLength(2)]))
        #expect(read("йййй", limited) == (.text("йййй"), [.maxLength(3)]))
    }

    @Test("a pattern holds for the whole text, with plain spaces")
    func patterns() {
        let formed = field { $0.pattern = "[0-9]{2} [A-Z]" }
        #expect(read("12 A", formed) == (.text("12 A"), []))
        #expect(read("12\u{A0}A", formed) == (.text("12 A"), []))
        #expect(read("12 AB", formed) == (.null, [.pattern]))
        #expect(read("x12 A", formed) == (.null, [.pattern]))
    }

    @Test("a text that does not have the form never leaves, whatever else is wrong with it")
    func formlessText() throws {
        let formed = field { $0.pattern = "[0-9]+" }
        let found = read("Иванова Mария", formed)
        #expect(found.value == .null)
        #expect(found.faults.count == 1)
        guard case .lookAlike(let letter, isUnfit: true) = try #require(found.faults.first) else {
            Issue.record("\(found.faults)")
            return
        }
        #expect(letter == LookAlike.Letter(found: "M", meant: "М"))
    }

    @Test("an identifier with letters of two alphabets is kept, with a warning")
    func mixedIdentifier() {
        let identifier = field(treatment: .pseudonym(domain: "d"))
        let letter = LookAlike.Letter(found: "K", meant: "К")
        #expect(
            read("KР-1", identifier) == (.text("KР-1"), [.lookAlike(letter, isUnfit: false)])
        )
        #expect(read("КР-1", identifier).faults == [])
        #expect(read("KP-1", identifier).faults == [])
    }

    @Test(
        "a character that nobody sees makes an identifier, a date and a word of a list unfit",
        arguments: [
            "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{202E}", "\u{200E}", "\u{2060}", "\n", "\u{7F}",
            "\u{85}",
        ]
    )
    func invisible(character: String) {
        let identifier = field(treatment: .pseudonym(domain: "d"))
        #expect(read("1\(character)2", identifier) == (.null, [.invisible]))
        let day = field(.date(.iso))
        #expect(read("2018-01-0\(character)1", day) == (.null, [.invisible]))
        let code = field(codes: [FieldDefinition.Code(value: "ab", code: "X", label: nil)])
        #expect(read("a\(character)b", code) == (.null, [.invisible]))
    }

    @Test(
        "free text may hold anything; what is dropped is checked, has no value, and is not mended"
    )
    func dropped() {
        let note = field(treatment: .drop) {
            $0.isRequired = true
            $0.maxLength = 5
        }
        var reader = CellReader(field: note, missingValues: [""])
        #expect(reader.read(Array(" Mария ".utf8)) == (.null, []))
        #expect(reader.read(Array("\u{200B}x\ny".utf8)) == (.null, []))
        #expect(reader.read(Array("шест а".utf8)) == (.null, [.maxLength(5)]))
        #expect(reader.read(Array(" ".utf8)) == (.null, [.required]))
        #expect(reader.mended == CellReader.Mended())
        let day = field(.date(.iso), treatment: .drop)
        #expect(read("x", day) == (.null, [.type]))
        #expect(read("2018-01-01", day) == (.null, []))
        let code = field(
            codes: [FieldDefinition.Code(value: "м", code: "M", label: nil)],
            treatment: .drop
        )
        #expect(read("x", code) == (.null, [.unknownCode]))
    }

    @Test("what was mended is counted by kind")
    func mended() {
        let words = ["Павел баня", "й"].map {
            FieldDefinition.Code(value: $0, code: $0, label: nil)
        }
        var reader = CellReader(field: field(codes: words), missingValues: [""])
        let cells = [
            "Павел баня", " Павел баня", "ПАВЕЛ БАНЯ\t", "Павел\u{A0}баня", "и\u{306}",
            "И\u{306} ", "  ", " Друго ", "Павел  баня",
        ]
        let values = cells.map { reader.read(Array($0.utf8)).value }
        #expect(values[..<6].allSatisfy { $0 != .null })
        #expect(values[6...].allSatisfy { $0 == .null })
        #expect(reader.mended == CellReader.Mended(blank: 4, letterCase: 2, space: 1, form: 2))
    }

    @Test("a last day after the data's day is none, unless an error says enough")
    func afterData() throws {
        let day = try #require(CivilDate(iso: "2019-01-08"))
        func faults(_ text: String, _ field: FieldDefinition) -> [CellFault] {
            var reader = CellReader(field: field, missingValues: [""], latest: day)
            return reader.read(Array(text.utf8)).faults
        }
        #expect(faults("2019-01-08", field(.date(.iso))) == [])
        #expect(faults("2019-01-09", field(.date(.iso))) == [.afterData])
        let limited = field(.date(.iso)) { $0.maximum = .date(day) }
        #expect(faults("2019-01-09", limited) == [.maximum(.date(day))])
        let mild = field(.date(.iso), severity: .warning) { $0.maximum = .date(day) }
        #expect(faults("2019-01-09", mild) == [.maximum(.date(day)), .afterData])
    }
}
