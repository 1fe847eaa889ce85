import CSV

/// Finds the words of a list by their exact bytes; a hot file.
///
/// A word is a number of eight bytes, or of sixteen where the list has one of more than eight, filled
/// up with 0xFF, which stands nowhere in UTF-8. So one way leads to words of any length, the empty one
/// for a missing value among them: a word in an unpredictable column has no branch to guess. That
/// takes 23 instructions a cell, or 36 with sixteen bytes; before, with a way for each length, words of
/// up to seven bytes took 62 and longer ones 125. Words of one byte are looked up in a table, which
/// takes 18. Longer words are found by `LongWords`; what is not found is left to `CodeTable`, which
/// knows what may differ.
///
/// All tables are in one list, so that a batch of cells costs one reference to it.
struct PlainWords {
    /// The bytes of words, filled up.
    private struct Key {
        var low: UInt64
        /// All ones where words have no more than eight bytes.
        var high = UInt64.max

        /// What stands for no word: it would begin behind its end.
        static let free = Key(low: 0xFF)
    }

    /// How many bytes are loaded at the beginning of a cell.
    private static let longest = 16
    private static let endCount = 34

    private let isWide: Bool
    private let longWords: LongWords
    /// What fills words up, and then the first halves of words, their second ones and their codes, by a
    /// product of their bytes, or in the next place that was free.
    private let tables: [UInt64]
    /// How many places each of the last three has.
    private let size: Int
    private let factor: UInt64
    /// Where no word has more than one byte: for no byte and each one beside it, and for each byte, what
    /// stands for it; -1 for nothing.
    private let letters: [Int16]?
    /// What is left of a product has as many bits as a place.
    private let shift: UInt64

    /// Prepares to find words, each with what stands for it; the first of two that are the same
    /// counts.
    ///
    /// - Parameters:
    ///   - words: The words; none of them is empty.
    ///   - none: What stands for an empty cell; nothing where that is not to be found.
    init(_ words: [(word: String, code: Int32)], none: Int32?) {
        var keys: [(key: Key, code: Int32)] = none.map { [(Key(low: .max), $0)] } ?? []
        var longWords = LongWords()
        for (word, code) in words where !word.isEmpty {
            let bytes = Array(word.utf8)
            if bytes.count > Self.longest {
                longWords.add(bytes, code: code)
            } else {
                keys.append((Self.key(of: bytes.span, from: 0, to: bytes.count), code))
            }
        }
        self.longWords = longWords
        isWide = !longWords.isEmpty || keys.contains { $0.key.high != .max }
        let numbers = keys.map { Self.number(low: $0.key.low, high: $0.key.high) }
        (factor, shift) = Self.factor(for: numbers)
        size = 1 << (64 - Int(shift))
        var lows = [UInt64](repeating: Key.free.low, count: size)
        var highs = [UInt64](repeating: Key.free.high, count: size)
        var codes = [UInt64](repeating: 0, count: size)
        for (number, entry) in zip(numbers, keys) {
            var place = Int(truncatingIfNeeded: (number &* factor) &>> shift)
            let (low, high) = (entry.key.low, entry.key.high)
            while lows[place] != Key.free.low, lows[place] != low || highs[place] != high {
                place = (place + 1) & (size - 1)
            }
            guard lows[place] == Key.free.low else { continue }
            (lows[place], highs[place]) = (low, high)
            codes[place] = UInt64(bitPattern: Int64(entry.code))
        }
        tables = Self.ends + lows + highs + codes
        letters = isWide ? nil : Self.letters(words, none: none)
    }

    /// Returns what stands for no byte and for each one; nothing where a word has more than one.
    private static func letters(_ words: [(word: String, code: Int32)], none: Int32?) -> [Int16]? {
        guard let none = Int16(exactly: none ?? -1) else { return nil }
        var letters = [Int16](repeating: -1, count: 512)
        for byte in 0..<256 { letters[byte] = none }
        for (word, code) in words where !word.isEmpty {
            guard let byte = word.utf8.first, word.utf8.count == 1,
                let code = Int16(exactly: code)
            else { return nil }
            if letters[256 + Int(byte)] < 0 { letters[256 + Int(byte)] = code }
        }
        return letters
    }

