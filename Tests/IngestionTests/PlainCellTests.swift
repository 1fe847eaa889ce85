import Expressions
import TestSupport
import Testing

@testable import CSV
@testable import Grants
@testable import Ingestion

/// Holds the fast way of reading cells against `CellReader`.
struct PlainCellTests {
    // MARK: Fields

    private static func field(
        _ kind: FieldDefinition.Kind = .string,
        codes: [(word: String, code: String)]? = nil,
        treatment: FieldDefinition.Treatment = .keep,
        _ constrain: (inout FieldDefinition.Constraints) -> Void = { _ in }
    ) -> FieldDefinition {
        var constraints = FieldDefinition.Constraints()
        constrain(&constraints)
        return FieldDefinition(
            name: "field",
            header: "Field",
            title: LocalizedText(),
            kind: kind,
            codes: codes?.map { FieldDefinition.Code(value: $0.word, code: $0.code, label: nil) },
            constraints: constraints,
            severity: .error,
            treatment: treatment
        )
    }

    private static let words: [(word: String, code: String)] = [
        ("Казанлък", "K"), ("Павел баня", "P"), ("a", "A"), ("A", "B"), ("Павел\u{A0}баня", "N"),
        (" x", "X"), ("й", "J"), ("и\u{306}", "I"), ("1", "one"), ("a word of more than 16", "L"),
        ("K\u{200B}", "Z"),
    ]

    private static let dates = [
        "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y г.", "%Y%m%d", " %d.%m.%Y", "%d\u{A0}%m\u{A0}%Y",
        "%d.%m.%Y\t", "%m\u{200B}%d\u{200B}%Y",
    ]

    /// Fields of every kind, with every treatment and constraint.
    private static let fields: [FieldDefinition] = {
        let pseudonym = FieldDefinition.Treatment.pseudonym(domain: "d")
        let kinds: [FieldDefinition.Kind] =
            [.string, .integer(group: nil), .integer(group: "\u{A0}"), .integer(group: ",")]
            + [(".", nil), (",", nil), (",", "\u{A0}"), (".", ","), ("::", nil), ("\t", nil)]
            .map { FieldDefinition.Kind.number(decimal: $0.0, group: $0.1) }
            + [.boolean(trueValues: ["да", "1"], falseValues: ["не", "0"])]
            + dates.compactMap { DatePattern($0).map(FieldDefinition.Kind.date) }
        var fields = [field(codes: words), field(codes: words, treatment: .drop)]
        for kind in kinds {
            fields += [field(kind), field(kind, treatment: .drop)]
            fields += [field(kind, treatment: pseudonym)]
        }
        fields += [
            field { $0.pattern = "[0-9]+" }, field { $0.minLength = 2 }, field { $0.maxLength = 3 },
            field(.integer(group: nil)) { $0.minimum = .number(Rational(5)) },
            field(.integer(group: nil)) { $0.maximum = .number(Rational(5)) },
            field(.integer(group: nil)) { $0.minimum = .number(Rational(0)) },
            field(.number(decimal: ".", group: nil)) { $0.minimum = .number(Rational(0)) },
            field(.number(decimal: ".", group: nil)) { $0.minimum = .number(Rational(-5)) },
            field(treatment: .drop) { $0.maxLength = 3 },
        ]
        return fields
            + fields.map { field in
                var required = field
                required.constraints.isRequired = true
                return required
            }
    }()

    // MARK: Cells

    private static let latest = CivilDate(year: 2019, month: 1, day: 8)

    private static let pieces = [
        "", " ", "\t", "\u{A0}", "\u{202F}", "-", ".", ",", "0", "1", "12", "007", "999", "a", "K",
        "К", "бг", "\u{301}", "😀", "\u{200B}", "\u{7F}", "n/a", "г.", "/", "2018", "::", "\n", "é",
    ]

    private static let years = ["2018", "2019", "1849", "2151", "205"]

