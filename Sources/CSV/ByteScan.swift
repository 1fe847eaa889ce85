import CByteScan

/// Looks at the bytes of a text, 64 at a time.
enum ByteScan {
    /// How many cells and ends may be written beyond those of all rows.
    static let surplus = Int(ByteScanSurplus)

    /// Whether the processor can gather the places of all ones of a word at once.
    static let canGather = ByteScanCanGather()

    /// The rows that were found last.
    struct Rows {
        /// How many there are.
        fileprivate(set) var count = 0
        /// How many cells they have, and perhaps some of the next one.
        fileprivate(set) var cells = 0
        /// Where each row ends: the offset of its line feed, or of the text's end.
        fileprivate(set) var ends: [UInt32]
        /// What else stands in each row, where `hasMarks`.
        fileprivate(set) var marks: [ByteScanMarks]
        fileprivate(set) var hasMarks = false

        init(capacity: Int) {
            ends = [UInt32](repeating: 0, count: capacity + surplus)
            marks = [ByteScanMarks](repeating: ByteScanMarks(), count: capacity)
        }

        /// How many there may be.
        var capacity: Int { marks.count }
    }

    /// Finds the rows of a text and their cells from an offset on, quotes and carriage returns among
    /// them, until there are no more, one is odd, or the room ends.
    ///
    /// A row has about `longest` bytes at most; of the cells' room the last `surplus` stay free.
    static func find(
        in text: borrowing Span<UInt8>,
        from start: Int,
        _ form: ByteScanForm,
        longest: Int,
        cells: inout [PackedCell],
        from place: Int,
        rows: inout Rows
    ) {
        let room = cells.count - place - surplus
        (rows.count, rows.cells, rows.hasMarks) = (0, 0, false)
        guard room > 0 else { return }
        var form = form
        let found = unsafe text.withUnsafeBufferPointer { text in
            unsafe cells.withUnsafeMutableBytes { cells in
                let cells = unsafe cells.bindMemory(to: ByteScanCell.self)
                let rowRoom = rows.capacity
                return unsafe rows.ends.withUnsafeMutableBufferPointer { ends in
                    unsafe rows.marks.withUnsafeMutableBufferPointer { marks in
                        guard let bytes = text.baseAddress, let first = cells.baseAddress
                        else { return ByteScanFound() }
                        var room = unsafe ByteScanRoom(
                            cells: first + place,
                            cellRoom: room,
                            ends: ends.baseAddress,
                            marks: marks.baseAddress,
                            rowRoom: rowRoom
                        )
                        return unsafe ByteScanRows(
                            bytes,
                            text.count,
                            start,
                            &form,
                            longest,
                            &room
                        )
                    }
                }
            }
        }
        (rows.count, rows.cells, rows.hasMarks) = (found.rows, found.cells, found.hasMarks)
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
