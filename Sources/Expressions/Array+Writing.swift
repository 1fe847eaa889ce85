extension Array where Element: FixedWidthInteger & BitwiseCopyable {
    /// Makes an array of numbers that are written as `append(upTo:_:)` takes them.
    @inlinable
    public init(upTo count: Int, _ write: (inout MutableSpan<Element>) -> Int) {
        self = []
        _ = append(upTo: count, write)
    }

    /// Appends numbers that are written where they stay.
    ///
    /// - Parameters:
    ///   - count: How many there are at most.
    ///   - write: Writes them from the beginning of the room, without reading what stands there, and
    ///     returns how many they are.
    /// - Returns: How many they are.
    @inlinable
    public mutating func append(
        upTo count: Int,
        _ write: (inout MutableSpan<Element>) -> Int
    ) -> Int {
        var written = 0
        append(addingCapacity: count) { room in
            unsafe room.withUnsafeMutableBufferPointer { room, initialized in
                var span = unsafe MutableSpan(_unsafeElements: room)
                written = write(&span)
                precondition(0...room.count ~= written)
                initialized = written
            }
        }
        return written
    }
}
