/// A fault or a remark, with its place in the original export.
public struct Finding: Sendable, Equatable {
    /// The rule's id: built-in, or of the grant or a pack.
    public var rule: String
    /// How it is shown.
    public var severity: Severity
    /// What becomes of the record.
    public var effect: Effect
    /// The table's name.
    public var table: String
    /// The file, relative to the grant's `exports` folder.
    public var file: String
    /// The record's number from 1; nothing for a finding on a whole file.
    public var record: Int?
    /// The physical line where the field begins, from 1.
    public var line: Int?
    /// The row as a spreadsheet counts it, from 1.
    public var row: Int?
    /// The field's number in the export, from 1.
    public var column: Int?
    /// The field's canonical name; empty where no field is meant.
    public var field: String
    /// 1, or how many values were mended alike.
    public var count: Int
    /// The message in the grant's first language, without any value of a person.
    public var message: String
    /// A keyed hash that stays the same from export to export; empty before validation has made it.
    public var fingerprint: String
    /// Whether a waiver keeps it from making the run fail; the record counts no more for it.
    public var isWaived: Bool

    /// Makes a finding.
    public init(
        rule: String,
        severity: Severity,
        effect: Effect,
        table: String,
        file: String,
        record: Int? = nil,
        line: Int? = nil,
        row: Int? = nil,
        column: Int? = nil,
        field: String = "",
        count: Int = 1,
        message: String,
        fingerprint: String = "",
        isWaived: Bool = false
    ) {
        self.rule = rule
        self.severity = severity
        self.effect = effect
        self.table = table
        self.file = file
        self.record = record
        self.line = line
        self.row = row
        self.column = column
        self.field = field
        self.count = count
        self.message = message
        self.fingerprint = fingerprint
        self.isWaived = isWaived
    }

    /// Tells whether a finding stands before another: by file, record, column, rule.
    ///
    /// Blanks come first, numbers are compared as numbers, texts by their bytes. What is alike in
    /// these stands in the order of all else, so that two findings have one order.
    public static func standsBefore(_ left: Finding, _ right: Finding) -> Bool {
        if let order = order(left.file, right.file) { return order }
        if let order = order(left.record, right.record) { return order }
        if let order = order(left.column, right.column) { return order }
        if let order = order(left.rule, right.rule) { return order }
        if let order = order(left.line, right.line) { return order }
        if let order = order(left.row, right.row) { return order }
        if let order = order(left.count, right.count) { return order }
        for (one, other) in zip(left.texts, right.texts) {
            if let order = order(one, other) { return order }
        }
        return false
    }

    private var texts: [String] {
        [table, field, message, severity.rawValue, effect.rawValue, fingerprint, "\(isWaived)"]
    }

    /// Tells which of two texts comes first by their bytes; nothing where these are equal.
    private static func order(_ left: String, _ right: String) -> Bool? {
        if areSame(left, right) { return nil }
        return left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Tells whether two texts have the same bytes.
    static func areSame(_ left: String, _ right: String) -> Bool {
        let (one, other) = (left.utf8.span, right.utf8.span)
        if one.isIdentical(to: other) { return true }
        guard one.count == other.count else { return false }
        for index in 0..<min(one.count, other.count) where one[index] != other[index] {
            return false
        }
        return true
    }

    /// Tells which of two numbers comes first, where none comes before any; nothing where they are
    /// equal.
    private static func order(_ left: Int?, _ right: Int?) -> Bool? {
        if left == right { return nil }
        guard let left else { return true }
        return right.map { left < $0 } ?? false
    }
}
