/// Finds the words of a list by their exact bytes; a hot file.
///
/// Words of up to 16 bytes are compared as two numbers. What is not found is left to `CodeTable`,
/// which knows what may differ.
struct PlainWords {
    private struct Entry {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var length = 0
        var index = -1
    }

    private var entries: [Entry]

    /// Prepares to find words; longer ones are left out.
    init(_ words: [(word: String, index: Int)]) {
        let short = words.filter { (1...16).contains($0.word.utf8.count) }
        var size = 8
        while size < short.count * 4 { size *= 2 }
        entries = [Entry](repeating: Entry(), count: size)
        for (word, index) in short {
            let bytes = Array(word.utf8)
            let (low, high) = Self.numbers(bytes, 0, bytes.count)
            var place = Self.place(low, high, bytes.count) & (size - 1)
            while entries[place].index >= 0 { place = (place + 1) & (size - 1) }
            entries[place] = Entry(low: low, high: high, length: bytes.count, index: index)
        }
    }

    /// Returns the index of the word that stands at a place; nothing where none does.
    func index(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        guard end - start <= 16 else { return nil }
        let (low, high) = Self.numbers(bytes, start, end)
        let mask = entries.count - 1
        var place = Self.place(low, high, end - start) & mask
        while entries[place].index >= 0 {
            let entry = entries[place]
            if entry.low == low && entry.high == high && entry.length == end - start {
                return entry.index
            }
            place = (place + 1) & mask
        }
        return nil
    }

    private static func numbers(
        _ bytes: [UInt8],
        _ start: Int,
        _ end: Int
    ) -> (low: UInt64, high: UInt64) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for index in start..<min(end, start + 8) { low = low << 8 | UInt64(bytes[index]) }
        for index in min(end, start + 8)..<end { high = high << 8 | UInt64(bytes[index]) }
        return (low, high)
    }

    private static func place(_ low: UInt64, _ high: UInt64, _ length: Int) -> Int {
        let mixed = (low ^ high &* 0xD134_2543_DE82_EF95 ^ UInt64(length))
            .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed.high ^ mixed.low) & Int.max
    }
}
