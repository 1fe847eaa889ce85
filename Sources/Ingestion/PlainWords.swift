import CSV

/// Finds the words of a list by their exact bytes; a hot file.
///
/// Words of up to 16 bytes are compared as two numbers, words of one byte looked up in a table. What
/// is not found is left to `CodeTable`, which knows what may differ.
struct PlainWords {
    private struct Entry {
        var low: UInt64 = 0
        var high: UInt64 = 0
        /// 0 where there is no word.
        var length = 0
        var code: Int32 = -1
    }

    private var entries: [Entry]
    /// The codes of words of one byte.
    private var single = [Int32](repeating: .min, count: 256)

    /// Prepares to find words, each with what stands for it; longer ones are left out.
    init(_ words: [(word: String, code: Int32)]) {
        let short = words.filter { (1...16).contains($0.word.utf8.count) }
        var size = 8
        while size < short.count * 4 { size *= 2 }
        entries = [Entry](repeating: Entry(), count: size)
        for (word, code) in short {
            let bytes = Array(word.utf8)
            if bytes.count == 1, single[Int(bytes[0])] < 0 { single[Int(bytes[0])] = code }
            let low = TextHash.word(bytes.span, from: 0, to: bytes.count)
            let high = TextHash.word(bytes.span, from: min(8, bytes.count), to: bytes.count)
            var place = Self.place(low, high, bytes.count) & (size - 1)
            while entries[place].code >= 0 { place = (place + 1) & (size - 1) }
            entries[place] = Entry(low: low, high: high, length: bytes.count, code: code)
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
                code = Self.code(of: cell, in: text, entries)
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
    private static func code(
        of cell: PackedCell,
        in text: borrowing Span<UInt8>,
        _ entries: borrowing Span<Entry>
    ) -> Int32 {
        let (start, end) = (cell.start, cell.end)
        guard cell.length <= 16, !cell.hasPairs else { return .min }
        let low = TextHash.word(text, from: start, to: end)
        let high = cell.length > 8 ? TextHash.word(text, from: start &+ 8, to: end) : 0
        let mask = entries.count &- 1
        var place = Self.place(low, high, cell.length) & mask
        while true {
            let entry = entries[place]
            if entry.low == low && entry.high == high && entry.length == cell.length {
                return entry.code
            }
            guard entry.code >= 0 else { return .min }
            place = (place &+ 1) & mask
        }
    }

    @inline(__always)
    private static func place(_ low: UInt64, _ high: UInt64, _ length: Int) -> Int {
        let mixed = (low ^ high &* 0xD134_2543_DE82_EF95 ^ UInt64(length))
            .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed.high ^ mixed.low) & Int.max
    }
}
