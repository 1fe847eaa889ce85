import Crypto

/// Writes the SHA-256 of bytes as hexadecimal digits.
enum SHA256Text {
    static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        .joined()
    }
}
