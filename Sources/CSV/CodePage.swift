/// A code page of one byte a character whose lower half is ASCII.
struct CodePage: Sendable {
    /// The scalars of the bytes from 0x80 on; U+FFFD where the page assigns none.
    private let upperHalf: [UInt32]

    /// Each of the 256 bytes in UTF-8: one to three bytes, the first one lowest, and in the highest
    /// byte how many they are; 0 where the page assigns none.
    let encoded: [UInt32]

    init(_ upperHalf: String) {
        let scalars = upperHalf.unicodeScalars.map(\.value)
        self.upperHalf = scalars
        encoded = (0..<0x80).map { $0 | 1 << 24 } + scalars.map(Self.encoded)
    }

    /// Finds the scalar of a byte, nil where the page assigns none.
    func scalar(of byte: UInt8) -> UInt32? {
        guard byte >= 0x80 else { return UInt32(byte) }
        let scalar = upperHalf[Int(byte) - 0x80]
        return scalar == 0xFFFD ? nil : scalar
    }

    private static func encoded(_ scalar: UInt32) -> UInt32 {
        guard scalar != 0xFFFD else { return 0 }
        let last = 0x80 | scalar & 0x3F
        if scalar < 0x800 { return 0xC0 | scalar >> 6 | last << 8 | 2 << 24 }
        let middle = 0x80 | scalar >> 6 & 0x3F
        return 0xE0 | scalar >> 12 | middle << 8 | last << 16 | 3 << 24
    }
}
