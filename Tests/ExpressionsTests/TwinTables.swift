import Expressions
import TestSupport

/// Two tables of random values with nulls, as a data set and as statements for SQLite.
struct TwinTables {
    static let relation = Relation(child: "c", childField: "parent", parent: "p", parentField: "id")

    /// The types of the fields, which both tables have.
    static let fields: [(name: String, type: ValueType)] = [
        ("t1", .text), ("t2", .text), ("n1", .number), ("i1", .number), ("i2", .number),
        ("d1", .date), ("d2", .date), ("b1", .boolean), ("b2", .boolean),
    ]

    static let schema = Schema(
        tables: ["p": types, "c": types],
        relations: [relation]
    )

    private static var types: [String: ValueType] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.type) })
    }

    private(set) var data = Dataset()
    private(set) var statements = "PRAGMA case_sensitive_like = ON;\n"
    private var random: SeededGenerator

    init(seed: UInt64, parents: Int, children: Int) {
        random = SeededGenerator(seed: seed)
        add("p", parents, parents: nil)
        add("c", children, parents: parents)
    }

    private mutating func add(_ name: String, _ count: Int, parents: Int?) {
        var table = DataTable(name: name, recordCount: count)
        var cells: [[String]] = (0..<count).map { ["\($0)"] }
        var others = [Int32](repeating: -1, count: count)
        var isIncluded = [Bool](repeating: true, count: count)
        for record in 0..<count {
            if let parents {
                others[record] = Int32.random(in: -1..<Int32(parents), using: &random)
            }
            isIncluded[record] = Int.random(in: 0..<8, using: &random) > 0
            cells[record].append(others[record] < 0 ? "NULL" : "\(others[record])")
            cells[record].append(isIncluded[record] ? "1" : "0")
        }
        for (field, type) in Self.fields {
            let column = column(field, type, count)
            table.columns[field] = column
            for record in 0..<count { cells[record].append(Self.sql(column.value(at: record))) }
        }
        if parents != nil { table.parents = ["p": others] }
        table.isIncluded = isIncluded
        data.tables[name] = table
        let names = ["id", "parent", "isIncluded"] + Self.fields.map(\.name)
        statements += "CREATE TABLE \(name) (\(names.joined(separator: ", ")));\n"
        let rows = cells.map { "(" + $0.joined(separator: ", ") + ")" }
        statements += "INSERT INTO \(name) VALUES \(rows.joined(separator: ", "));\n"
    }

    private mutating func column(_ field: String, _ type: ValueType, _ count: Int) -> Column {
        switch type {
        case .text:
            return .texts(
                some(
                    ["a", "A", "ab", " b ", "", "Яр", "яр", "a%", "a_b", "it's!", "2018-H2"],
                    count
                )
            )
        case .number:
            let numbers =
                field == "n1" ? [-2.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 7] : [-3, 0, 1, 2, 4, 12]
            return .numbers(some(numbers, count).map { $0.flatMap { Rational(decimal: "\($0)") } })
        case .date:
            let days = [
                "1960-02-29", "1999-12-31", "2018-06-30", "2018-07-01", "2020-01-31", "2024-02-29",
            ]
            return Sample.dates(some(days, count))
        case .boolean: return .booleans(some([true, false], count))
        }
    }

    private mutating func some<Element>(_ values: [Element], _ count: Int) -> [Element?] {
        (0..<count).map { _ in
            Int.random(in: 0..<5, using: &random) == 0 ? nil : values.randomElement(using: &random)
        }
    }

    /// A value as SQLite's `quote` writes it; a number always as a double.
    static func sql(_ value: Value) -> String {
        switch value {
        case .null: "NULL"
        case .text(let text): "'" + text.replacing("'", with: "''") + "'"
        case .number(let number): "\(Double(number.numerator) / Double(number.denominator))"
        case .date(let day): "'\(day)'"
        case .boolean(let holds): holds ? "1" : "0"
        }
    }
}
