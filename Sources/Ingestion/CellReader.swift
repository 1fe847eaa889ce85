import Expressions
import Grants

/// Reads the cells of one field: mends what is harmless, types the rest, and checks it.
struct CellReader {
    /// How many cells were mended, by what was mended.
    struct Mended {
        var blank = 0
        var letterCase = 0
        var space = 0
        var form = 0
    }

    let field: FieldDefinition
    private(set) var mended = Mended()
    private let missingValues: Set<String>
    private let codes: CodeTable?
    private let truths: CodeTable?
    private let pattern: Regex<AnyRegexOutput>?

    init(field: FieldDefinition, missingValues: [String]) {
        self.field = field
        self.missingValues = Set(missingValues)
        codes = field.codes.map { CodeTable($0.map { ($0.value, $0.code) }) }
        if case .boolean(let trueValues, let falseValues) = field.kind {
            truths = CodeTable(trueValues.map { ($0, "true") } + falseValues.map { ($0, "false") })
        } else {
            truths = nil
        }
        pattern = field.constraints.pattern.flatMap { try? Regex($0) }
    }

    /// Reads a cell.
    ///
    /// - Returns: The value, missing where it cannot be had, and what is wrong with the cell.
    mutating func read(_ bytes: [UInt8]) -> (value: Value, faults: [CellFault]) {
        let raw = String(decoding: bytes, as: UTF8.self)
        let text = Mending.trimmed(raw)
        guard !text.isEmpty, !missingValues.contains(text) else {
            return (.null, field.constraints.isRequired ? [.required] : [])
        }
        if field.treatment == .drop { return (.null, faults(of: text)) }
        if text.utf8.count != raw.utf8.count { mended.blank += 1 }
        if let codes { return read(text, in: codes) }
        return typed(text)
    }

    private mutating func read(_ text: String, in codes: CodeTable) -> (Value, [CellFault]) {
        switch codes.match(text) {
        case .found(let code, let how):
            mended.letterCase += how.letterCase ? 1 : 0
            mended.space += how.space ? 1 : 0
            mended.form += how.form ? 1 : 0
            let value: Value = truths == nil ? .text(code) : .boolean(code == "true")
            return (value, [])
        case .lookAlike(let letter): return (.null, [.lookAlike(letter, isCode: true)])
        case .unknown: return (.null, [truths == nil ? .unknownCode : .type])
        }
    }

    private mutating func typed(_ text: String) -> (Value, [CellFault]) {
        if let truths { return read(text, in: truths) }
        let value: Value?
        switch field.kind {
        case .string, .boolean: value = .text(plain(text))
        case .integer(let group):
            let number = NumberText(decimal: nil, group: group).number(text)
            value = number.map(Value.number)
        case .number(let decimal, let group):
            value = NumberText(decimal: decimal, group: group).number(text).map(Value.number)
        case .date(let pattern): value = pattern.date(Array(text.utf8)).map(Value.date)
        }
        guard let value else { return (.null, [.type]) }
        if field.kind == .string {
            let faults = faults(of: text)
            let isPlain = !faults.contains(.pattern)
            return (isPlain ? value : .null, faults)
        }
        return (value, limitFaults(of: value))
    }

    private mutating func plain(_ text: String) -> String {
        let plain = Mending.withPlainSpaces(text)
        if plain != text { mended.space += 1 }
        return plain
    }

    /// Checks a text's form, length and letters.
    private func faults(of text: String) -> [CellFault] {
        var faults: [CellFault] = []
        let letter = LookAlike.firstMixedLetter(in: text)
        if let letter, field.treatment != .drop {
            faults.append(.lookAlike(letter, isCode: false))
        } else if let pattern, (try? pattern.wholeMatch(in: text)) == nil {
            faults.append(.pattern)
        }
        let length = text.unicodeScalars.count
        if let limit = field.constraints.minLength, length < limit { faults.append(.minLength(limit)) }
        if let limit = field.constraints.maxLength, length > limit { faults.append(.maxLength(limit)) }
        return faults
    }

    private func limitFaults(of value: Value) -> [CellFault] {
        var faults: [CellFault] = []
        if let limit = field.constraints.minimum, Self.isLess(value, limit) {
            faults.append(.minimum(limit))
        }
        if let limit = field.constraints.maximum, Self.isLess(limit, value) {
            faults.append(.maximum(limit))
        }
        return faults
    }

    private static func isLess(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.number(let one), .number(let other)): one < other
        case (.date(let one), .date(let other)): one < other
        default: false
        }
    }
}
