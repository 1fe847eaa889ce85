public import Expressions
public import Grants

/// The records of one table after ingest: typed columns, and where each record stands.
public struct RecordTable: Sendable {
    /// A file of the export, with the records that were read from it.
    public struct Part: Sendable, Equatable {
        /// The file.
        public var source: SourceFile
        /// How many records were read from it.
        public var count: Int
    }

    /// The table's name.
    public var name: String
    /// The files of the export in the order in which they were read; their records follow each other.
    public var parts: [Part]
    /// Where each record stands in its file.
    public var positions: RecordPositions
    /// The values by canonical field name; what ingest drops is not there.
    public var columns: [String: Column]
    /// Of fields of which only sameness is asked, by canonical name, what is the same.
    public var keys: [String: KeyColumn] = [:]

    /// The number of records.
    public var count: Int { positions.count }

    /// Returns the file from which a record was read, counting records from 0.
    public func source(at index: Int) -> SourceFile {
        var rest = index
        for part in parts {
            if rest < part.count { return part.source }
            rest -= part.count
        }
        preconditionFailure("every record was read from a file")
    }

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

    /// Returns the physical line of the file on which a field begins, counting records from 0.
    public func line(_ field: String, at index: Int) -> Int {
        let position = positions[index]
        return source(at: index).columns[field].map(position.line(ofColumn:)) ?? position.line
    }

    /// Returns the cell of a field in its file, counting records from 0.
    public func cell(_ field: String, at index: Int) -> SpreadsheetCell {
        SpreadsheetCell(column: source(at: index).columns[field], row: positions[index].row)
    }

    /// Counts the different keys of some records; one that lacks a part of its key counts for none.
    func keyCount(_ fields: [String], in records: Range<Int>) -> Int {
        let keys = records.map { index in fields.map { value($0, at: index) } }
        return Set(keys.filter { !$0.contains(.null) }).count
    }
}

extension RecordTable {
    /// Makes the table of a single file.
    init(
        name: String,
        source: SourceFile,
        positions: RecordPositions,
        columns: [String: Column]
    ) {
        let parts = [Part(source: source, count: positions.count)]
        self.init(name: name, parts: parts, positions: positions, columns: columns)
    }
}
