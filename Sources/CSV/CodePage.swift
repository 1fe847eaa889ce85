/// A code page of one byte a character whose lower half is ASCII.
struct CodePage: Sendable {
    /// The scalars of the bytes from 0x80 on; U+FFFD where the page assigns none.
    private let upperHalf: [UInt32]

    init(_ upperHalf: String) {
        self.upperHalf = upperHalf.unicodeScalars.map(\.value)
    }

    /// Finds the scalar of a byte, nil where the page assigns none.
    func scalar(of byte: UInt8) -> UInt32? {
        guard byte >= 0x80 else { return UInt32(byte) }
        let scalar = upperHalf[Int(byte) - 0x80]
        return scalar == 0xFFFD ? nil : scalar
    }
}
