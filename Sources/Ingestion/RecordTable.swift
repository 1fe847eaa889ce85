public import Expressions

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

    /// Returns the value of a field as results and records write it; nothing where it is missing.
    public func text(_ field: String, at index: Int) -> String? {
        switch columns[field]?.value(at: index) {
        case .text(let text): text
        case .number(let number): number.description
        case .date(let date): date.description
        case .boolean(let boolean): boolean ? "true" : "false"
        case .null, nil: nil
        }
    }
}
