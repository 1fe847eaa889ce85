import Expressions
import Grants

/// Reads cells that are written exactly as declared; a hot file.
///
/// It gives the value that `CellReader` gives, or nothing: then the cell is left to that one, which
/// mends what is harmless and says what is wrong. `PlainCellTests` compares both.
struct PlainCell {
    private enum Kind {
        /// No cell is plain.
        case none
        /// Text that is dropped and obeys nothing.
        case dropped
        /// Words of a list, each with what is appended for it.
        case words(PlainWords)
        case date(DatePattern, latest: CivilDate?)
        /// Digits with at most one decimal separator.
        case number(decimal: UInt8?)
        /// Printable ASCII without outer blanks.
        case text
    }

    private let kind: Kind
    private let isRequired: Bool
    private let hasMissingValues: Bool

    /// Prepares to read the cells of a field.
    init(_ field: FieldDefinition, missingValues: [String], latest: CivilDate?) {
        isRequired = field.constraints.isRequired
        hasMissingValues = missingValues.contains { !$0.isEmpty }
        kind = Self.kind(of: field, latest: latest)
    }

    private static func kind(of field: FieldDefinition, latest: CivilDate?) -> Kind {
        let constraints = field.constraints
        guard constraints.minimum == nil, constraints.maximum == nil, constraints.pattern == nil,
            constraints.minLength == nil, constraints.maxLength == nil
        else { return .none }
        if field.treatment == .drop {
            return field.kind == .string && field.codes == nil ? .dropped : .none
        }
        guard field.treatment == .keep else {
            return field.kind == .string && field.codes == nil ? .text : .none
        }
        switch field.kind {
        case .string:
            guard let codes = field.codes else { return .text }
            let words = codes.enumerated().map { (word: $1.value, index: $0) }
            return .words(PlainWords(words.filter { Mending.trimmed($0.word) == $0.word }))
        case .date(let pattern):
            return isPlain(pattern.format) ? .date(pattern, latest: latest) : .none
        case .integer: return .number(decimal: nil)
        case .number(let decimal, _):
            guard isPlain(decimal), decimal.utf8.count == 1, let byte = decimal.utf8.first
            else { return .none }
            return .number(decimal: byte)
        case .boolean: return .none
        }
    }

    /// Tells whether a text that a cell is to hold is not mended, nor a fault for what nobody sees.
    private static func isPlain(_ declared: String) -> Bool {
        Mending.trimmed(declared) == declared && !Mending.holdsInvisible(declared)
    }

    /// Reads the cell that stands at a place and appends its value.
    ///
    /// - Returns: Whether the cell is plain; if not, nothing is appended.
    func read(_ bytes: [UInt8], from start: Int, to end: Int, into builder: inout ColumnBuilder)
        -> Bool
    {
        guard start < end else {
            if isRequired { return false }
            if case .none = kind { return false }
            builder.appendNull()
            return true
        }
        if case .none = kind { return false }
        guard !hasMissingValues else { return false }
        switch kind {
        case .none: return false
        case .dropped:
            if isRequired, bytes[start] == 0x20 || bytes[start] == 0x09 || bytes[start] >= 0x80 {
                return false
            }
            builder.appendNull()
        case .words(let words):
            guard let index = words.index(in: bytes, from: start, to: end) else { return false }
            builder.append(word: index)
        case .date(let pattern, let latest):
            guard let date = pattern.date(bytes, from: start, to: end),
                latest.map({ date <= $0 }) ?? true
            else { return false }
            builder.append(date)
        case .number(let decimal):
            guard let number = Self.number(bytes, start, end, decimal) else { return false }
            builder.append(units: number.units, decimals: number.decimals)
        case .text:
            for index in start..<end where bytes[index] < 0x20 || bytes[index] > 0x7E {
                return false
            }
            guard bytes[start] != 0x20, bytes[end - 1] != 0x20 else { return false }
            builder.append(bytes, from: start, to: end)
        }
        return true
    }

    /// Reads up to 18 digits, with a minus sign or none.
    private static func number(
        _ bytes: [UInt8],
        _ start: Int,
        _ end: Int,
        _ decimal: UInt8?
    ) -> (units: Int64, decimals: Int)? {
        var index = start
        let isNegative = bytes[start] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        guard end - index <= 19 else { return nil }
        var mantissa: Int64 = 0
        var digits = 0
        var separator: Int?
        while index < end {
            let byte = bytes[index]
            if byte &- UInt8(ascii: "0") < 10 {
                // A digit more may be beyond 64 bits.
                guard digits < Rational.mostDecimalDigits else { return nil }
                mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
                digits += 1
            } else if byte == decimal, separator == nil, digits > 0 {
                separator = index
            } else {
                return nil
            }
            index += 1
        }
        let decimals = separator.map { end - 1 - $0 } ?? 0
        guard digits > 0, separator == nil || decimals > 0 else { return nil }
        return (isNegative ? -mantissa : mantissa, decimals)
    }
}
