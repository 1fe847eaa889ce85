import CSV

/// Finds the words of a list by their exact bytes; a hot file.
///
/// Words of up to 16 bytes are compared as two numbers, longer ones by a hash and then byte by byte;
/// words of one byte are looked up in a table. What is not found is left to `CodeTable`, which knows
/// what may differ.
struct PlainWords {
    private struct Entry {
        var low: UInt64 = 0
        var high: UInt64 = 0
        /// 0 where there is no word.
        var length = 0
        var code: Int32 = -1
        /// Its place in the list.
        var word = 0
    }

    private let words: [[UInt8]]
    private var entries: [Entry]
    /// The codes of words of one byte.
    private var single = [Int32](repeating: .min, count: 256)

    /// Prepares to find words, each with what stands for it; the first of two that are the same
    /// counts.
    init(_ words: [(word: String, code: Int32)]) {
        self.words = words.map { Array($0.word.utf8) }
        var size = 8
        while size < words.count * 4 { size *= 2 }
        entries = [Entry](repeating: Entry(), count: size)
        for (index, (word, code)) in zip(self.words, words.map(\.code)).enumerated()
        where !word.isEmpty {
            if word.count == 1, single[Int(word[0])] < 0 { single[Int(word[0])] = code }
            let (low, high) = Self.numbers(word.span, from: 0, to: word.count)
            var place = Self.place(low, high, word.count) & (size - 1)
            while entries[place].length > 0 { place = (place + 1) & (size - 1) }
            entries[place] = Entry(
                low: low,
                high: high,
                length: word.count,
                code: code,
                word: index
            )
        }
    }

    /// Reads cells into codes, up to the first that holds no word of the list; an empty one has the
    /// code `Int32.min`.
    ///
    /// - Returns: How many cells were read.
    func read(
        _ text: borrowing Span<UInt8>,
        _ cells: borrowing Span<PackedCell>,
        into codes: inout MutableSpan<Int32>,
        isRequired: Bool
    ) -> Int {
        let single = single.span
        let entries = entries.span
        for index in cells.indices {
            let cell = cells[index]
            var code = Int32.min
            if cell.length == 1 {
                code = single[Int(text[cell.start])]
                if code == .min { return index }
            } else if cell.length > 0 {
                code = self.code(of: cell, in: text, entries)
                if code == .min { return index }
            } else if isRequired {
                return index
            }
            codes[index] = code
        }
        return cells.count
    }

    /// Returns what stands for the word of a cell; `Int32.min` where none does.
    @inline(__always)
    private func code(
        of cell: PackedCell,
        in text: borrowing Span<UInt8>,
        _ entries: borrowing Span<Entry>
    ) -> Int32 {
        guard !cell.hasPairs else { return .min }
        let (low, high) = Self.numbers(text, from: cell.start, to: cell.end)
        let mask = entries.count &- 1
        var place = Self.place(low, high, cell.length) & mask
        while entries[place].length > 0 {
            let entry = entries[place]
            if entry.low == low && entry.high == high && entry.length == cell.length,
                cell.length <= 16 || isWord(entry.word, at: cell.start, of: text)
            {
                return entry.code
            }
            place = (place &+ 1) & mask
        }
        return .min
    }

    private func isWord(_ index: Int, at start: Int, of text: borrowing Span<UInt8>) -> Bool {
        let word = words[index]
        for offset in word.indices where text[start + offset] != word[offset] { return false }
        return true
    }

    /// Returns the bytes of a word of up to 16, or the hash of a longer one.
    @inline(__always)
    private static func numbers(
        _ text: borrowing Span<UInt8>,
        from start: Int,
        to end: Int
    ) -> (low: UInt64, high: UInt64) {
        if end &- start > 16 { return TextHash.hash(text, from: start, to: end) }
        let low = TextHash.word(text, from: start, to: end)
        return (low, end &- start > 8 ? TextHash.word(text, from: start &+ 8, to: end) : 0)
    }

    @inline(__always)
    private static func place(_ low: UInt64, _ high: UInt64, _ length: Int) -> Int {
        let mixed = (low ^ high &* 0xD134_2543_DE82_EF95 ^ UInt64(length))
            .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed.high ^ mixed.low) & Int.max
    }
}
