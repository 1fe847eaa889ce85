extension CodePage {
    /// Writes the text of a code page in UTF-8; a hot file.
    ///
    /// Eight bytes of ASCII are copied at a time, and each other byte is looked up.
    ///
    /// - Returns: Whether the page assigns every byte; if not, the text is not whole.
    func transcode(_ source: [UInt8], into text: inout [UInt8]) -> Bool {
        text.removeAll(keepingCapacity: true)
        text.reserveCapacity(source.count + source.count / 2)
        var index = 0
        while index < source.count {
            var end = index
            while end + 8 <= source.count {
                let word = unsafe source.span.bytes.unsafeLoadUnaligned(
                    fromByteOffset: end,
                    as: UInt64.self
                )
                guard word & 0x8080_8080_8080_8080 == 0 else { break }
                end += 8
            }
            while end < source.count, source[end] < 0x80 { end += 1 }
            if end > index { text += source[index..<end] }
            while end < source.count, source[end] >= 0x80 {
                guard let scalar = scalar(of: source[end]) else { return false }
                if scalar < 0x800 {
                    text.append(UInt8(0xC0 | scalar >> 6))
                } else {
                    text.append(UInt8(0xE0 | scalar >> 12))
                    text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
                }
                text.append(UInt8(0x80 | scalar & 0x3F))
                end += 1
            }
            index = end
        }
        return true
    }
}
