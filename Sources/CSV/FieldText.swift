/// A field's value while it is read, taken over in runs of bytes that stand together.
struct FieldText {
    /// The physical line on which the field begins.
    let line: Int
    let isQuoted: Bool
    private(set) var value: [UInt8] = []
    /// Whether the field is the null sequence.
    private(set) var isNull = false
    private var runStart: Int

    /// Begins a field whose text begins at an offset.
    init(line: Int, at offset: Int, isQuoted: Bool = false) {
        self.line = line
        self.isQuoted = isQuoted
        runStart = offset
    }

    /// Takes over the bytes up to an offset; the next run begins some bytes after it.
    mutating func take(_ bytes: [UInt8], upTo offset: Int, skipping count: Int = 0) {
        // Most fields are one run, and an array made at once is made twice as fast as one that
        // grows.
        if value.isEmpty {
            value = Array(bytes[runStart..<offset])
        } else {
            value.append(contentsOf: bytes[runStart..<offset])
        }
        runStart = offset + count
    }

    /// Makes the field one whose value is missing.
    mutating func becomeNull() {
        isNull = true
        value = []
    }

    /// The length of the value if its text ended at an offset.
    func length(upTo offset: Int) -> Int {
        value.count + offset - runStart
    }

    /// Cuts the value to at most some bytes, never inside a character.
    mutating func cut(to count: Int) {
        var end = max(count, 0)
        while end > 0, value[end] & 0xC0 == 0x80 {
            end -= 1
        }
        value.removeSubrange(end...)
    }

    /// The kinds of characters in the value that may not stand there, each once.
    var forbiddenCharacters: [RowFault.Kind] {
        var hasNul = false
        var hasControl = false
        for index in value.indices where value[index] < 0x20 || value[index] | 1 == 0xBF {
            switch value[index] {
            case 0x00: hasNul = true
            case 0x09, 0x0A, 0x0D: continue
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            case 0xBE...0xBF:
                if index >= 2, value[index - 1] == 0xBF, value[index - 2] == 0xEF {
                    hasControl = true
                }
            default: hasControl = true
            }
        }
        guard hasNul || hasControl else { return [] }
        return (hasNul ? [.nulByte] : []) + (hasControl ? [.controlCharacter] : [])
    }
}
