import XML

/// What came of a document's check and of writing it, done side by side.
struct CheckedXML {
    private var fault: XMLFault?
    private var written: Result<[UInt8], XMLFault>?

    /// Starts with nothing.
    init() {}

    /// Puts together what threads have done.
    init(_ parts: [CheckedXML]) {
        fault = parts.lazy.compactMap(\.fault).first
        written = parts.lazy.compactMap(\.written).first
    }

    mutating func check(_ check: () throws(XMLFault) -> Void) {
        do { try check() } catch { fault = error }
    }

    mutating func write(_ write: () throws(XMLFault) -> [UInt8]) {
        written = Result(catching: write)
    }

    /// The document; the fault of its check comes before that of writing it.
    func bytes() throws(XMLFault) -> [UInt8] {
        if let fault { throw fault }
        guard let written else { throw .internalFailure }
        return try written.get()
    }
}
