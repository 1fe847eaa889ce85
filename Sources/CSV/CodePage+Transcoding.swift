extension CodePage {
    /// How many bytes are written at a time into room for three times as many.
    private static let pieceSize = 1 << 12

    /// Writes the text of a code page in UTF-8; a hot file.
    ///
    /// Eight bytes of ASCII are copied at once. Of others each one writes the four bytes of its entry,
    /// and the next one writes over those that are not its own: text in Cyrillic takes 11 instructions
    /// a byte, in place of 40 where each byte was appended.
    ///
    /// - Returns: Whether the page assigns every byte; if not, the text is not whole.
    func transcode(_ source: [UInt8], into text: inout [UInt8]) -> Bool {
        text.removeAll(keepingCapacity: true)
        text.reserveCapacity(source.count + source.count / 2)
        var isWhole = true
        for start in stride(from: 0, to: source.count, by: Self.pieceSize) {
            let piece = source.span.extracting(start..<min(start + Self.pieceSize, source.count))
            text.append(addingCapacity: 3 * piece.count + 1) { room in
                unsafe room.withUnsafeMutableBufferPointer { room, count in
                    let room = UnsafeMutableRawBufferPointer(room)
                    isWhole = unsafe write(piece, room, &count) && isWhole
                }
            }
        }
        return isWhole
    }

    /// Writes a piece where there is room for three bytes each and one more; tells whether each is
    /// assigned.
    private func write(
        _ piece: Span<UInt8>,
        _ room: UnsafeMutableRawBufferPointer,
        _ count: inout Int
    ) -> Bool {
        precondition(room.count > 3 * piece.count && encoded.count == 256)
        let encoded = encoded.span
        var (index, end) = (0, 0)
        var least = UInt32.max
        while index < piece.count {
            var stop = piece.count
            if index + 8 <= piece.count {
                let word = unsafe piece.bytes.unsafeLoadUnaligned(
                    fromByteOffset: index,
                    as: UInt64.self
                )
                if word & 0x8080_8080_8080_8080 == 0 {
                    unsafe room.storeBytes(of: word, toByteOffset: end, as: UInt64.self)
                    index += 8
                    end += 8
                    continue
                }
                stop = index + 8
            }
            while index < stop {
                let entry = unsafe encoded[unchecked: Int(piece[unchecked: index])]
                unsafe room.storeBytes(of: entry.littleEndian, toByteOffset: end, as: UInt32.self)
                least = min(least, entry)
                end += Int(entry >> 24)
                index += 1
            }
        }
        count = end
        return least > 0
    }
}
