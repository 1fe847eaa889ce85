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
        fingerprint: String = ""
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
    }

    /// Tells whether a finding stands before another: by file, record, column, rule.
    ///
    /// Blanks come first, numbers are compared as numbers, texts by their bytes.
    public static func standsBefore(_ left: Finding, _ right: Finding) -> Bool {
        if left.file != right.file { return left.file.utf8.lexicographicallyPrecedes(right.file.utf8) }
        if left.record != right.record { return (left.record ?? 0) < (right.record ?? 0) }
        if left.column != right.column { return (left.column ?? 0) < (right.column ?? 0) }
        if left.rule != right.rule { return left.rule.utf8.lexicographicallyPrecedes(right.rule.utf8) }
        if left.line != right.line { return (left.line ?? 0) < (right.line ?? 0) }
        return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
    }
}
