import CSV
import Expressions
import Grants

/// Reads cells that are written exactly as declared, column by column; a hot file.
///
/// It gives the values that `CellReader` gives, and stops at any other cell: that is left to
/// `CellReader`, which mends what is harmless and says what is wrong. `PlainCellTests` compares
/// both.
///
/// It is a class so that a batch of cells costs one reference to it and not one for each table.
final class PlainCell {
    private enum Kind {
        /// No cell is plain.
        case none
        /// Text that is dropped and obeys nothing.
        case dropped
        /// Words of a list, each with its code; truth values are 1 and 0.
        case words(PlainWords)
        case date(PlainDate, latest: Int32)
        /// Digits with at most one decimal separator, and a sign where one may stand.
        case number(decimal: UInt8?, mayBeNegative: Bool)
        /// Printable ASCII without outer blanks.
        case text
    }

    private let kind: Kind
    private let isRequired: Bool

    /// Prepares to read the cells of a field into a builder.
    init(
        _ field: FieldDefinition,
        missingValues: [String],
        latest: CivilDate?,
        builder: ColumnBuilder
    ) {
        isRequired = field.constraints.isRequired
        kind =
            missingValues.contains { !$0.isEmpty }
            ? .none : Self.kind(of: field, latest: latest, builder)
    }

    private static func kind(
        of field: FieldDefinition,
        latest: CivilDate?,
        _ builder: ColumnBuilder
    ) -> Kind {
        let constraints = field.constraints
        let isFromZero = constraints.minimum == .number(Rational(0))
        guard constraints.minimum == nil || isFromZero, constraints.maximum == nil,
            constraints.pattern == nil, constraints.minLength == nil, constraints.maxLength == nil
        else { return .none }
        let isText = field.kind == .string && field.codes == nil
        if field.treatment == .drop, field.identifier == nil { return isText ? .dropped : .none }
        guard field.treatment == .keep else { return isText ? .text : .none }
        switch field.kind {
        case .string:
            guard let codes = field.codes else { return .text }
            let words = codes.enumerated().map {
                (word: $1.value, code: builder.code(ofWord: $0))
            }
            return .words(plainWords(words, field, builder))
        case .date(let pattern):
            guard isPlain(pattern.format), let form = PlainDate(pattern) else { return .none }
            return .date(form, latest: latest?.dayNumber ?? .max)
        case .integer: return .number(decimal: nil, mayBeNegative: !isFromZero)
        case .number(let decimal, _):
            guard isPlain(decimal), decimal.utf8.count == 1, let byte = decimal.utf8.first
            else { return .none }
            return .number(decimal: byte, mayBeNegative: !isFromZero)
        case .boolean(let trueValues, let falseValues):
            let words =
                trueValues.map { (word: $0, code: 1 as Int32) }
                + falseValues.map { (word: $0, code: 0 as Int32) }
            return .words(plainWords(words, field, builder))
        }
    }

    private static func plainWords(
        _ words: [(word: String, code: Int32)],
        _ field: FieldDefinition,
        _ builder: ColumnBuilder
    ) -> PlainWords {
        PlainWords(
            words.filter { Mending.trimmed($0.word) == $0.word },
            none: field.constraints.isRequired ? nil : builder.missingCode
        )
    }

    /// Tells whether a text that a cell is to hold is not mended, nor a fault for what nobody sees.
    private static func isPlain(_ declared: String) -> Bool {
        Mending.trimmed(declared) == declared && !Mending.holdsInvisible(declared)
    }

    /// Reads cells one after the other and appends their values, up to the first that is not plain.
    ///
    /// - Returns: How many cells were read.
    func read(
        _ bytes: [UInt8],
        _ cells: CellColumn,
        into builder: inout ColumnBuilder
    ) -> Int {
        let text = bytes.span
        switch kind {
        case .none: return 0
        case .dropped:
            let count = isRequired ? filled(text, cells) : cells.count
            builder.appendNone(count: count)
            return count
        case .words(let words):
            guard builder.hasFewWords else {
                return builder.appendCodes(cells.count) { words.read(text, cells, into: &$0) }
            }
            return builder.appendByteCodes(cells.count) { words.read(text, cells, into: &$0) }
        case .date(let form, let latest):
            return builder.appendCodes(cells.count) { codes in
                form.read(
                    text,
                    cells,
                    into: &codes,
                    isRequired: isRequired,
                    latest: latest
                )
            }
        case .number(let decimal, let mayBeNegative):
            let count = mayBeNegative ? cells.count : Self.countUnsigned(bytes, cells)
            return readNumbers(bytes, cells[0..<count], decimal, into: &builder)
        case .text: return builder.appendPlain(bytes, cells, isRequired: isRequired)
        }
    }

    /// Reads numbers: those of as many decimals as most of them together, others one by one.
    private func readNumbers(
        _ bytes: [UInt8],
        _ cells: CellColumn,
        _ separator: UInt8?,
        into builder: inout ColumnBuilder
    ) -> Int {
        let text = bytes.span
        var next = 0
        while next < cells.count {
            let rest = cells[next..<cells.count]
            next += builder.appendUnits(rest.count) { units, decimals in
                PlainNumber.read(
                    text,
                    rest,
                    into: &units,
                    decimals: decimals,
                    separator: separator,
                    isRequired: isRequired
                )
            }
            guard next < cells.count else { break }
            let cell = cells[next]
            if cell.length == 0, !isRequired {
                builder.appendNull()
            } else if let number = PlainNumber.read(text, cell.start, cell.end, separator) {
                builder.append(units: number.units, decimals: number.decimals)
            } else {
                return next
            }
            next += 1
        }
        return cells.count
    }

    /// Counts the cells up to the first that begins with a sign.
    private static func countUnsigned(_ bytes: [UInt8], _ cells: CellColumn) -> Int {
        let signs = [UInt8(ascii: "-"), UInt8(ascii: "+")]
        for index in 0..<cells.count {
            let cell = cells[index]
            if cell.length > 0, signs.contains(bytes[cell.start]) { return index }
        }
        return cells.count
    }

    /// Counts the cells up to the first that does not begin with printable ASCII.
    private func filled(_ text: borrowing Span<UInt8>, _ cells: CellColumn) -> Int {
        let (all, stride) = (cells.cells.span, cells.stride)
        let count = cells.count(withRoom: 1, in: text.count)
        var next = cells.first
        for index in 0..<count {
            let cell = unsafe all[unchecked: next]
            next &+= stride
            let byte = unsafe text[unchecked: cell.start]
            guard cell.length > 0, 0x21..<0x80 ~= byte else { return index }
        }
        return count
    }
}
