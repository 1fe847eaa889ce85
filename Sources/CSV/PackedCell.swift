/// Where a cell of a plain row stands, in eight bytes.
@frozen public struct PackedCell: Sendable {
    /// 32 bits of the start, 30 of the length, and two marks.
    @usableFromInline let bits: UInt64

    @inlinable init(_ start: Int, _ end: Int, isQuoted: Bool = false, hasPairs: Bool = false) {
        bits =
            UInt64(UInt32(truncatingIfNeeded: start))
            | UInt64(truncatingIfNeeded: end &- start) << 32
            | (isQuoted ? 1 << 62 : 0) | (hasPairs ? 1 << 63 : 0)
    }

    /// The offset of the first byte of the value, behind an opening quote.
    @inlinable public var start: Int { Int(UInt32(truncatingIfNeeded: bits)) }

    /// How many bytes the value has.
    @inlinable public var length: Int { Int(truncatingIfNeeded: bits >> 32 & 0x3FFF_FFFF) }

    /// How many bytes the value has; very many where doubled quotes stand in it.
    @inlinable public var singleLength: Int { Int(truncatingIfNeeded: bits >> 32 & 0xBFFF_FFFF) }

    /// The offset behind the last byte of the value, before a closing quote.
    @inlinable public var end: Int { start &+ length }

    /// Whether it is quoted.
    @inlinable public var isQuoted: Bool { bits & 1 << 62 != 0 }

    /// Whether doubled quotes stand in it for one.
    @inlinable public var hasPairs: Bool { bits & 1 << 63 != 0 }

    /// Returns the text without its quotes, doubled ones as one.
    public func value(in bytes: [UInt8]) -> [UInt8] {
        let value = bytes[start..<end]
        guard hasPairs else { return Array(value) }
        let quote = bytes[start - 1]
        var single: [UInt8] = []
        var isSecond = false
        for byte in value {
            isSecond = byte == quote && !isSecond
            if byte != quote || isSecond { single.append(byte) }
        }
        return single
    }
}
