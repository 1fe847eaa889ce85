/// The checks of bytes that need no knowledge of XML.
enum XMLBytes {
    /// The length of the UTF-8 mark at the beginning of `bytes`, 3 or 0.
    static func markLength(of bytes: [UInt8]) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Checks the size, UTF-8 and NUL.
    static func check(_ bytes: [UInt8], limits: XMLLimits) throws(XMLFault) {
        guard bytes.count <= min(limits.bytes, Int(Int32.max)) else {
            throw .tooLarge(limit: limits.bytes)
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw .notUTF8(offset: error.byteOffsets.lowerBound)
        }
        if let offset = bytes.firstIndex(of: 0) { throw .nulByte(offset: offset) }
    }

    /// The offset of the first character that XML 1.0 forbids, or the count of `bytes`, which are
    /// valid UTF-8.
    static func legalCount(of bytes: [UInt8]) -> Int {
        for (offset, byte) in bytes.enumerated() {
            if byte < 0x20 {
                guard byte == 0x09 || byte == 0x0A || byte == 0x0D else { return offset }
            } else if byte == 0xEF, bytes[offset + 1] == 0xBF, bytes[offset + 2] >= 0xBE {
                return offset
            }
        }
        return bytes.count
    }

    /// The line and column of `offset`, both from 1, the column in characters.
    static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in bytes[markLength(of: bytes)..<max(offset, markLength(of: bytes))] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