    private static func cell(_ generator: inout SeededGenerator) -> String {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        func digits(_ count: Int) -> String {
            (0..<count).map { _ in "\(number(0...9))" }.joined()
        }
        switch number(0...9) {
        case 0: return ["", "", " ", "n/a", "\u{A0}", "-"].randomElement(using: &generator) ?? ""
        case 1, 2:
            let day = number(0...40)
            let date =
                "%d.%m.%Y|%Y-%m-%d|%d/%m/%Y г.|%Y%m%d|%d\u{A0}%m\u{A0}%Y| %d.%m.%Y|%d\t%m%Y"
                .split(separator: "|")
                .randomElement(using: &generator) ?? ""
            return String(date).replacing("%d", with: day < 10 ? "0\(day)" : "\(day)")
                .replacing("%m", with: number(0...9) == 0 ? "13" : "0\(number(1...9))")
                .replacing("%Y", with: years.randomElement(using: &generator) ?? "")
        case 3, 4, 5:
            let sign = ["", "", "-", "--", "+"].randomElement(using: &generator) ?? ""
            let point = ["", "", ".", ",", "::", "\t"].randomElement(using: &generator) ?? ""
            let whole = digits(number(0...19))
            return sign + whole + (point.isEmpty ? "" : point + digits(number(0...4)))
        case 6: return words.randomElement(using: &generator)?.word ?? ""
        default:
            return (0...number(0...4)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            .joined()
        }
    }

    /// Reads a cell that stands between others, with so many bytes behind it.
    private static func read(
        _ cell: String,
        _ field: FieldDefinition,
        missing: [String] = [""],
        latest: CivilDate? = latest,
        room: Int
    ) -> (isPlain: Bool, column: Column) {
        var builder = ColumnBuilder(field.valueType, words: field.codes?.map(\.code) ?? [])
        let plain = PlainCell(field, missingValues: missing, latest: latest, builder: builder)
        let end = 2 + cell.utf8.count
        let bytes = Array("1;\(cell)\(String(repeating: "1", count: room))".utf8)
        let count = plain.read(bytes, CellColumn(PackedCell(2, end)), into: &builder)
        guard case .column(let column) = builder.take() else {
            preconditionFailure("values are kept")
        }
        return (count == 1, column)
    }

    /// Compares what is read of a cell; whether the fast way took it, at the end of the text or not.
    private func compare(
        _ cell: String,
        _ field: FieldDefinition,
        missing: [String],
        latest: CivilDate?
    ) -> Bool {
        let isPlain = [0, 1, 20].map { room in
            compare(cell, field, missing: missing, latest: latest, room: room)
        }
        #expect(isPlain[0] == isPlain[1] && isPlain[1] == isPlain[2])
        return isPlain[0]
    }

    private func compare(
        _ cell: String,
        _ field: FieldDefinition,
        missing: [String],
        latest: CivilDate?,
        room: Int
    ) -> Bool {
        let (isPlain, column) = Self.read(
            cell,
            field,
            missing: missing,
            latest: latest,
            room: room
        )
        guard isPlain else {
            #expect(column.count == 0)
            return false
        }
        var reader = CellReader(field: field, missingValues: missing, latest: latest)
        let (value, faults) = reader.read(Array(cell.utf8))
        let name: Comment = "'\(cell)' as \(field.kind), \(field.treatment)"
        #expect(column.count == 1, name)
        #expect(column.value(at: 0) == value, name)
        #expect(faults.isEmpty, name)
        #expect(reader.mended == CellReader.Mended(), name)
        return true
    }

    @Test("what is read fast is what the slow way reads, without a fault and with nothing mended")
    func random() {
        var plain = 0
        for seed in 0..<1_500 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let cell = Self.cell(&generator)
            let missing = seed.isMultiple(of: 7) ? ["", "n/a", "1"] : [""]
            let latest = seed.isMultiple(of: 2) ? Self.latest : nil
            for field in Self.fields
            where compare(cell, field, missing: missing, latest: latest) {
                plain += 1
            }
        }
        #expect(plain > 6_000)
    }

