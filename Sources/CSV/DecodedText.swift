/// The text of a file as valid UTF-8, with the places that could not be decoded.
public struct DecodedText: Equatable, Sendable {
    /// The text in UTF-8, always valid, without a byte order mark.
    public var bytes: [UInt8]
    /// What could not be decoded, in the order of the text.
    public var faults: [EncodingFault]

    /// Decodes a file's bytes.
    ///
    /// Never fails: what the encoding does not allow becomes U+FFFD with a fault each. In UTF-8
    /// that is one for each maximal subpart of an ill-formed sequence (Unicode 16, section 3.9.6).
    public init(_ source: [UInt8], encoding: Encoding) {
        if let codePage = encoding.codePage {
            self.init(source, codePage: codePage)
            return
        }
        switch encoding {
        case .utf16: self.init(utf16: source, byteOrder: nil)
        case .utf16LE: self.init(utf16: source, byteOrder: .littleEndian)
        case .utf16BE: self.init(utf16: source, byteOrder: .bigEndian)
        default: self.init(utf8: source)
        }
    }

    /// Takes a text that is known to be whole.
    public init(text: [UInt8]) {
        bytes = text
        faults = []
    }

    /// Decodes a piece of a file that has nothing to be replaced, byte order marks left as they are.
    ///
    /// - Parameters:
    ///   - source: The bytes, which end with a whole character.
    ///   - encoding: UTF-8 or a code page.
    ///   - text: Takes the text, unless the bytes are the text.
    /// - Returns: Whether the bytes are the text already; nothing where some cannot be decoded.
    public static func isText(
        _ source: [UInt8],
        in encoding: Encoding,
        else text: inout [UInt8]
    ) -> Bool? {
        guard let page = encoding.codePage else { return isWellFormed(utf8: source) ? true : nil }
        return page.transcode(source, into: &text) ? false : nil
    }

    init(reservingCapacity count: Int) {
        bytes = []
        faults = []
        bytes.reserveCapacity(count)
    }

    /// Appends a scalar of the basic plane or above in UTF-8; surrogates are the caller's business.
    mutating func append(_ scalar: UInt32) {
        switch scalar {
        case 0..<0x80:
            bytes.append(UInt8(scalar))
        case 0x80..<0x800:
            bytes.append(UInt8(0xC0 | scalar >> 6))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x1_0000:
            bytes.append(UInt8(0xE0 | scalar >> 12))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        default:
            bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
            bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        }
    }

    /// Appends U+FFFD for what stands at an offset of the original.
    mutating func appendReplacement(sourceOffset: Int) {
        faults.append(EncodingFault(offset: bytes.count, sourceOffset: sourceOffset))
        append(0xFFFD)
    }
}
