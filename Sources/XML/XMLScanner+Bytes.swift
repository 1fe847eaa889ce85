extension XMLScanner {
    /// The byte at an offset, nil from `end` on.
    func byte(at offset: Int) -> UInt8? {
        offset < end ? bytes[offset] : nil
    }

    /// Tells if the next bytes are those of `text`.
    func starts(with text: StaticString) -> Bool {
        matches(text, at: index)
    }

    /// Tells if white space stands at an offset.
    func isSpace(_ offset: Int) -> Bool {
        switch byte(at: offset) {
        case 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    /// Skips white space and tells if there was any.
    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = index
        while isSpace(index) { index += 1 }
        return index > start
    }

    /// Skips `offset` bytes and all up to and including `mark`.
    mutating func skip(past mark: StaticString, from offset: Int) throws(Stop) {
        index += offset
        while !matches(mark, at: index) {
            guard index < end else { throw .malformed }
            index += 1
        }
        index += mark.utf8CodeUnitCount
    }

    /// Checks that the bytes from `start` to the index fit into one node of libxml2.
    func measure(from start: Int) throws(Stop) {
        guard index - start <= limits.nodeBytes else {
            throw .refused(.tooLarge(limit: limits.nodeBytes))
        }
    }

    /// Scans a name with at most one colon, which separates its prefix.
    mutating func name() throws(Stop) {
        let start = index
        try part()
        if byte(at: index) == UInt8(ascii: ":") {
            index += 1
            try part()
        }
        guard index - start <= XMLLimits.nameBytes else { throw .malformed }
    }

    /// The line on which an offset lies, from 1.
    func line(of offset: Int) -> Int {
        XMLBytes.place(of: offset, in: bytes).line
    }

    private mutating func part() throws(Stop) {
        guard let first = scalar(), XMLName.starts(with: first.value) else { throw .malformed }
        index += first.length
        while true {
            // Names in ASCII take a fifth of the time so.
            while let byte = byte(at: index), XMLName.containsLetter(byte) { index += 1 }
            guard let next = scalar(), XMLName.contains(next.value) else { return }
            index += next.length
        }
    }

    private func matches(_ text: StaticString, at offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= end else { return false }
        return text.withUTF8Buffer { expected in
            for position in expected.indices
            where unsafe bytes[offset + position] != expected[position] {
                return false
            }
            return true
        }
    }

    /// The character at the index; the bytes are known to be valid UTF-8.
    private func scalar() -> (value: UInt32, length: Int)? {
        guard let first = byte(at: index) else { return nil }
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard index + length <= end else { return nil }
        var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
        for position in index + 1..<index + length {
            value = value << 6 | UInt32(bytes[position] & 0x3F)
        }
        return (value, length)
    }
}
