public import Expressions

/// A field of a table: how it is read, what it must obey, and what leaves ingest of it.
public struct FieldDefinition: Sendable, Equatable {
    /// How the text of a cell becomes a value (Table Schema 2.0 types).
    public enum Kind: Sendable, Equatable {
        /// Text as it is.
        case string
        /// A whole number; groups of three digits may be set apart by `group`.
        case integer(group: String?)
        /// An exact decimal number.
        case number(decimal: String, group: String?)
        /// Yes or no, in these words.
        case boolean(trueValues: [String], falseValues: [String])
        /// A day in this form.
        case date(DatePattern)

        /// The type of the values.
        public var valueType: ValueType {
            switch self {
            case .string: .text
            case .integer, .number: .number
            case .boolean: .boolean
            case .date: .date
            }
        }
    }

    /// Where the values come from.
    public enum Origin: Sendable, Equatable {
        /// The field's own column.
        case column
        /// What the national identifier in another field tells.
        case identifier(field: String, IdentifierForm.Detail)
        /// Year, month and day, which are whole numbers in these fields.
        case parts([String])
    }

    /// What leaves ingest of a value.
    public enum Treatment: Sendable, Equatable {
        /// The value.
        case keep
        /// A pseudonym; equal domains give equal pseudonyms to equal values.
        case pseudonym(domain: String)
        /// Nothing.
        case drop
    }

    /// A code of a field: the word in the export, the canonical code, and its labels.
    public struct Code: Sendable, Equatable {
        /// The word in the export.
        public var value: String
        /// The code in results and expressions.
        public var code: String
        /// What people read; a code without labels stands for itself.
        public var label: LocalizedText?

        /// Makes a code.
        public init(value: String, code: String, label: LocalizedText?) {
            self.value = value
            self.code = code
            self.label = label
        }
    }

    /// What a value must obey (Table Schema 2.0 constraints).
    public struct Constraints: Sendable, Equatable {
        /// A value must be there.
        public var isRequired = false
        /// No two records may bear the same value.
        public var isUnique = false
        /// The form of the whole text, as a regular expression.
        public var pattern: String?
        /// The least value.
        public var minimum: Value?
        /// The greatest value.
        public var maximum: Value?
        /// The least number of characters.
        public var minLength: Int?
        /// The greatest number of characters.
        public var maxLength: Int?

        /// Makes constraints that everything obeys.
        public init() {}
    }

    /// The canonical name.
    public var name: String
    /// The header in the export.
    public var header: String
    /// What people read.
    public var title: LocalizedText
    /// How the text of a cell becomes a value.
    public var kind: Kind
    /// The words allowed, in the order declared; nothing where any word is.
    public var codes: [Code]?
    /// Texts that stand for a missing value; nothing where those of the table do.
    public var missingValues: [String]?
    /// What a value must obey.
    public var constraints: Constraints
    /// How a broken constraint is shown; an error rejects the record, anything milder does not.
    public var severity: Severity
    /// What leaves ingest.
    public var treatment: Treatment
    /// What the national identifiers in it may be; nothing where it holds none.
    public var identifier: IdentifierForm?
    /// Where the values come from.
    public var origin = Origin.column

    /// The effect of a broken constraint.
    public var effect: Effect { severity == .error ? .reject : .none }

    /// Tells whether a record without a value can count, under `blank` in breakdowns.
    public var canBeBlank: Bool { !(constraints.isRequired && effect == .reject) }

    /// The type of the values that leave ingest.
    public var valueType: ValueType {
        if case .pseudonym = treatment { return .text }
        return kind.valueType
    }
}
