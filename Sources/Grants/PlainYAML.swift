/// Reads YAML that is written plainly, in a sixth of the time that the parser takes.
///
/// It knows block and flow collections, texts on one line, and simple literal and folded blocks.
/// Whatever else a file holds, and every fault, is left to `YAMLGuard` and the parser: here nothing
/// is refused.
struct PlainYAML {
    /// Why the text is left to the parser: something in it is not written plainly.
    struct Other: Error {}

    private static let depthLimit = 32

    let bytes: [UInt8]
    var index = 0
    var line = 1
    /// The columns up to here, and the byte up to which they are counted.
    private var counted = (column: 1, index: 0)
    private var depth = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Returns the value in a UTF-8 text; nothing where the text is not written plainly.
    static func root(of bytes: [UInt8]) -> ConfigurationNode? {
        guard bytes.last == UInt8(ascii: "\n"), !holdsOddCharacters(bytes) else { return nil }
        var reader = PlainYAML(bytes)
        do throws(Other) {
            reader.skipToLine()
            let root = try reader.block(parent: -1)
            return reader.byte == nil ? root : nil
        } catch {
            return nil
        }
    }

    /// Tells whether a text holds what is seldom written: tabs, returns and other control
    /// characters, the line ends of Unicode, byte order marks.
    private static func holdsOddCharacters(_ bytes: [UInt8]) -> Bool {
        let bytes = bytes.span
        return bytes.indices.contains { index in
            let byte = bytes[index]
            // Nearly all are letters, digits and blanks of ASCII.
            if (0x20..<0x7F).contains(byte) { return false }
            return switch byte {
            case 0x0A: false
            case 0x00..<0x20, 0x7F: true
            case 0xC2: bytes[index + 1] < 0xA0
            case 0xE2: bytes[index + 1] == 0x80 && (bytes[index + 2] & 0xFE) == 0xA8
            case 0xEF: bytes[index + 1] == 0xBB || bytes[index + 1] == 0xBF
            default: false
            }
        }
    }

    // MARK: What stands here

    /// The byte here; nil at the end.
    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    func stands(_ character: Unicode.Scalar, _ offset: Int = 0) -> Bool {
        index + offset < bytes.count && bytes[index + offset] == UInt8(ascii: character)
    }

    /// Whether a word ends so many bytes on: with a blank, or with the line.
    func isEndOfWord(_ offset: Int) -> Bool { stands(" ", offset) || stands("\n", offset) }

    /// The column from 1, in characters.
    var column: Int {
        mutating get {
            while counted.index < index {
                if bytes[counted.index] & 0xC0 != 0x80 { counted.column += 1 }
                counted.index += 1
            }
            return counted.column
        }
    }

    // MARK: Going on

    func require(_ condition: Bool) throws(Other) {
        guard condition else { throw Other() }
    }

    mutating func skipSpaces() {
        while stands(" ") { index += 1 }
    }

    /// Goes on behind the end of this line.
    mutating func nextLine() {
        while let byte, byte != UInt8(ascii: "\n") { index += 1 }
        index += 1
        line += 1
        counted = (1, index)
    }

    /// Skips blank lines and comments from a line's beginning to the next text.
    mutating func skipToLine() {
        skipSpaces()
        while stands("\n") || stands("#") {
            nextLine()
            skipSpaces()
        }
    }

    /// Skips the rest of a line, in which only a comment may stand, and goes on to the next text.
    mutating func endLine() throws(Other) {
        let start = index
        skipSpaces()
        try require(stands("\n") || (stands("#") && index > start))
        nextLine()
        skipToLine()
    }

    /// Goes one level deeper.
    mutating func deeper(
        _ read: (inout PlainYAML) throws(Other) -> ConfigurationNode
    ) throws(Other) -> ConfigurationNode {
        depth += 1
        try require(depth <= Self.depthLimit)
        let node = try read(&self)
        depth -= 1
        return node
    }
}
