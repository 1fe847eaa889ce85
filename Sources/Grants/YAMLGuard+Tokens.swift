extension YAMLGuard {
    /// Takes the next token; false at the end of the text.
    mutating func takeToken() throws(Stop) -> Bool {
        try skipToToken()
        guard let byte = byte() else { return false }
        closeBlocks(deeperThan: column)
        if column == 0 && stands("%") { throw .refused(.indirection("a directive ('%')")) }
        if isDocumentMark {
            try takeDocumentMark()
            return true
        }
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): try openFlow()
        case UInt8(ascii: "]"), UInt8(ascii: "}"): try closeFlow()
        case UInt8(ascii: ","): try takeIndicator(mayBeginKey: true)
        case UInt8(ascii: "-") where isEndOfWord(1): try takeEntry()
        case UInt8(ascii: "?") where isInFlow || isEndOfWord(1): try takeExplicitKey()
        case UInt8(ascii: ":") where isInFlow || isEndOfWord(1): try takeValue()
        case UInt8(ascii: "*"): throw .refused(.indirection("an alias ('*')"))
        case UInt8(ascii: "&"): throw .refused(.indirection("an anchor ('&')"))
        case UInt8(ascii: "!"): throw .refused(.indirection("a tag ('!')"))
        case UInt8(ascii: "|") where !isInFlow, UInt8(ascii: ">") where !isInFlow:
            try takeBlockScalar()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): try takeQuoted(byte)
        case UInt8(ascii: "\t"): throw .refused(Self.tab)
        case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"),
            UInt8(ascii: "`"):
            throw .noYAML
        default: try takePlain()
        }
        return true
    }

    static let tab = ConfigurationFault.Reason.syntax("a tab stands in the indentation: use spaces")

    /// Skips blanks, line ends and comments.
    private mutating func skipToToken() throws(Stop) {
        while true {
            if byte() == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF {
                throw .refused(.syntax("a byte order mark stands here: delete it"))
            }
            while stands(" ") || (stands("\t") && (isInFlow || !mayBeginKey)) { try advance() }
            if stands("#") {
                while byte() != nil && breakLength() == 0 { try advance() }
            }
            guard breakLength() > 0 else { return }
            advanceLine()
            if !isInFlow { mayBeginKey = true }
        }
    }

    // MARK: Collections

    /// Closes the block collections that stand to the right of a column.
    private mutating func closeBlocks(deeperThan column: Int) {
        guard !isInFlow else { return }
        while indent > column { indents.removeLast() }
    }

    /// Opens a block collection at a column, unless the innermost one stands there.
    private mutating func openBlock(at column: Int) throws(Stop) {
        guard !isInFlow, indent < column else { return }
        indents.append(column)
        try checkDepth()
    }

    private mutating func openFlow() throws(Stop) {
        rememberKey()
        keys.append(nil)
        try checkDepth()
        mayBeginKey = true
        try advance()
    }

    private mutating func closeFlow() throws(Stop) {
        forgetKey()
        if isInFlow { keys.removeLast() }
        mayBeginKey = false
        try advance()
    }

    private func checkDepth() throws(Stop) {
        guard indents.count + keys.count - 2 > Self.depthLimit else { return }
        throw .refused(.tooLarge("\(Self.depthLimit) levels of nesting"))
    }

    private mutating func takeDocumentMark() throws(Stop) {
        closeBlocks(deeperThan: -1)
        forgetKey()
        mayBeginKey = false
        for _ in 0..<3 { try advance() }
    }

    // MARK: Indicators

    private mutating func takeIndicator(mayBeginKey: Bool) throws(Stop) {
        forgetKey()
        self.mayBeginKey = mayBeginKey
        try advance()
    }

    private mutating func takeEntry() throws(Stop) {
        if !isInFlow {
            guard mayBeginKey else { throw .noYAML }
            try openBlock(at: column)
        }
        try takeIndicator(mayBeginKey: true)
    }

    private mutating func takeExplicitKey() throws(Stop) {
        if !isInFlow {
            guard mayBeginKey else { throw .noYAML }
            try openBlock(at: column)
        }
        try takeIndicator(mayBeginKey: !isInFlow)
    }

    private mutating func takeValue() throws(Stop) {
        if let key = currentKey {
            try openBlock(at: key.column - 1)
            try takeIndicator(mayBeginKey: false)
            return
        }
        if !isInFlow {
            guard mayBeginKey else { throw .noYAML }
            try openBlock(at: column)
        }
        try takeIndicator(mayBeginKey: !isInFlow)
    }

    // MARK: Keys

    /// Where the key began whose value begins here: on this line, at most 1,024 characters before.
    private var currentKey: Place? {
        guard let key = keys.last ?? nil, key.line == place.line, place.offset - key.offset <= 1_024
        else { return nil }
        return key
    }

    /// Notes that a key could begin here.
    mutating func rememberKey() {
        if mayBeginKey { keys[keys.count - 1] = place }
    }

    mutating func forgetKey() {
        keys[keys.count - 1] = nil
    }
}
