extension DecodedText {
    /// The order of the two bytes of a UTF-16 unit.
    enum ByteOrder {
        case littleEndian
        case bigEndian
    }

    /// Decodes UTF-16; without a byte order the mark decides, and without a mark it is little
    /// endian.
    init(utf16 source: [UInt8], byteOrder: ByteOrder?) {
        let isBig =
            switch byteOrder {
            case .littleEndian: false
            case .bigEndian: true
            case nil: source.starts(with: [0xFE, 0xFF])
            }
        func unit(_ offset: Int) -> UInt32 {
            let first = UInt32(source[offset])
            let second = UInt32(source[offset + 1])
            return isBig ? first << 8 | second : second << 8 | first
        }
        self.init(reservingCapacity: source.count)
        let end = source.count - source.count % 2
        var index = end > 0 && unit(0) == 0xFEFF ? 2 : 0
        while index < end {
            let high = unit(index)
            let low = index + 2 < end ? unit(index + 2) : 0
            switch high {
            case 0xD800..<0xDC00 where 0xDC00..<0xE000 ~= low:
                append(0x1_0000 + (high - 0xD800) << 10 + (low - 0xDC00))
                index += 2
            case 0xD800..<0xE000: appendReplacement(sourceOffset: index)
            default: append(high)
            }
            index += 2
        }
        if end < source.count {
            appendReplacement(sourceOffset: end)
        }
    }
}
