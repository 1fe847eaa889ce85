/// Finds the words of a list that have more than 16 bytes, by a hash and then byte by byte.
struct LongWords {
    private struct Entry {
        var hash: UInt64
        var word: [UInt8]
        var code: Int32
    }

    private var entries: [Entry?] = []
    private var count = 0

    /// Whether there are none.
    var isEmpty: Bool { count == 0 }

    /// Adds a word with what stands for it; the first of two that are the same counts.
    mutating func add(_ word: [UInt8], code: Int32) {
        if self.code(from: 0, to: word.count, of: word.span) != nil { return }
        if 2 * count >= entries.count {
            let earlier = entries
            entries = [Entry?](repeating: nil, count: max(8, 4 * count))
            for case let entry? in earlier { insert(entry) }
        }
        let hash = TextHash.hash(word.span, from: 0, to: word.count).0
        insert(Entry(hash: hash, word: word, code: code))
        count += 1
    }

    private mutating func insert(_ entry: Entry) {
        var place = Int(truncatingIfNeeded: entry.hash) & (entries.count - 1)
        while entries[place] != nil { place = (place + 1) & (entries.count - 1) }
        entries[place] = entry
    }

    /// Returns what stands for the word at a place.
    @inline(never)
    func code(from start: Int, to end: Int, of text: borrowing Span<UInt8>) -> Int32? {
        guard !isEmpty else { return nil }
        let hash = TextHash.hash(text, from: start, to: end).0
        var place = Int(truncatingIfNeeded: hash) & (entries.count - 1)
        while let entry = entries[place] {
            if entry.hash == hash, isSame(entry.word, text, start, end) { return entry.code }
            place = (place + 1) & (entries.count - 1)
        }
        return nil
    }

    private func isSame(
        _ word: [UInt8],
        _ text: borrowing Span<UInt8>,
        _ start: Int,
        _ end: Int
    ) -> Bool {
        guard word.count == end - start else { return false }
        for offset in word.indices where text[start + offset] != word[offset] { return false }
        return true
    }
}
