import CByteScan

/// Looks at the bytes of a text, 64 at a time.
enum ByteScan {
    /// How many cells there must be room for beyond those of all rows.
    static let surplusCells = 65

    /// Finds the rows of a text and their cells from an offset on, quotes and carriage returns among
    /// them, until there are no more, one is odd, or the room ends.
    ///
    /// A row has about `longest` bytes at most; of the cells' room the last `surplusCells` stay free.
    ///
    /// - Returns: How many rows there are.
    static func rows(
        of text: borrowing Span<UInt8>,
        from start: Int,
        _ form: ByteScanForm,
        longest: Int,
        cells: inout [PackedCell],
        from place: Int,
        rows: inout [ByteScanRow]
    ) -> Int {
        let room = cells.count - place - surplusCells
        guard room > 0 else { return 0 }
        var form = form
        return unsafe text.withUnsafeBufferPointer { text in
            unsafe cells.withUnsafeMutableBytes { cells in
                let cells = unsafe cells.bindMemory(to: ByteScanCell.self)
                return unsafe rows.withUnsafeMutableBufferPointer { rows in
                    guard let bytes = text.baseAddress, let first = cells.baseAddress,
                        let row = rows.baseAddress
                    else { return 0 }
                    return unsafe ByteScanRows(
                        bytes,
                        text.count,
                        start,
                        &form,
                        longest,
                        first + place,
                        room,
                        row,
                        rows.count
                    )
                }
            }
        }
    }

    /// Tells whether a byte stands an odd number of times in a text.
    static func isOdd(_ byte: UInt8, in bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let text = bytes.baseAddress else { return false }
            return unsafe ByteScanIsOdd(text, bytes.count, byte)
        }
    }

    /// Returns how many bytes from an offset on are surely well-formed UTF-8: whole characters, up to
    /// the end or the first fault or a little less.
    static func wellFormed(utf8 bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.span.extracting(start..<bytes.count).withUnsafeBufferPointer { bytes in
            guard let text = bytes.baseAddress else { return 0 }
            return unsafe ByteScanUTF8(text, bytes.count)
        }
    }
}