    /// Finds a factor that brings few numbers to one place.
    private static func factor(for numbers: [UInt64]) -> (factor: UInt64, shift: UInt64) {
        var bits = 2
        while 1 << bits < 2 * numbers.count { bits += 1 }
        var factor: UInt64 = 0x9E37_79B9_7F4A_7C15
        var best = (factor: factor, shift: UInt64(64 - bits), meetings: Int.max)
        // A long list is not worth as many attempts as a short one.
        for attempt in 0..<(bits < 7 ? 32 : 4) where best.meetings > 0 {
            // Where the numbers are few there may be some more places.
            let shift = UInt64(64 - bits - (bits < 6 ? attempt / 16 : 0))
            var isTaken = [Bool](repeating: false, count: 1 << (64 - Int(shift)))
            var meetings = 0
            for number in numbers {
                let place = Int(truncatingIfNeeded: (number &* factor) &>> shift)
                if isTaken[place] { meetings += 1 }
                isTaken[place] = true
            }
            if meetings < best.meetings { best = (factor, shift, meetings) }
            factor = factor &* 0xD134_2543_DE82_EF95 &+ 0x1234_5678
        }
        return (best.factor, best.shift)
    }

    // MARK: Reading

    /// Reads cells into codes, up to the first that holds no word of the list.
    ///
    /// - Returns: How many cells were read.
    func read<Code: FixedWidthInteger>(
        _ text: borrowing Span<UInt8>,
        _ cells: CellColumn,
        into codes: inout MutableSpan<Code>
    ) -> Int {
        let roomy = min(cells.count(withRoom: Self.longest, in: text.count), codes.count)
        let count =
            if let letters {
                readLetters(text, cells, roomy, letters, &codes)
            } else if isWide {
                readWide(text, cells, roomy, &codes)
            } else {
                readNarrow(text, cells, roomy, &codes)
            }
        guard count == roomy else { return count }
        for index in roomy..<cells.count {
            let cell = cells[index]
            guard !cell.hasPairs, let code = code(from: cell.start, to: cell.end, of: text) else {
                return index
            }
            codes[index] = Code(truncatingIfNeeded: code)
        }
        return cells.count
    }

    /// Reads cells where no word has more than eight bytes.
    ///
    /// That cells and eight bytes behind the beginning of each are there was asked before; that there
    /// is room for as many codes as cells as well.
    @inline(never)
    private func readNarrow<Code: FixedWidthInteger>(
        _ text: borrowing Span<UInt8>,
        _ cells: CellColumn,
        _ count: Int,
        _ found: inout MutableSpan<Code>
    ) -> Int {
        let (tables, all) = (tables.span, cells.cells.span)
        let lows = tables.extracting(Self.endCount..<Self.endCount + size)
        let codes = tables.extracting((Self.endCount + 2 * size)...)
        let (factor, shift, stride, last) = (factor, shift, cells.stride, size &- 1)
        var next = cells.first
        for index in 0..<count {
            let cell = unsafe all[unchecked: next]
            next &+= stride
            let length = cell.singleLength
            guard length <= 8 else { return index }
            let low =
                unsafe TextHash.word(text, uncheckedAt: cell.start) | tables[unchecked: length]
            var place = Int(truncatingIfNeeded: (low &* factor) &>> shift)
            while unsafe lows[unchecked: place] != low {
                if unsafe lows[unchecked: place] == Key.free.low { return index }
                place = (place &+ 1) & last
            }
            unsafe found[unchecked: index] = Code(truncatingIfNeeded: codes[unchecked: place])
        }
        return count
    }

