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

    /// Finds the first ill-formed place at or after an offset; the source's length if there is
    /// none.
    static func firstFault(in source: [UInt8], from start: Int) -> Int {
        var index = start + ByteScan.wellFormed(utf8: source, from: start)
        while index < source.count {
            let sequence = UTF8Sequence(in: source, at: index)
            guard sequence.isValid else { return index }
            index += sequence.length
        }
        return index
    }
}
