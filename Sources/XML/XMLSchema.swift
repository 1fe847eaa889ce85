import CLibXML2

/// A compiled schema (XSD 1.0), owned by one variable and freed with it.
///
/// libxml2 only reads it after it was compiled: what a validation notes stands in a context of its
/// own.
@safe
public struct XMLSchema: ~Copyable, @unchecked Sendable {
    /// The parsed schema, into which the compiled one points.
    private let source: XMLDocument
    private let pointer: xmlSchemaPtr

    /// Compiles a schema from bytes that the program has.
    ///
    /// - Parameters:
    ///   - bytes: The schema.
    ///   - name: Its file name, for messages.
    ///   - includes: The files that it can include or import, by file name; the folder in a
    ///     `schemaLocation` is not looked at, and whatever else it names is denied.
    /// - Throws: A fault of the schema's own bytes as for a document; `XMLFault.schemaBroken` for
    ///   a fault in an included file, a file that is not known, and a schema that does not compile.
    public init(
        compiling bytes: [UInt8],
        named name: String,
        includes: [String: [UInt8]] = [:]
    ) throws(XMLFault) {
        for (file, bytes) in includes.sorted(by: { $0.key < $1.key }) {
            try Self.check(bytes, named: file)
        }
        let source = try XMLDocument(parsing: bytes, named: name, limits: .init())
        let session = LibXML2Session(serving: includes)
        let compiled = unsafe session.run { unsafe Self.compile(source.pointer) }
        guard let schema = unsafe compiled, session.firstError == nil, session.denied == nil else {
            unsafe xmlSchemaFree(compiled)
            throw Self.fault(session, named: name)
        }
        unsafe pointer = schema
        self.source = source
    }

    deinit {
        unsafe xmlSchemaFree(pointer)
    }

    /// Checks that a document is what the schema demands.
    ///
    /// A `schemaLocation` in the document is never followed.
    ///
    /// - Throws: `XMLFault.invalid` with the first element at fault.
    public borrowing func validate(_ document: borrowing XMLDocument) throws(XMLFault) {
        let session = LibXML2Session()
        let status = session.run { unsafe Self.validate(document.pointer, against: pointer) }
        if status == 0, session.firstError == nil { return }
        guard let error = session.firstError else { throw .internalFailure }
        if error.isOutOfMemory { throw .outOfMemory }
        guard let element = error.element else { throw .internalFailure }
        let (line, column) = XMLScanner.place(ofElement: element.number, in: document.bytes)
        throw .invalid(line: line, column: column, code: error.code, element: element.localName)
    }

    private static func compile(_ document: xmlDocPtr) -> xmlSchemaPtr? {
        guard let context = unsafe xmlSchemaNewDocParserCtxt(document) else { return nil }
        defer { unsafe xmlSchemaFreeParserCtxt(context) }
        return unsafe xmlSchemaParse(context)
    }

    private static func validate(_ document: xmlDocPtr, against schema: xmlSchemaPtr) -> Int32 {
        guard let context = unsafe xmlSchemaNewValidCtxt(schema) else { return -1 }
        defer { unsafe xmlSchemaFreeValidCtxt(context) }
        return unsafe xmlSchemaValidateDoc(context, document)
    }

    private static func check(_ bytes: [UInt8], named file: String) throws(XMLFault) {
        do {
            _ = try XMLDocument(parsing: bytes)
        } catch {
            throw .schemaBroken(line: 0, code: 0, message: "\(file): \(error)")
        }
    }

    private static func fault(_ session: LibXML2Session, named name: String) -> XMLFault {
        let error = session.firstError
        if error?.isOutOfMemory == true { return .outOfMemory }
        let denial = session.denied.map { "no file '\($0)' is known" }
        guard let words = denial ?? error?.message else { return .internalFailure }
        let file = error?.file?.split(separator: "/").last.map(String.init) ?? name
        return .schemaBroken(
            line: error?.line ?? 0,
            code: error?.code ?? 0,
            message: "\(file): \(words)"
        )
    }
}
