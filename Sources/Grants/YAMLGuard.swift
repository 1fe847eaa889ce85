/// Refuses what configuration may not use before a YAML parser sees the text.
///
/// Aliases let a file of 700 bytes grow without limit, tags change what a value means, nesting
/// beyond any need exhausts the stack. The text is cut into tokens as YAML cuts it, so that block
/// scalars, quoted texts, comments and the further lines of a plain text are left alone. What is no
/// YAML at all is left to the parser.
struct YAMLGuard {
    static let byteLimit = 4 << 20
    static let depthLimit = 64

    /// What ends the scan before the end of the text.
    enum Stop: Error {
        /// Something that is refused, at the place where the guard stands.
        case refused(ConfigurationFault.Reason)
        /// Something that the parser will refuse with better words.
        case noYAML
    }

    /// A place in the text, counted in characters.
    struct Place {
        var line = 1
        var column = 1
        var offset = 0
    }

    let bytes: [UInt8]
    var index = 0
    var place = Place()
    /// The columns, from 0, at which the open block collections stand, after a -1.
    var indents = [-1]
    /// Where a key could have begun: in the block, then in each open flow collection.
    var keys: [Place?] = [nil]
    /// Whether a key may begin here.
    var mayBeginKey = true

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Returns the first thing that is refused in a UTF-8 text, with its place.
    static func firstFault(in bytes: [UInt8], file: String) -> ConfigurationFault? {
        var yamlGuard = YAMLGuard(bytes)
        do throws(Stop) {
            while try yamlGuard.takeToken() {}
            return nil
        } catch {
            guard case .refused(let reason) = error else { return nil }
            return ConfigurationFault(
                file: file,
                line: yamlGuard.place.line,
                column: yamlGuard.place.column,
                reason: reason
            )
        }
    }

    // MARK: What stands here

    var isInFlow: Bool { keys.count > 1 }

    /// The column, from 0, of the innermost open block collection.
    var indent: Int { indents.last ?? -1 }

    /// The column of the place, from 0.
    var column: Int { place.column - 1 }

    func byte(_ offset: Int = 0) -> UInt8? {
        index + offset < bytes.count ? bytes[index + offset] : nil
    }

    func stands(_ character: Unicode.Scalar, _ offset: Int = 0) -> Bool {
        byte(offset) == UInt8(ascii: character)
    }

    var isBlank: Bool { stands(" ") || stands("\t") }

    /// The number of bytes of the line end so many bytes on; 0 where none stands there.
    func breakLength(_ offset: Int = 0) -> Int {
        switch byte(offset) {
        case UInt8(ascii: "\n"): 1
        case UInt8(ascii: "\r"): stands("\n", offset + 1) ? 2 : 1
        case 0xC2: byte(offset + 1) == 0x85 ? 2 : 0
        case 0xE2:
            byte(offset + 1) == 0x80 && [0xA8, 0xA9].contains(byte(offset + 2)) ? 3 : 0
        default: 0
        }
    }

    func isEndOfWord(_ offset: Int = 0) -> Bool {
        byte(offset) == nil || stands(" ", offset) || stands("\t", offset)
            || breakLength(offset) > 0
    }

    /// Whether a line begins here that ends the document or begins another.
    var isDocumentMark: Bool {
        guard column == 0, stands("-") || stands("."), isEndOfWord(3) else { return false }
        return byte(1) == byte() && byte(2) == byte()
    }

    // MARK: Going on

    /// Goes on by one character, which must be one that a text may hold.
    mutating func advance() throws(Stop) {
        if isControlCharacter {
            throw .refused(.syntax("a control character stands here: delete it"))
        }
        index += 1
        while let next = byte(), next & 0xC0 == 0x80 { index += 1 }
        place.column += 1
        place.offset += 1
    }

    /// Goes on to the next line, where a line end stands here.
    mutating func advanceLine() {
        let length = breakLength()
        guard length > 0 else { return }
        place.offset += length == 2 && stands("\r") ? 2 : 1
        index += length
        place.line += 1
        place.column = 1
    }

    private var isControlCharacter: Bool {
        guard let byte = byte() else { return false }
        return switch byte {
        case 0x09: false
        case 0x00...0x1F, 0x7F: true
        case 0xC2: (0x80...0x9F).contains(self.byte(1) ?? 0)
        case 0xEF: self.byte(1) == 0xBF && (self.byte(2) ?? 0) >= 0xBE
        default: false
        }
    }
}
