/// Refuses what configuration may not use before a YAML parser sees the text.
///
/// Aliases let a file of 700 bytes grow without limit, tags and merge keys change what a value
/// means; nesting beyond any need exhausts the stack. Block scalars, quoted texts and comments are
/// left alone.
struct YAMLGuard {
    static let byteLimit = 4 << 20
    static let depthLimit = 64

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    private var flowDepth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Returns the first thing that is refused, with its place.
    static func firstFault(in bytes: [UInt8], file: String) -> ConfigurationFault? {
        guard bytes.count <= byteLimit else {
            let limit = "\(byteLimit >> 20) MiB"
            return ConfigurationFault(file: file, line: 0, column: 0, reason: .tooLarge(limit))
        }
        var yamlGuard = YAMLGuard(bytes)
        guard let (reason, line, column) = yamlGuard.scan() else { return nil }
        return ConfigurationFault(file: file, line: line, column: column, reason: reason)
    }

    private mutating func scan() -> (ConfigurationFault.Reason, Int, Int)? {
        var nodeMayStart = true
        var structureDepth = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\n"):
                startLine()
                nodeMayStart = true
                structureDepth = 0
                continue
            case UInt8(ascii: "\t") where flowDepth == 0 && isIndentation:
                return fault(.syntax("a tab stands in the indentation: use spaces"))
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                break
            case UInt8(ascii: "#") where precededByBlank:
                skipToLineEnd()
                continue
            case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
                if nodeMayStart { return fault(.indirection(Self.name(of: byte))) }
            case UInt8(ascii: "<") where nodeMayStart && text(at: index, is: "<<"):
                return fault(.indirection("a merge key ('<<')"))
            case UInt8(ascii: "%") where index == lineStart:
                return fault(.indirection("a directive ('%')"))
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if nodeMayStart {
                    skipQuoted(byte)
                    nodeMayStart = false
                    continue
                }
            case UInt8(ascii: "|"), UInt8(ascii: ">"):
                if nodeMayStart && flowDepth == 0 {
                    skipBlockScalar()
                    nodeMayStart = true
                    structureDepth = 0
                    continue
                }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if nodeMayStart || flowDepth > 0 {
                    flowDepth += 1
                    if flowDepth > Self.depthLimit { return tooDeep }
                    index += 1
                    continue
                }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                flowDepth = max(0, flowDepth - 1)
            case UInt8(ascii: ","):
                if flowDepth > 0 {
                    nodeMayStart = true
                    index += 1
                    continue
                }
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                if followedByBlank {
                    structureDepth += 1
                    if structureDepth > Self.depthLimit { return tooDeep }
                    nodeMayStart = true
                    index += 1
                    continue
                }
                if byte == UInt8(ascii: ":") && flowDepth > 0 { nodeMayStart = true }
            default: break
            }
            if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r") {
                if isIndentation && index - lineStart > Self.depthLimit * 4 { return tooDeep }
                nodeMayStart = false
            }
            index += 1
        }
        return nil
    }

    private var tooDeep: (ConfigurationFault.Reason, Int, Int) {
        fault(.tooLarge("\(Self.depthLimit) levels of nesting"))
    }

    private func fault(
        _ reason: ConfigurationFault.Reason
    ) -> (ConfigurationFault.Reason, Int, Int) {
        (reason, line, index - lineStart + 1)
    }

    private static func name(of byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "&"): "an anchor ('&')"
        case UInt8(ascii: "*"): "an alias ('*')"
        default: "a tag ('!')"
        }
    }

    private var isIndentation: Bool {
        bytes[lineStart..<index].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    private var precededByBlank: Bool {
        index == lineStart || bytes[index - 1] == UInt8(ascii: " ")
            || bytes[index - 1] == UInt8(ascii: "\t")
    }

    private var followedByBlank: Bool {
        guard index + 1 < bytes.count else { return true }
        return [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t")]
            .contains(bytes[index + 1])
    }

    private func text(at start: Int, is text: String) -> Bool {
        bytes[start...].starts(with: text.utf8)
    }

    private mutating func startLine() {
        index += 1
        line += 1
        lineStart = index
    }

    private mutating func skipToLineEnd() {
        while index < bytes.count && bytes[index] != UInt8(ascii: "\n") { index += 1 }
    }

    private mutating func skipQuoted(_ quote: UInt8) {
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") {
                startLine()
                continue
            }
            if byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") { index += 1 }
            index += 1
            if byte == quote { return }
        }
    }

    /// Skips the lines of a block scalar: all that are blank or indented deeper than its parent.
    private mutating func skipBlockScalar() {
        let parent = bytes[lineStart...].prefix { $0 == UInt8(ascii: " ") }.count
        skipToLineEnd()
        while index < bytes.count {
            startLine()
            let indentation = bytes[lineStart...].prefix { $0 == UInt8(ascii: " ") }.count
            let next = lineStart + indentation
            guard next < bytes.count else {
                index = bytes.count
                return
            }
            let isBlank = bytes[next] == UInt8(ascii: "\n") || bytes[next] == UInt8(ascii: "\r")
            guard isBlank || indentation > parent else { return }
            skipToLineEnd()
        }
    }
}
