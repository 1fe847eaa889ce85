import Expressions
import Foundation

/// The page on the language, cut into its tables and messages.
struct LanguagePage {
    /// The rows of a table; code stands in them without its marks.
    struct Table {
        var header: [String]
        var rows: [[String]]
    }

    let text: String
    private(set) var tables: [Table] = []
    /// The indented blocks, line by line.
    private(set) var blocks: [[String]] = []

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        text = try String(
            contentsOf: root.appending(path: "docs/expressions.md"),
            encoding: .utf8
        )
        for part in text.split(separator: "\n\n") {
            let lines = part.split(separator: "\n").map(String.init)
            if lines.count > 2, lines.allSatisfy({ $0.hasPrefix("|") }) {
                let rows = lines.map(Self.cells)
                tables.append(Table(header: rows[0], rows: Array(rows.dropFirst(2))))
            } else if lines.allSatisfy({ $0.hasPrefix("    ") }) {
                blocks.append(lines.map { String($0.dropFirst(4)) })
            }
        }
    }

    private static func cells(of line: String) -> [String] {
        line.split(separator: "|").map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
        }
    }

    /// The tables of examples, by the table whose first record they are about.
    var examples: [(table: String, source: String, result: String)] {
        tables.flatMap { table -> [(String, String, String)] in
            switch table.header.first {
            case "expression": table.rows.map { ("members", $0[0], $0[1]) }
            case "expression of the first visit": table.rows.map { ("visits", $0[0], $0[1]) }
            default: []
            }
        }
    }

    /// The cells of the truth tables, as expressions and their results.
    var truths: [(source: String, result: String)] {
        tables.flatMap { table -> [(String, String)] in
            guard let corner = table.header.first, corner.hasPrefix("x") else { return [] }
            return table.rows.flatMap { row in
                zip(table.header, row).dropFirst().map { head, result in
                    let source =
                        corner == "x" ? head : corner.replacing(/\by\b/, with: head)
                    return (source.replacing(/\bx\b/, with: row[0]), result)
                }
            }
        }
    }

    // MARK: The records of the examples

    /// The tables whose headers name fields, with their types.
    func register() throws -> (schema: Schema, data: Dataset) {
        var schema = Schema(
            relations: [
                Relation(
                    child: "visits",
                    childField: "member",
                    parent: "members",
                    parentField: "id"
                )
            ],
            codes: [FieldReference(table: "visits", field: "service"): ["advice", "legal aid"]]
        )
        var data = Dataset()
        for table in tables where table.header.allSatisfy({ $0.contains(/^\w+\.\w+$/) }) {
            let name = String(table.header[0].prefix { $0 != "." })
            var columns: [String: Column] = [:]
            for (place, head) in table.header.enumerated() {
                let values = try table.rows.map { try value(of: $0[place]) }
                columns[String(head.dropFirst(name.count + 1))] = Self.column(values)
            }
            schema.tables[name] = columns.mapValues(\.type)
            data.tables[name] = DataTable(
                name: name,
                recordCount: table.rows.count,
                columns: columns,
                parents: name == "visits" ? ["members": table.rows.map { _ in 0 }] : [:]
            )
        }
        return (schema, data)
    }

    private static func column(_ values: [Value]) -> Column {
        switch values.first {
        case .text: .texts(values.map { if case .text(let text) = $0 { text } else { nil } })
        case .number:
            .numbers(values.map { if case .number(let number) = $0 { number } else { nil } })
        case .date: .dates(values.map { if case .date(let day) = $0 { day } else { nil } })
        default: .booleans(values.map { if case .boolean(let holds) = $0 { holds } else { nil } })
        }
    }
}
