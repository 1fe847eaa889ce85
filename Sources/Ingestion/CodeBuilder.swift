import Expressions

/// Gathers codes: in a byte each as long as that holds them.
///
/// Of thirteen lists of words twelve are so short. That takes a hundred instructions a record less
/// than four bytes for each code.
struct CodeBuilder {
    /// What stands for none among codes of a byte.
    static let none = UInt8.max

    private var bytes: [UInt8] = []
    private var codes: [Int32] = []
    private let beginsNarrow: Bool
    /// Whether each code has a byte.
    private(set) var isNarrow: Bool

    /// Makes an empty one.
    ///
    /// - Parameter isNarrow: Whether bytes may hold the codes, which are not less than 0.
    init(isNarrow: Bool) {
        beginsNarrow = isNarrow
        self.isNarrow = isNarrow
    }

    /// Appends a code; `Int32.min` for none.
    @inline(__always)
    mutating func append(_ code: Int32) {
        if !isNarrow { return codes.append(code) }
        if code == .min { return bytes.append(Self.none) }
        guard code >= Int32(Self.none) else {
            return bytes.append(UInt8(truncatingIfNeeded: code))
        }
        widen()
        codes.append(code)
    }

    /// Appends codes of a byte each that are written into a room.
    mutating func append(upTo count: Int, _ write: (inout MutableSpan<UInt8>) -> Int) -> Int {
        if isNarrow { return bytes.append(upTo: count, write) }
        let own = [UInt8](upTo: count, write)
        for code in own { append(Self.wide(code)) }
        return own.count
    }

    /// Appends codes of four bytes each that are written into a room.
    mutating func append(upTo count: Int, _ write: (inout MutableSpan<Int32>) -> Int) -> Int {
        if !isNarrow { return codes.append(upTo: count, write) }
        let own = [Int32](upTo: count, write)
        for code in own { append(code) }
        return own.count
    }

    private mutating func widen() {
        codes = bytes.map(Self.wide)
        bytes = []
        isNarrow = false
    }

    /// Returns a code of a byte as one of four.
    static func wide(_ code: UInt8) -> Int32 { code == none ? .min : Int32(code) }

    /// Returns the codes, which are less than a limit, and begins anew.
    mutating func take(below limit: Int32) -> PackedIntegers {
        defer { removeAll() }
        return isNarrow
            ? PackedIntegers(bytes, below: limit) : PackedIntegers(codes, below: limit)
    }

    /// Returns whole numbers of any kind, and begins anew.
    mutating func take() -> PackedIntegers {
        defer { removeAll() }
        return PackedIntegers(isNarrow ? bytes.map(Self.wide) : codes)
    }

    private mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        codes.removeAll(keepingCapacity: true)
        isNarrow = beginsNarrow
    }
}
