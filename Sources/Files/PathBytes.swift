/// A path or a name of a folder's entry as the bytes that the system takes.
///
/// Names on a disk need not be UTF-8, so what was listed is kept as it stood.
struct PathBytes: Equatable, Sendable {
    /// The name of a folder inside itself.
    static let itself = PathBytes(listed: [0x2E])

    /// The bytes with the zero that ends them.
    let zeroTerminated: [CChar]

    /// The bytes as text, with the parts that are no UTF-8 replaced.
    var text: String {
        String(decoding: zeroTerminated.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Takes a path; one that holds a zero byte would be cut there, and is refused with nil.
    init?(path: String) {
        guard !path.utf8.contains(0) else { return nil }
        zeroTerminated = Array(path.utf8CString)
    }

    /// Takes a single component of a path, which it is a programming error to get wrong.
    init(component: String) {
        precondition(Self.isComponent(component), "a name must be one component of a path")
        zeroTerminated = Array(component.utf8CString)
    }

    /// Takes a name as a folder's listing gave it.
    init(listed bytes: [CChar]) {
        zeroTerminated = bytes + [0]
    }

    /// Whether a name is a single component, and neither the folder itself nor the one above it.
    static func isComponent(_ name: String) -> Bool {
        !["", ".", ".."].contains(name)
            && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }
}
