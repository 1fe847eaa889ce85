extension DecodedText {
    /// Decodes a code page; a byte that it does not assign becomes U+FFFD.
    init(_ source: [UInt8], codePage: CodePage) {
        self.init(reservingCapacity: 0)
        if codePage.transcode(source, into: &bytes) { return }
        bytes.removeAll(keepingCapacity: true)
        for (offset, byte) in source.enumerated() {
            if let scalar = codePage.scalar(of: byte) {
                append(scalar)
            } else {
                appendReplacement(sourceOffset: offset)
            }
        }
    }
}
