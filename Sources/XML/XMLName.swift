/// The characters of names in XML 1.0, fifth edition, productions 4 and 4a, without the colon.
enum XMLName {
    /// Tells if a name can begin with `scalar`.
    static func starts(with scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0x5F: true
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF: true
        case 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF: true
        case 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x1_0000...0xE_FFFF: true
        default: false
        }
    }

    /// Tells if a byte is a letter of ASCII, which can stand in a name everywhere.
    @inline(__always)
    static func containsLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    /// Tells if `scalar` can stand in a name after its first character.
    static func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: starts(with: scalar)
        }
    }
}
