import CLibXML2

/// A parsed document, owned by one variable and freed with it.
///
/// Nothing outside the bytes given is ever read: document types are refused, so there are no
/// entities but the five predefined ones, and inclusions (XInclude) stay as they are written.
///
/// libxml2 only reads it after it was parsed, so that several threads can at once. All that a
/// validation may add is which attributes are of the type `ID`; nothing else here asks for that.
@safe
public struct XMLDocument: ~Copyable, @unchecked Sendable {
    /// The handle of libxml2, valid as long as this value lives.
    let pointer: xmlDocPtr
    /// The bytes parsed, kept to tell where an element stands.
    let bytes: [UInt8]

    /// Parses a document in UTF-8, with or without a byte order mark.
    ///
    /// - Parameters:
    ///   - bytes: The whole document.
    ///   - limits: The sizes beyond which it is refused.
    /// - Throws: The first fault found.
    public init(parsing bytes: [UInt8], limits: XMLLimits = .init()) throws(XMLFault) {
        try self.init(parsing: bytes, named: nil, limits: limits)
    }

    /// Parses a document whose base is `name`; libxml2 sees no more than `lookahead` bytes after
    /// the place where the grammar is left.
    init(
        parsing bytes: [UInt8],
        named name: String?,
        limits: XMLLimits,
        lookahead: Int = 64
    ) throws(XMLFault) {
        try XMLBytes.check(bytes, limits: limits)
        let stop = try XMLScanner.fault(in: bytes, limits: limits)
        let shown = stop.map { $0 + min(lookahead, bytes.count - $0) } ?? bytes.count
        let session = LibXML2Session()
        let reader = LibXML2Reader(bytes[XMLBytes.markLength(of: bytes)..<shown])
        let parsed = unsafe session.run { unsafe reader.parse(named: name) }
        guard let document = unsafe parsed else { throw session.cause }
        do {
            try unsafe Self.check(document, session: session, isWhole: stop == nil)
        } catch {
            unsafe xmlFreeDoc(document)
            throw error
        }
        unsafe pointer = document
        self.bytes = bytes
    }

    deinit {
        unsafe xmlFreeDoc(pointer)
    }

    /// Checks what libxml2 accepted: it lets faults of namespaces pass.
    private static func check(
        _ document: xmlDocPtr,
        session: LibXML2Session,
        isWhole: Bool
    ) throws(XMLFault) {
        guard session.firstError == nil else { throw session.cause }
        guard isWhole else { throw .internalFailure }
        let subsets = unsafe (document.pointee.intSubset, document.pointee.extSubset)
        guard unsafe subsets.0 == nil, unsafe subsets.1 == nil else { throw .doctype(line: 1) }
        guard let encoding = unsafe document.pointee.encoding else { return }
        let label = unsafe String(cString: encoding)
        guard label.lowercased() == "utf-8" else { throw .declaredEncoding(label) }
    }
}
