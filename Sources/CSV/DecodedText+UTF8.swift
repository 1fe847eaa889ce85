extension DecodedText {
    /// Tells whether bytes are UTF-8.
    static func isWellFormed(utf8 source: [UInt8]) -> Bool {
        UTF8Sequence.firstFault(in: source, from: 0) == source.count
    }

    /// Checks UTF-8 and replaces what is ill-formed; text without a fault is taken as it is.
    init(utf8 source: [UInt8]) {
        let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var next = UTF8Sequence.firstFault(in: source, from: start)
        guard start > 0 || next < source.count else {
            self.init(reservingCapacity: 0)
            bytes = source
            return
        }
        self.init(reservingCapacity: source.count)
        var index = start
        while true {
            bytes.append(contentsOf: source[index..<next])
            guard next < source.count else { return }
            appendReplacement(sourceOffset: next)
            index = next + UTF8Sequence(in: source, at: next).length
            next = UTF8Sequence.firstFault(in: source, from: index)
        }
    }
}

/// One UTF-8 sequence, or the longest beginning of one that an ill-formed place has.
private struct UTF8Sequence {
    var length: Int
    var isValid: Bool

    init(in source: [UInt8], at offset: Int) {
        let lead = source[offset]
        length = 1
        isValid = false
        guard let (count, second) = UTF8Sequence.continuation(of: lead) else {
            isValid = lead < 0x80
            return
        }
        for step in 0..<count {
            let place = offset + length
            guard place < source.count else { return }
            guard (step == 0 ? second : 0x80...0xBF).contains(source[place]) else { return }
            length += 1
        }
        isValid = true
    }

    /// Tells how many bytes follow a lead byte, and what the first of them may be (Unicode, table
    /// 3-7).
    private static func continuation(of lead: UInt8) -> (count: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (1, 0x80...0xBF)
        case 0xE0: (2, 0xA0...0xBF)
        case 0xED: (2, 0x80...0x9F)
        case 0xE1...0xEF: (2, 0x80...0xBF)
        case 0xF0: (3, 0x90...0xBF)
        case 0xF1...0xF3: (3, 0x80...0xBF)
        case 0xF4: (3, 0x80...0x8F)
        default: nil
        }
    }

    /// Passes letters of two bytes, four at a time, then one by one.
    @inline(__always)
    private static func endOfPairs(in source: borrowing Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 8 <= source.count {
            let bytes = unsafe source.bytes.unsafeLoadUnaligned(
                fromByteOffset: index,
                as: UInt64.self
            )
            let word = UInt64(littleEndian: bytes)
            // 110xxxxx 10xxxxxx four times; of the first bytes 0xC0 and 0xC1 are none.
            guard word & 0xC0E0_C0E0_C0E0_C0E0 == 0x80C0_80C0_80C0_80C0,
                (word & 0x001E_001E_001E_001E &+ 0x00FE_00FE_00FE_00FE) & 0x0100_0100_0100_0100
                    == 0x0100_0100_0100_0100
            else { break }
            index += 8
        }
        while index + 1 < source.count, 0xC2...0xDF ~= source[index],
            source[index + 1] & 0xC0 == 0x80
        {
            index += 2
        }
        return index
    }

    /// Finds the first ill-formed place at or after an offset; the source's length if there is
    /// none.
    static func firstFault(in source: [UInt8], from start: Int) -> Int {
        var index = start
        while index < source.count {
            // Plain ASCII goes by 32 bytes at a time, then as far as eight bytes tell.
            while index + 32 <= source.count {
                let words = unsafe source.span.bytes.unsafeLoadUnaligned(
                    fromByteOffset: index,
                    as: SIMD4<UInt64>.self
                )
                let word = words[0] | words[1] | words[2] | words[3]
                guard word & 0x8080_8080_8080_8080 == 0 else { break }
                index += 32
            }
            while index + 8 <= source.count {
                let word = unsafe source.span.bytes.unsafeLoadUnaligned(
                    fromByteOffset: index,
                    as: UInt64.self
                )
                let others = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
                index += others.trailingZeroBitCount / 8
                guard others == 0 else { break }
            }
            guard index < source.count else { break }
            if source[index] < 0x80 {
                index += 1
                continue
            }
            // Cyrillic and most other letters of Europe have two bytes.
            index = endOfPairs(in: source.span, from: index)
            guard index < source.count, source[index] >= 0x80 else { continue }
            let sequence = UTF8Sequence(in: source, at: index)
            guard sequence.isValid else { return index }
            index += sequence.length
        }
        return index
    }
}