    /// Reads cells where no word has more than one byte; what was asked is the same.
    @inline(never)
    private func readLetters<Code: FixedWidthInteger>(
        _ text: borrowing Span<UInt8>,
        _ cells: CellColumn,
        _ count: Int,
        _ letters: [Int16],
        _ found: inout MutableSpan<Code>
    ) -> Int {
        let (letters, all, stride) = (letters.span, cells.cells.span, cells.stride)
        var next = cells.first
        for index in 0..<count {
            let cell = unsafe all[unchecked: next]
            next &+= stride
            let length = cell.singleLength
            guard length <= 1 else { return index }
            let byte = Int(unsafe text[unchecked: cell.start])
            let code = unsafe letters[unchecked: length &<< 8 &+ byte]
            guard code >= 0 else { return index }
            unsafe found[unchecked: index] = Code(truncatingIfNeeded: code)
        }
        return count
    }

    /// Reads cells where some words have more than eight bytes; what was asked is the same.
    @inline(never)
    private func readWide<Code: FixedWidthInteger>(
        _ text: borrowing Span<UInt8>,
        _ cells: CellColumn,
        _ count: Int,
        _ found: inout MutableSpan<Code>
    ) -> Int {
        let (tables, all) = (tables.span, cells.cells.span)
        let lows = tables.extracting(Self.endCount..<Self.endCount + size)
        let highs = tables.extracting(Self.endCount + size..<Self.endCount + 2 * size)
        let codes = tables.extracting((Self.endCount + 2 * size)...)
        let (factor, shift, stride, last) = (factor, shift, cells.stride, size &- 1)
        var next = cells.first
        for index in 0..<count {
            let cell = unsafe all[unchecked: next]
            next &+= stride
            let (start, length) = (cell.start, cell.singleLength)
            guard length <= Self.longest else {
                guard !cell.hasPairs, let code = longWords.code(from: start, to: cell.end, of: text)
                else { return index }
                unsafe found[unchecked: index] = Code(truncatingIfNeeded: code)
                continue
            }
            let low = unsafe TextHash.word(text, uncheckedAt: start) | tables[unchecked: length]
            let high =
                unsafe TextHash.word(text, uncheckedAt: start &+ 8)
                | tables[unchecked: length &+ 17]
            let number = Self.number(low: low, high: high)
            var place = Int(truncatingIfNeeded: (number &* factor) &>> shift)
            while unsafe lows[unchecked: place] != low || highs[unchecked: place] != high {
                if unsafe lows[unchecked: place] == Key.free.low { return index }
                place = (place &+ 1) & last
            }
            unsafe found[unchecked: index] = Code(truncatingIfNeeded: codes[unchecked: place])
        }
        return count
    }

    /// Returns what stands for the word at a place, wherever in the text that is.
    private func code(from start: Int, to end: Int, of text: borrowing Span<UInt8>) -> Int32? {
        guard end - start <= Self.longest else {
            return longWords.code(from: start, to: end, of: text)
        }
        let key = Self.key(of: text, from: start, to: end)
        let number = Self.number(low: key.low, high: key.high)
        var place = Int(truncatingIfNeeded: (number &* factor) &>> shift)
        while tables[Self.endCount + place] != Key.free.low {
            let entry = Self.endCount + place
            if tables[entry] == key.low && tables[entry + size] == key.high {
                return Int32(truncatingIfNeeded: tables[entry + 2 * size])
            }
            place = (place + 1) & (size - 1)
        }
        return nil
    }

    /// For words of 0 to 16 bytes the ones that fill up the first eight, and then the next eight.
    private static let ends = (0..<endCount).map { index -> UInt64 in
        let length = index < 17 ? index : max(0, index - 17 - 8)
        return UInt64.max << UInt64(8 * length)
    }

    private static func key(of text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Key {
        let length = end - start
        return Key(
            low: TextHash.word(text, from: start, to: end) | Self.ends[length],
            high: TextHash.word(text, from: start + 8, to: end) | Self.ends[length + 17]
        )
    }

    /// Returns one number for both of a word, which is the first where the second is all ones.
    @inline(__always)
    private static func number(low: UInt64, high: UInt64) -> UInt64 {
        low &+ ~high &* 0xA24B_AED4_963E_E407
    }
}
