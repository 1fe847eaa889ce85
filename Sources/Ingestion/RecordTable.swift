public import Expressions
public import Grants

/// The records of one table after ingest: typed columns, and where each record stands.
public struct RecordTable: Sendable {
    /// The table's name.
    public var name: String
    /// The export.
    public var source: SourceFile
    /// Where each record stands.
    public var positions: [RecordPosition]
    /// The values by canonical field name; what ingest drops is not there.
    public var columns: [String: Column]

    /// The number of records.
    public var count: Int { positions.count }

    /// Returns the value of a field, counting records from 0.
    public func value(_ field: String, at index: Int) -> Value {
        columns[field]?.value(at: index) ?? .null
    }

    /// Returns the value of a field as results and records write it; nothing where it is missing.
    public func text(_ field: String, at index: Int) -> String? {
        switch value(field, at: index) {
        case .text(let text): text
        case .number(let number): number.description
        case .date(let date): date.description
        case .boolean(let boolean): boolean ? "true" : "false"
        case .null: nil
        }
    }

    /// Returns the physical line of the export on which a field begins, counting records from 0.
    public func line(_ field: String, at index: Int) -> Int {
        let position = positions[index]
        return source.columns[field].map(position.line(ofColumn:)) ?? position.line
    }

    /// Returns the cell of a field in the export, counting records from 0.
    public func cell(_ field: String, at index: Int) -> SpreadsheetCell {
        SpreadsheetCell(column: source.columns[field], row: positions[index].row)
    }

    /// Counts the different keys; a record that lacks a part of its key counts for none.
    func keyCount(_ fields: [String]) -> Int {
        let keys = (0..<count).map { index in fields.map { value($0, at: index) } }
        return Set(keys.filter { !$0.contains(.null) }).count
    }
}
