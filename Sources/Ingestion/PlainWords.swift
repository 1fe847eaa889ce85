import CSV

/// Finds the words of a list by their exact bytes; a hot file.
///
/// A word of one byte is looked up in a table; one of up to seven makes a number together with its
/// length, and is found by one comparison. Words of up to 16 bytes are compared as two numbers,
/// longer ones by a hash and then byte by byte. That takes 40 instructions a cell where most words
/// have one byte, some three to five and few ten. What is not found is left to `CodeTable`, which
/// knows what may differ.
struct PlainWords {
    private struct ShortEntry {
        /// The bytes, and in the highest the length; all ones where there is no word.
        var key = UInt64.max
        var code: Int32 = .min
    }

    private struct LongEntry {
        var low: UInt64 = 0
        var high: UInt64 = 0
        /// 0 where there is no word.
        var length: Int32 = 0
        var code: Int32 = .min
        /// Its place in the list.
        var word: Int32 = 0
    }

    private static let shortLength = 7

    private let words: [[UInt8]]
    /// The codes of words of one byte.
    private var single = [Int32](repeating: .min, count: 256)
    private var shortEntries: [ShortEntry]
    private var longEntries: [LongEntry]

    /// Prepares to find words, each with what stands for it; the first of two that are the same
    /// counts.
    init(_ words: [(word: String, code: Int32)]) {
        self.words = words.map { Array($0.word.utf8) }
        var size = 8
        while size < words.count * 4 { size *= 2 }
        shortEntries = [ShortEntry](repeating: ShortEntry(), count: size)
        longEntries = [LongEntry](repeating: LongEntry(), count: size)
        for (index, word) in self.words.enumerated() where !word.isEmpty {
            if word.count == 1 {
                let byte = Int(word[0])
                single[byte] = single[byte] == .min ? words[index].code : single[byte]
            } else if word.count > Self.shortLength {
                addLong(word, at: index, code: words[index].code)
            } else {
                addShort(word, code: words[index].code)
            }
        }
    }

    private mutating func addShort(_ word: [UInt8], code: Int32) {
        let key = Self.key(TextHash.word(word.span, from: 0, to: word.count), word.count)
        var place = Self.place(key) & (shortEntries.count - 1)
        while shortEntries[place].key != .max {
            if shortEntries[place].key == key { return }
            place = (place + 1) & (shortEntries.count - 1)
        }
        shortEntries[place] = ShortEntry(key: key, code: code)
    }

    private mutating func addLong(_ word: [UInt8], at index: Int, code: Int32) {
        let (low, high) = Self.numbers(word.span, from: 0, to: word.count)
        var place = Self.place(low ^ high) & (longEntries.count - 1)
        while longEntries[place].length > 0 { place = (place + 1) & (longEntries.count - 1) }
        longEntries[place] = LongEntry(
            low: low,
            high: high,
            length: Int32(word.count),
            code: code,
            word: Int32(index)
        )
    }

    /// Reads cells into codes, up to the first that holds no word of the list; an empty one has the
    /// code `Int32.min`.
    ///
    /// - Returns: How many cells were read.
    func read(
        _ text: borrowing Span<UInt8>,
        _ cells: CellColumn,
        into codes: inout MutableSpan<Int32>,
        isRequired: Bool
    ) -> Int {
        let single = single.span
        let all = cells.cells.span
        var place = cells.first
        for index in 0..<cells.count {
            let cell = all[place]
            place &+= cells.stride
            let length = cell.singleLength
            var code = Int32.min
            if length == 1 {
                code = single[Int(text[cell.start])]
                if code == .min { return index }
                codes[index] = code
                continue
            }
            if length > 0 {
                code = length <= Self.shortLength ? short(cell, text) : long(cell, text)
            }
            if code == .min, length > 0 || isRequired { return index }
            codes[index] = code
        }
        return cells.count
    }

    /// Returns what stands for the word of up to seven bytes in a cell; `Int32.min` where none does.
    @inline(__always)
    private func short(_ cell: PackedCell, _ text: borrowing Span<UInt8>) -> Int32 {
        let entries = shortEntries.span
        let key = Self.key(TextHash.word(text, from: cell.start, to: cell.end), cell.length)
        var place = Self.place(key) & (entries.count &- 1)
        while entries[place].key != key {
            if entries[place].key == .max { return .min }
            place = (place &+ 1) & (entries.count &- 1)
        }
        return entries[place].code
    }

    /// Returns what stands for the longer word in a cell; `Int32.min` where none does.
    @inline(__always)
    private func long(_ cell: PackedCell, _ text: borrowing Span<UInt8>) -> Int32 {
        guard !cell.hasPairs else { return .min }
        let entries = longEntries.span
        let (low, high) = Self.numbers(text, from: cell.start, to: cell.end)
        var place = Self.place(low ^ high) & (entries.count &- 1)
        while entries[place].length > 0 {
            let entry = entries[place]
            if entry.low == low && entry.high == high && Int(entry.length) == cell.length,
                cell.length <= 16 || isWord(Int(entry.word), at: cell.start, of: text)
            {
                return entry.code
            }
            place = (place &+ 1) & (entries.count &- 1)
        }
        return .min
    }

    @inline(never)
    private func isWord(_ index: Int, at start: Int, of text: borrowing Span<UInt8>) -> Bool {
        let word = words[index]
        for offset in word.indices where text[start + offset] != word[offset] { return false }
        return true
    }

    /// Returns the number of a word of up to seven bytes.
    @inline(__always)
    private static func key(_ word: UInt64, _ length: Int) -> UInt64 {
        let length = UInt64(truncatingIfNeeded: length)
        return word | length &<< 56
    }

    /// Returns the bytes of a word of up to 16, or the hash of a longer one.
    @inline(__always)
    private static func numbers(
        _ text: borrowing Span<UInt8>,
        from start: Int,
        to end: Int
    ) -> (low: UInt64, high: UInt64) {
        if end &- start > 16 { return TextHash.hash(text, from: start, to: end) }
        return (
            TextHash.word(text, from: start, to: end),
            TextHash.word(text, from: start &+ 8, to: end)
        )
    }

    @inline(__always)
    private static func place(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40)
    }
}
