/// What JSON writes otherwise than YAML: a character beyond U+FFFF, as two escapes.
enum JSONEscapes {
    /// Returns a JSON text with each pair such as `\uD83D\uDE00` as the one escape that YAML knows;
    /// any other text as it is.
    static func joined(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        let backslash = UInt8(ascii: "\\")
        guard first == UInt8(ascii: "{"), bytes.contains(backslash) else { return text }
        var joined: [UInt8] = []
        joined.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let high = unit(bytes, at: index), let low = unit(bytes, at: index + 6),
                (0xD800..<0xDC00).contains(high), (0xDC00..<0xE000).contains(low)
            {
                let value = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
                joined +=
                    Array("\\U000".utf8) + Array(String(0x100000 + value, radix: 16).utf8.suffix(5))
                index += 12
                continue
            }
            let length = bytes[index] == backslash ? 2 : 1
            joined += bytes[index..<min(index + length, bytes.count)]
            index += length
        }
        return String(decoding: joined, as: UTF8.self)
    }

    /// Returns the number of an escape such as `\uD83D` that stands at an index.
    private static func unit(_ bytes: [UInt8], at index: Int) -> Int? {
        guard index + 6 <= bytes.count, bytes[index...].starts(with: "\\u".utf8) else { return nil }
        let digits = bytes[(index + 2)..<(index + 6)]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
