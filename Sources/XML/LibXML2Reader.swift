import CLibXML2

/// Hands bytes to libxml2 piece by piece.
///
/// `xmlReadMemory` would do, were it not for a fault of libxml2 2.9.14: where a document in memory
/// is over 10 MB, and its last 250 bytes begin inside a long tag, it fails with a 'huge lookup'.
final class LibXML2Reader {
    private var rest: ArraySlice<UInt8>

    /// Creates a reader of `bytes`.
    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// Parses the bytes as UTF-8 without network, with line numbers beyond 65,535, and with short
    /// texts inside their nodes: nothing changes a document after it was parsed.
    func parse(named name: String?) -> xmlDocPtr? {
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_COMPACT.rawValue
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        return unsafe withExtendedLifetime(self) {
            unsafe xmlReadIO(
                Self.read,
                nil,
                context,
                name,
                "UTF-8",
                Int32(bitPattern: options)
            )
        }
    }

    private static let read: xmlInputReadCallback = { context, target, size in
        guard let context = unsafe context, let target = unsafe target else { return -1 }
        let reader = unsafe Unmanaged<LibXML2Reader>.fromOpaque(context).takeUnretainedValue()
        return unsafe reader.copy(
            into: UnsafeMutableRawBufferPointer(start: target, count: Int(size))
        )
    }

    private func copy(into target: UnsafeMutableRawBufferPointer) -> Int32 {
        let piece = rest.prefix(target.count)
        unsafe target.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return Int32(clamping: piece.count)
    }
}
