/// A fault or a remark, with its place in the original export.
///
/// A copy counts one reference in place of the six of its texts: of the 50,000 findings of ten million
/// records many copies are made.
public struct Finding: Sendable, Equatable {
    private struct Content: Sendable, Equatable {
        var rule: String
        var severity: Severity
        var effect: Effect
        var table: String
        var file: String
        var record: Int?
        var line: Int?
        var row: Int?
        var column: Int?
        var field: String
        var count: Int
        var message: String
        var fingerprint: String
        var isWaived: Bool
    }

    /// An array of one, which is copied when it is written to.
    private var content: [Content]

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
        content = [
            Content(
                rule: rule,
                severity: severity,
                effect: effect,
                table: table,
                file: file,
                record: record,
                line: line,
                row: row,
                column: column,
                field: field,
                count: count,
                message: message,
                fingerprint: fingerprint,
                isWaived: isWaived
            )
        ]
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
        if left.utf8.elementsEqual(right.utf8) { return nil }
        return left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Tells which of two numbers comes first, where none comes before any; nothing where they are
    /// equal.
    private static func order(_ left: Int?, _ right: Int?) -> Bool? {
        if left == right { return nil }
        guard let left else { return true }
        return right.map { left < $0 } ?? false
    }
}

// MARK: Parts

extension Finding {
    /// The rule's id: built-in, or of the grant or a pack.
    public var rule: String {
        get { content[0].rule }
        set { content[0].rule = newValue }
    }

    /// How it is shown.
    public var severity: Severity {
        get { content[0].severity }
        set { content[0].severity = newValue }
    }

    /// What becomes of the record.
    public var effect: Effect {
        get { content[0].effect }
        set { content[0].effect = newValue }
    }

    /// The table's name.
    public var table: String {
        get { content[0].table }
        set { content[0].table = newValue }
    }

    /// The file, relative to the grant's `exports` folder.
    public var file: String {
        get { content[0].file }
        set { content[0].file = newValue }
    }

    /// The record's number from 1; nothing for a finding on a whole file.
    public var record: Int? {
        get { content[0].record }
        set { content[0].record = newValue }
    }

    /// The physical line where the field begins, from 1.
    public var line: Int? {
        get { content[0].line }
        set { content[0].line = newValue }
    }

    /// The row as a spreadsheet counts it, from 1.
    public var row: Int? {
        get { content[0].row }
        set { content[0].row = newValue }
    }

    /// The field's number in the export, from 1.
    public var column: Int? {
        get { content[0].column }
        set { content[0].column = newValue }
    }

    /// The field's canonical name; empty where no field is meant.
    public var field: String {
        get { content[0].field }
        set { content[0].field = newValue }
    }

    /// 1, or how many values were mended alike.
    public var count: Int {
        get { content[0].count }
        set { content[0].count = newValue }
    }

    /// The message in the grant's first language, without any value of a person.
    public var message: String {
        get { content[0].message }
        set { content[0].message = newValue }
    }

    /// A keyed hash that stays the same from export to export; empty before validation has made it.
    public var fingerprint: String {
        get { content[0].fingerprint }
        set { content[0].fingerprint = newValue }
    }

    /// Whether a waiver keeps it from making the run fail; the record counts no more for it.
    public var isWaived: Bool {
        get { content[0].isWaived }
        set { content[0].isWaived = newValue }
    }
}
