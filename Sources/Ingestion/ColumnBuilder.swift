import CSV
import Expressions

/// What is kept of a field's values.
enum FieldUse: Sendable {
    /// Nothing: the values are only checked.
    case none
    /// Which of them are the same.
    case key
    /// The values.
    case value
}

/// Gathers the values of one column.
struct ColumnBuilder {
    /// The values of some records.
    enum Gathered {
        case none
        case keys(KeyColumn)
        case column(Column)

        /// The values, where they are kept.
        var column: Column? {
            if case .column(let column) = self { return column }
            return nil
        }
    }

    private let type: ValueType
    private let use: FieldUse
    /// The texts that are known beforehand, each once.
    private let words: [String]
    private let codesOfWords: [Int32]
    /// Whether bytes hold the codes of the words.
    let hasFewWords: Bool
    private let wordTexts: TextInterner

    private var texts: TextInterner
    private var codes: CodeBuilder
    private var keys = KeyColumn.Part()
    private var numbers = NumberBuilder()

    /// What stands for a missing code, day or truth value.
    private static let none = Int32.min

    /// Prepares to gather values of a type.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - words: Texts that are known beforehand; some may be the same.
    ///   - use: What is kept; of values other than texts, all or nothing.
    init(_ type: ValueType, words: [String] = [], use: FieldUse = .value) {
        self.type = type
        self.use = use == .key && type != .text ? .value : use
        var texts = TextInterner()
        codesOfWords = words.map { word in
            let bytes = Array(word.utf8)
            return texts.code(of: bytes, from: 0, to: bytes.count)
        }
        self.words = texts.texts
        wordTexts = texts
        self.texts = texts
        hasFewWords = type == .boolean || type == .text && self.words.count <= CodeBuilder.none
        codes = CodeBuilder(isNarrow: hasFewWords)
    }

    /// Returns the values gathered, and begins anew.
    mutating func take() -> Gathered {
        defer { removeAll() }
        switch (use, type) {
        case (.none, _): return .none
        case (.key, _): return .keys(KeyColumn([keys.take()]))
        case (.value, .text):
            let values = texts.count == words.count ? words : texts.texts
            return .column(
                .text(
                    TextColumn(
                        codes: Parts([codes.take(below: Int32(values.count))]),
                        values: values
                    )
                )
            )
        case (.value, .number): return .column(.number(Parts([numbers.part])))
        case (.value, .date): return .column(.date(Parts([codes.take()])))
        case (.value, .boolean): return .column(.boolean(Parts([codes.take(below: 2)])))
        }
    }

    private mutating func removeAll() {
        numbers.removeAll()
        if texts.count > words.count { texts = wordTexts }
    }

    /// Returns what stands for a word that is known beforehand, by its place among them.
    func code(ofWord word: Int) -> Int32 { codesOfWords[word] }

    /// Appends a value of the column's type; any other counts as missing.
    mutating func append(_ value: Value) {
        switch (type, value) {
        case (.text, .text(let text)):
            let bytes = Array(text.utf8)
            append(bytes, from: 0, to: bytes.count)
        case (.number, .number(let number)): if use != .none { numbers.append(number) }
        case (.date, .date(let date)): append(code: date.dayNumber)
        case (.boolean, .boolean(let boolean)): append(code: boolean ? 1 : 0)
        default: appendNull()
        }
    }

    /// Appends a missing value.
    @inline(__always)
    mutating func appendNull() {
        if use == .none { return }
        if use == .key { return keys.appendNone() }
        if type == .number { return numbers.appendNone() }
        codes.append(Self.none)
    }

    /// Appends the code of a word that is known beforehand, or the number of a day.
    @inline(__always)
    mutating func append(code: Int32) {
        switch use {
        case .none: break
        case .key: append(words[Int(code)])
        case .value: codes.append(code)
        }
    }

