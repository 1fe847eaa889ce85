import Expressions

extension RecordTable {
    /// Puts the tables of several files together, record after record; nothing where there are none.
    static func joined(_ tables: [RecordTable]) -> RecordTable? {
        guard var joined = tables.first else { return nil }
        for table in tables.dropFirst() {
            joined.parts += table.parts
            joined.positions += table.positions
            for (name, column) in table.columns { joined.columns[name]?.append(column) }
        }
        return joined
    }
}

extension Column {
    /// Appends the values of another column of the same type.
    fileprivate mutating func append(_ other: Column) {
        switch (self, other) {
        case (.text(var texts), .text(let others)):
            texts.append(others)
            self = .text(texts)
        case (.number(let numbers), .number(let others)): self = .number(numbers + others)
        case (.date(let dates), .date(let others)): self = .date(dates + others)
        case (.boolean(let booleans), .boolean(let others)): self = .boolean(booleans + others)
        default: preconditionFailure("a field has one type in all files of its table")
        }
    }
}

extension TextColumn {
    /// Appends the texts of another column; each different one is looked up once.
    fileprivate mutating func append(_ other: TextColumn) {
        let codes = other.values.map { text in
            append(text)
            return self.codes.removeLast()
        }
        self.codes += other.codes.map { $0 < 0 ? $0 : codes[Int($0)] }
    }
}
