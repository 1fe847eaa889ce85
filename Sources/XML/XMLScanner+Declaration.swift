extension XMLScanner {
    /// Scans the XML declaration and refuses any encoding but UTF-8 in it.
    mutating func declaration() throws(Stop) {
        index += 5
        while true {
            let spaced = skipSpace()
            if starts(with: "?>") {
                index += 2
                return
            }
            guard spaced else { throw .malformed }
            let start = index
            try name()
            let isEncoding = bytes[start..<index].elementsEqual("encoding".utf8)
            let value = bytes[try quoted()]
            guard value.count <= 40, value.allSatisfy(isLabel) else { throw .malformed }
            let label = String(decoding: value, as: UTF8.self)
            guard !isEncoding || label.lowercased() == "utf-8" else {
                throw .refused(.declaredEncoding(label))
            }
        }
    }

    private func isLabel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
