import Expressions

/// Gathers the values of one column.
struct ColumnBuilder {
    private let type: ValueType
    private var codes: [Int32] = []
    private var texts = TextInterner()
    private var codesOfWords: [Int32] = []
    private var numbers = NumberBuilder()
    private var days: [Int32] = []

    /// What stands for a missing code, day or truth value.
    private static let none = Int32.min

    /// Prepares to gather values of a type.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - words: Texts that are known beforehand; some may be the same.
    init(_ type: ValueType, words: [String] = []) {
        self.type = type
        for word in words {
            let bytes = Array(word.utf8)
            codesOfWords.append(texts.code(of: bytes, from: 0, to: bytes.count))
        }
    }

    /// The values gathered.
    var column: Column {
        switch type {
        case .text:
            .text(TextColumn(codes: Parts([PackedIntegers(codes)]), values: texts.texts))
        case .number: .number(Parts([numbers.part]))
        case .date: .date(Parts([PackedIntegers(days)]))
        case .boolean: .boolean(Parts([PackedIntegers(codes)]))
        }
    }

    /// Appends a value of the column's type; any other counts as missing.
    mutating func append(_ value: Value) {
        switch (type, value) {
        case (.text, .text(let text)):
            let bytes = Array(text.utf8)
            append(bytes, from: 0, to: bytes.count)
        case (.number, .number(let number)): numbers.append(number)
        case (.date, .date(let date)): append(date)
        case (.boolean, .boolean(let boolean)): codes.append(boolean ? 1 : 0)
        default: appendNull()
        }
    }

    /// Appends a missing value.
    mutating func appendNull() {
        switch type {
        case .text, .boolean: codes.append(Self.none)
        case .number: numbers.appendNone()
        case .date: days.append(Self.none)
        }
    }

    /// Appends one of the words that are known beforehand, by its place among them.
    mutating func append(word: Int) {
        codes.append(codesOfWords[word])
    }

    /// Appends the text that stands at a place.
    mutating func append(_ source: [UInt8], from start: Int, to end: Int) {
        codes.append(texts.code(of: source, from: start, to: end))
    }

    /// Appends a number: so many units of the last of its decimals.
    mutating func append(units: Int64, decimals: Int) {
        numbers.append(units: units, decimals: decimals)
    }

    /// Appends a day.
    mutating func append(_ date: CivilDate) {
        days.append(date.dayNumber)
    }
}
