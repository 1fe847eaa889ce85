import CSV
import Testing

extension Encoding {
    /// The bytes of a text in this encoding, by the tables of these tests.
    ///
    /// - Throws: Where the encoding lacks a character of the text.
    func bytes(of text: String) throws -> [UInt8] {
        switch self {
        case .utf8: return Array(text.utf8)
        case .utf16LE, .utf16: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BE: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        default:
            let table = try #require(CodePageTables.upperHalves.first { $0.encoding == self })
            let digits = Array(table.digits)
            var bytes: [UInt32: UInt8] = [:]
            for index in 0..<128 {
                let value = UInt32(String(digits[(4 * index)..<(4 * index + 4)]), radix: 16)
                bytes[try #require(value)] = UInt8(0x80 + index)
            }
            return try text.unicodeScalars.map { scalar in
                if scalar.value < 0x80 { return UInt8(scalar.value) }
                return try #require(bytes[scalar.value], "\(rawValue) has no \(scalar)")
            }
        }
    }
}
