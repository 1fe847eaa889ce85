/// How many line ends of each kind a text has outside quotes.
struct LineEndCounts {
    private(set) var crlf = 0
    private(set) var lf = 0
    private(set) var cr = 0

    /// Counts; where the quotes do not pair off, they are taken for text.
    init(_ text: [UInt8], quote: UInt8?) {
        let pairs = text.count { $0 == quote } % 2 == 0
        var isInside = false
        for (index, byte) in text.enumerated() {
            if byte == quote, pairs { isInside.toggle() }
            guard !isInside else { continue }
            switch byte {
            case Ascii.lineFeed where index > 0 && text[index - 1] == Ascii.carriageReturn:
                crlf += 1
                cr -= 1
            case Ascii.lineFeed: lf += 1
            case Ascii.carriageReturn: cr += 1
            default: break
            }
        }
    }

    /// The kind, where there is one only.
    var only: LineEnd? {
        switch (crlf > 0, lf > 0, cr > 0) {
        case (true, false, false): .crlf
        case (false, true, false): .lf
        case (false, false, true): .cr
        default: nil
        }
    }
}