    @Test("cells written as declared are read fast: the speed depends on it")
    func plain() throws {
        let pattern = try #require(DatePattern("%d.%m.%Y"))
        let cells: [(String, FieldDefinition)] = [
            ("", Self.field(.date(.iso))), ("", Self.field(codes: Self.words)),
            ("2018-02-28", Self.field(.date(.iso))), ("08.01.2019", Self.field(.date(pattern))),
            ("Казанлък", Self.field(codes: Self.words)), ("A", Self.field(codes: Self.words)),
            ("12", Self.field(.integer(group: nil))), ("-7", Self.field(.integer(group: nil))),
            ("123456789012345678", Self.field(.integer(group: nil))),
            ("-12345678901234567.8", Self.field(.number(decimal: ".", group: nil))),
            ("1234,50", Self.field(.number(decimal: ",", group: "\u{A0}"))),
            ("90", Self.field(.integer(group: nil)) { $0.minimum = .number(Rational(0)) }),
            ("A-17/2018", Self.field()), ("бележка", Self.field(treatment: .drop)),
            ("A-17", Self.field(treatment: .pseudonym(domain: "d"))),
        ]
        for (cell, field) in cells {
            #expect(compare(cell, field, missing: [""], latest: Self.latest), "\(cell)")
        }
    }

    @Test(
        "a number of 19 digits is left to the slow way, whatever its digits",
        arguments: [
            "1000000000000000000", "9999999999999999999", "-999999999999999999.9",
            "9223372036854775807", "9223372036854775808", "0000000000000000001",
            "999999999999999999.",
        ]
    )
    func longNumbers(cell: String) {
        for kind in [FieldDefinition.Kind.integer(group: nil), .number(decimal: ".", group: nil)] {
            for room in [0, 1, 20] {
                #expect(!Self.read(cell, Self.field(kind), room: room).isPlain)
            }
        }
    }

    @Test("columns of cells are read as the slow way reads each of them")
    func columns() {
        for seed in 0..<200 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let pool = (0...3).map { _ in Self.cell(&generator) } + Self.likely
            let texts = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                pool.randomElement(using: &generator) ?? ""
            }
            for field in Self.fields where field.treatment == .keep {
                var reader = CellReader(field: field, missingValues: [""], latest: Self.latest)
                let expected = texts.map { reader.read(Array($0.utf8)).value }
                let column = Self.read(texts, field)
                #expect(column.count == texts.count, "seed \(seed), \(field.kind)")
                #expect(
                    texts.indices.map { column.value(at: $0) } == expected,
                    "seed \(seed), \(field.kind)"
                )
            }
        }
    }

    /// Cells that some field takes.
    private static let likely = [
        "", "2018-01-05", "2018-12-31", "05.01.2018", "1.5", "1.25", "2", "12345678", "1234.5678",
        "0.1234567", "7654321", "-1.50", "1234567.25", "123456789012345.67", ".5", "1.2.3", "5.",
        "0,5", "a", "A", "Казанлък", "да", "0",
    ]

    /// Reads a column of cells fast, and those that are not plain slowly.
    private static func read(_ texts: [String], _ field: FieldDefinition) -> Column {
        var builder = ColumnBuilder(field.valueType, words: field.codes?.map(\.code) ?? [])
        let plain = PlainCell(field, missingValues: [""], latest: latest, builder: builder)
        var reader = CellReader(field: field, missingValues: [""], latest: latest)
        var (bytes, cells): ([UInt8], [PackedCell]) = ([], [])
        for text in texts {
            cells.append(PackedCell(bytes.count, bytes.count + text.utf8.count))
            bytes += Array(text.utf8) + [UInt8(ascii: ",")]
        }
        bytes.removeLast()
        let column = CellColumn(cells, first: 0, stride: 1, count: cells.count)
        var next = 0
        while next < cells.count {
            next += plain.read(bytes, column[next..<cells.count], into: &builder)
            guard next < cells.count else { break }
            builder.append(reader.read(Array(texts[next].utf8)).value)
            next += 1
        }
        guard case .column(let values) = builder.take() else {
            preconditionFailure("values are kept")
        }
        return values
    }
}
