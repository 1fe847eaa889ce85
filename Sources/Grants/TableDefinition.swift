public import CSV
public import Expressions

/// A table of the exports: a resource of the Data Package descriptor.
public struct TableDefinition: Sendable, Equatable {
    /// A footer line after the last record.
    public struct Footer: Sendable, Equatable {
        /// What a footer counts.
        public enum Counted: String, Sendable, CaseIterable {
            /// All records between header and footer.
            case records
            /// The different primary keys.
            case keys
        }

        /// The text with which the line's first cell begins; the count follows it.
        public var prefix: String
        /// What the count counts; nothing where the footer carries none.
        public var counted: Counted?
    }

    /// A reference to the records of another table.
    public struct ForeignKey: Sendable, Equatable {
        /// The field in this table.
        public var field: String
        /// The other table.
        public var table: String
        /// The field in the other table.
        public var parentField: String
    }

    /// The canonical name.
    public var name: String
    /// What people read.
    public var title: LocalizedText
    /// The files inside a dated folder, which are read as one table.
    public var files: [FilePattern]
    /// The encoding of the file.
    public var encoding: Encoding
    /// How the text is cut into cells.
    public var dialect: Dialect
    /// Texts that stand for a missing value.
    public var missingValues: [String]
    /// The fields in the order declared, and after them those that are made of others.
    public var fields: [FieldDefinition]
    /// The primary key's fields.
    public var primaryKey: [String]
    /// References to other tables.
    public var foreignKeys: [ForeignKey]
    /// The footer, where the export has one.
    public var footer: Footer?
    /// What becomes of rows that are not as the header says.
    public var rows = RowPolicy()
    /// The field with a record's first date.
    public var firstDate: String?
    /// The field with a record's last date.
    public var lastDate: String?
    /// The first day from which the table is complete.
    public var coverage: CivilDate?

    /// The files as people read them.
    public var path: String { files.map(\.text).joined(separator: ", ") }

    /// The fields that are columns of the export, in the order declared.
    public var columns: [FieldDefinition] { fields.filter { $0.origin == .column } }

    /// Returns the names of the table's files in byte order, each once.
    ///
    /// - Parameter entries: The names in the dated folder, among which patterns find theirs.
    /// - Returns: The names; what is declared as a name also where it is not there.
    public func fileNames(among entries: [String]) -> [String] {
        let names = files.flatMap { $0.isOpen ? entries.filter($0.fits) : [$0.text] }
        return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Returns the field of a canonical name.
    public func field(_ name: String) -> FieldDefinition? {
        fields.first { $0.name == name }
    }
}
