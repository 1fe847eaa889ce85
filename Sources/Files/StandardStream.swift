/// The standard streams, written without a buffer so that no failure goes unseen.
public enum StandardStream: Sendable {
    /// Carries results.
    case output
    /// Carries words for a person.
    case error

    /// Whether a person reads along.
    public var isTerminal: Bool { SystemCall.isTerminal(number) }

    /// Writes all bytes, waiting where the reader is slow.
    ///
    /// - Throws: `FileFault` with the stream's name: `writeFailed` where it is full or closed,
    ///   `readerGone` where nobody reads on.
    public func write(_ bytes: [UInt8]) throws(FileFault) {
        try FileFault.during(.writing, name) { () throws(SystemError) in
            try SystemCall.write(bytes, to: number)
        }
    }

    /// Writes a text as UTF-8.
    ///
    /// - Throws: `FileFault` as for bytes.
    public func write(_ text: String) throws(FileFault) {
        try write(Array(text.utf8))
    }

    /// Checks at the end of a run that all of standard output has arrived, `print`'s share too.
    ///
    /// - Throws: `FileFault.writeFailed` where it has not.
    public static func finish() throws(FileFault) {
        try FileFault.during(.writing, output.name) { () throws(SystemError) in
            try SystemCall.flushPrinted()
            try SystemCall.closeCopy(of: output.number)
        }
    }

    private var number: Int32 {
        switch self {
        case .output: 1
        case .error: 2
        }
    }

    private var name: String {
        switch self {
        case .output: "standard output"
        case .error: "standard error"
        }
    }
}
