import CLibXML2

/// One call into libxml2 on one thread: it collects the errors and serves the files of the call.
final class LibXML2Session {
    /// The first report of severity error, which names the cause; later ones are its echoes.
    private(set) var firstError: LibXML2Report?
    /// The last component of the first file that was asked for and is not served.
    private(set) var denied: String?
    private let files: [String: [UInt8]]

    /// Creates a session that serves `files`, by file name, and nothing else.
    init(serving files: [String: [UInt8]] = [:]) {
        _ = LibXML2.start
        self.files = files
    }

    /// Runs `body`, which calls libxml2, with this session listening on the present thread.
    func run<Result>(_ body: () -> Result) -> Result {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe xmlSetStructuredErrorFunc(context, Self.listener)
        clibxml2_silence_thread()
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        return withExtendedLifetime(self) { body() }
    }

    /// The fault that explains why a call gave nothing, as far as libxml2 told.
    var cause: XMLFault {
        guard let error = firstError else { return .internalFailure }
        if error.isOutOfMemory { return .outOfMemory }
        return .notWellFormed(line: error.line, column: error.column, code: error.code)
    }

    /// Serves the known files to libxml2 and denies all others, on any thread.
    static let loader: xmlExternalEntityLoader = { url, _, context in
        guard let session = current, let url = unsafe url else { return nil }
        let path = unsafe String(cString: url)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let bytes = session.files[name] else {
            session.deny(name)
            return nil
        }
        return unsafe input(bytes, named: name, for: context)
    }

    private static let listener: xmlStructuredErrorFunc = { context, error in
        guard let context = unsafe context, let error = unsafe error else { return }
        let session = unsafe Unmanaged<LibXML2Session>.fromOpaque(context).takeUnretainedValue()
        unsafe session.note(error.pointee)
    }

    private static var current: LibXML2Session? {
        guard let context = unsafe clibxml2_context_of(listener) else { return nil }
        return unsafe Unmanaged.fromOpaque(context).takeUnretainedValue()
    }

    private static func input(
        _ bytes: [UInt8],
        named name: String,
        for context: xmlParserCtxtPtr?
    ) -> xmlParserInputPtr? {
        let size = Int32(clamping: bytes.count)
        let buffer = unsafe bytes.withUnsafeBytes { raw in
            unsafe xmlParserInputBufferCreateMem(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self),
                size,
                XML_CHAR_ENCODING_UTF8
            )
        }
        guard let buffer = unsafe buffer else { return nil }
        guard
            let input = unsafe xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_UTF8)
        else { return nil }
        let copy = unsafe xmlStrdup(name)
        unsafe input.pointee.filename = UnsafeRawPointer(copy)?.assumingMemoryBound(to: CChar.self)
        return unsafe input
    }

    private func deny(_ name: String) {
        if denied == nil { denied = name }
    }

    private func note(_ error: xmlError) {
        guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        if firstError == nil { firstError = unsafe LibXML2Report(error) }
    }
}
