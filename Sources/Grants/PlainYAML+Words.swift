extension PlainYAML {
    /// Reads a text on one line, or a flow collection.
    mutating func word(inFlow: Bool) throws(Other) -> ConfigurationNode {
        switch byte {
        case UInt8(ascii: "\""): try quoted()
        case UInt8(ascii: "'"): try singleQuoted()
        case UInt8(ascii: "["): try deeper { reader throws(Other) in try reader.flowList() }
        case UInt8(ascii: "{"): try deeper { reader throws(Other) in try reader.flowMap() }
        default: try plain(inFlow: inFlow)
        }
    }

    /// Makes a text.
    func node(
        _ text: some Collection<UInt8>,
        isPlain: Bool,
        line: Int,
        column: Int
    ) -> ConfigurationNode {
        ConfigurationNode(
            value: .scalar(String(decoding: text, as: UTF8.self), isPlain: isPlain),
            line: line,
            column: column
        )
    }

    // MARK: Texts

    private mutating func plain(inFlow: Bool) throws(Other) -> ConfigurationNode {
        try require(beginsPlain)
        let column = column
        let start = index
        var end = index
        while let byte, byte != UInt8(ascii: "\n"), !(inFlow && Self.endsInFlow(byte)) {
            if byte == UInt8(ascii: ":") {
                if isEndOfWord(1) { break }
                // In a flow, what may follow a colon is a matter of its own.
                try require(!inFlow || !(stands("?", 1) || Self.endsInFlow(bytes[index + 1])))
            }
            if byte == UInt8(ascii: "#") && bytes[index - 1] == UInt8(ascii: " ") { break }
            index += 1
            if byte != UInt8(ascii: " ") { end = index }
        }
        // Blanks before a colon or a comment are no part of the text; those at the end neither.
        if !stands(":") { index = end }
        try require(!stands(":") || index == end)
        return node(bytes[start..<end], isPlain: true, line: line, column: column)
    }

    private static func endsInFlow(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"):
            true
        default: false
        }
    }

    /// Whether a text without quotes certainly begins here.
    private var beginsPlain: Bool {
        guard let byte else { return false }
        return switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
            UInt8(ascii: "("), UInt8(ascii: "/"), 0xC2...0xF4:
            true
        case UInt8(ascii: "-"):
            index + 1 < bytes.count
                && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index + 1])
        default: false
        }
    }

    private mutating func singleQuoted() throws(Other) -> ConfigurationNode {
        let column = column
        let start = index + 1
        repeat { index += 1 } while !stands("'") && !stands("\n") && byte != nil
        try require(stands("'") && !stands("'", 1))
        index += 1
        return node(bytes[start..<index - 1], isPlain: false, line: line, column: column)
    }

    private mutating func quoted() throws(Other) -> ConfigurationNode {
        let column = column
        var text: [UInt8] = []
        index += 1
        while !stands("\"") {
            let start = index
            while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                try require(byte != UInt8(ascii: "\n"))
                index += 1
            }
            text += bytes[start..<index]
            guard stands("\\") else { break }
            index += 1
            text += Array(String(try escaped()).utf8)
        }
        try require(stands("\""))
        index += 1
        return node(text, isPlain: false, line: line, column: column)
    }

    /// Reads what stands behind a backslash.
    private mutating func escaped() throws(Other) -> Unicode.Scalar {
        let letter = byte
        index += 1
        switch letter {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "u"):
            let digits = bytes[index..<min(index + 4, bytes.count)]
            index += 4
            guard digits.count == 4, !digits.contains(where: { $0 < UInt8(ascii: "0") }),
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                value >= 0xA0, value < 0xFFFE, let scalar = Unicode.Scalar(value)
            else { throw Other() }
            return scalar
        default: throw Other()
        }
    }

    // MARK: Flow collections

    fileprivate mutating func flowList() throws(Other) -> ConfigurationNode {
        let (line, column) = (self.line, self.column)
        var items: [ConfigurationNode] = []
        try flow(until: "]") { reader throws(Other) in
            items.append(try reader.word(inFlow: true))
        }
        return ConfigurationNode(value: .list(items), line: line, column: column)
    }

    fileprivate mutating func flowMap() throws(Other) -> ConfigurationNode {
        let (line, column) = (self.line, self.column)
        var entries = PlainEntries()
        try flow(until: "}") { reader throws(Other) in
            let key = try reader.word(inFlow: true)
            try reader.require(reader.stands(":") && reader.isEndOfWord(1))
            reader.index += 1
            try reader.skipInFlow()
            try entries.add(key, try reader.word(inFlow: true))
        }
        return ConfigurationNode(value: .map(entries.entries), line: line, column: column)
    }

    /// Reads what stands between brackets, with commas between.
    private mutating func flow(
        until end: Unicode.Scalar,
        _ item: (inout PlainYAML) throws(Other) -> Void
    ) throws(Other) {
        index += 1
        try skipInFlow()
        while !stands(end) {
            try item(&self)
            try skipInFlow()
            if stands(end) { break }
            try require(stands(","))
            index += 1
            try skipInFlow()
        }
        index += 1
    }

    /// Skips blanks, line ends and comments.
    private mutating func skipInFlow() throws(Other) {
        skipSpaces()
        if stands("#") { try require(bytes[index - 1] == UInt8(ascii: " ")) }
        guard stands("\n") || stands("#") else { return }
        nextLine()
        skipToLine()
    }
}