    /// Appends the texts of cells up to the first that is not plain (see `TextHash`); an empty one is
    /// missing, and not plain where a value is required.
    ///
    /// - Returns: How many there are.
    mutating func appendPlain(
        _ source: [UInt8],
        _ cells: CellColumn,
        isRequired: Bool
    ) -> Int {
        if use == .key { return appendPlainKeys(source, cells, isRequired: isRequired) }
        for index in 0..<cells.count {
            let cell = cells[index]
            if cell.length == 0, !isRequired {
                appendNull()
            } else if cell.length > 0, !cell.hasPairs,
                TextHash.isPlain(source.span, from: cell.start, to: cell.end)
            {
                append(source, from: cell.start, to: cell.end)
            } else {
                return index
            }
        }
        return cells.count
    }

    private mutating func appendPlainKeys(
        _ source: [UInt8],
        _ cells: CellColumn,
        isRequired: Bool
    ) -> Int {
        let text = source.span
        return keys.append(upTo: cells.count) { lows, highs in
            PlainKeys.read(text, cells, into: &lows, &highs, isRequired: isRequired)
        }
    }

    /// Appends so many missing values.
    mutating func appendNone(count: Int) {
        guard use != .none else { return }
        for _ in 0..<count { appendNull() }
    }

    /// What of the words known beforehand stands for none: where a byte holds each code, 255.
    var missingCode: Int32 { hasFewWords ? Int32(CodeBuilder.none) : Self.none }

    /// Appends days, or codes of words known beforehand, that are written into a room.
    ///
    /// - Parameters:
    ///   - count: How many there are at most.
    ///   - write: Writes them and returns how many they are.
    /// - Returns: How many they are.
    mutating func appendCodes(
        _ count: Int,
        _ write: (inout MutableSpan<Int32>) -> Int
    ) -> Int {
        if use == .value { return codes.append(upTo: count, write) }
        let checked = [Int32](upTo: count, write)
        if use == .key { appendKeys(checked) }
        return checked.count
    }

    /// Appends such codes of a byte each.
    mutating func appendByteCodes(
        _ count: Int,
        _ write: (inout MutableSpan<UInt8>) -> Int
    ) -> Int {
        if use == .value { return codes.append(upTo: count, write) }
        return appendCodes(count) { codes in
            let checked = [UInt8](upTo: count) { write(&$0) }
            for place in checked.indices { codes[place] = CodeBuilder.wide(checked[place]) }
            return checked.count
        }
    }

    private mutating func appendKeys(_ codes: [Int32]) {
        for code in codes {
            if code == Self.none { keys.appendNone() } else { append(code: code) }
        }
    }

    private mutating func append(_ word: String) {
        let bytes = Array(word.utf8)
        append(bytes, from: 0, to: bytes.count)
    }

    /// Appends the text that stands at a place.
    @inline(__always)
    mutating func append(_ source: [UInt8], from start: Int, to end: Int) {
        switch use {
        case .none: break
        case .key:
            let (low, high) = TextHash.hash(source.span, from: start, to: end)
            keys.append(low, high)
        case .value: codes.append(texts.code(of: source, from: start, to: end))
        }
    }

    /// Appends numbers that are written into a room in units of the last of so many decimals.
    ///
    /// - Parameters:
    ///   - count: How many there are at most.
    ///   - write: Writes them and returns how many they are. It gets no decimals where
    ///     numbers are only checked.
    /// - Returns: How many they are; none where numbers are no longer kept in units.
    mutating func appendUnits(
        _ count: Int,
        _ write: (inout MutableSpan<Int64>, Int?) -> Int
    ) -> Int {
        if use != .none { return numbers.append(upTo: count, write) }
        return [Int64](upTo: count) { write(&$0, nil) }.count
    }

    /// Appends a number: so many units of the last of its decimals.
    @inline(__always)
    mutating func append(units: Int64, decimals: Int) {
        if use != .none { numbers.append(units: units, decimals: decimals) }
    }
}
