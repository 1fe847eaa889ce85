extension PlainYAML {
    /// Reads what stands here below a column from 0, and goes on to the next line with text.
    mutating func block(parent: Int) throws(Other) -> ConfigurationNode {
        try deeper { reader throws(Other) in
            if reader.stands("-") && reader.isEndOfWord(1) { return try reader.list() }
            if reader.stands("|") || reader.stands(">") { return try reader.lines(parent: parent) }
            let node = try reader.word(inFlow: false)
            if reader.stands(":") && reader.isEndOfWord(1) { return try reader.map(from: node) }
            try reader.endLine()
            try reader.require(reader.byte == nil || reader.column - 1 <= parent)
            return node
        }
    }

    /// Reads the items of a list, each behind a '-' in this column.
    private mutating func list() throws(Other) -> ConfigurationNode {
        let (line, column) = (self.line, self.column)
        var items: [ConfigurationNode] = []
        while byte != nil && self.column == column && stands("-") && isEndOfWord(1) {
            index += 1
            items.append(try value(parent: column - 1, mayBeListBeside: false))
        }
        try require(byte == nil || self.column <= column)
        return ConfigurationNode(value: .list(items), line: line, column: column)
    }

    /// Reads the entries of a map, the first key of which was read.
    private mutating func map(from first: ConfigurationNode) throws(Other) -> ConfigurationNode {
        var entries = PlainEntries()
        var key = first
        while true {
            try require(stands(":") && isEndOfWord(1))
            index += 1
            let value = try value(parent: first.column - 1, mayBeListBeside: true)
            try entries.add(key, value)
            guard byte != nil && column == first.column else { break }
            key = try word(inFlow: false)
        }
        try require(byte == nil || column < first.column)
        return ConfigurationNode(
            value: .map(entries.entries),
            line: first.line,
            column: first.column
        )
    }

    /// Reads what stands behind a '-' or a key, on this line or below.
    private mutating func value(
        parent: Int,
        mayBeListBeside: Bool
    ) throws(Other) -> ConfigurationNode {
        let start = index
        skipSpaces()
        if !stands("\n") && !(stands("#") && index > start) {
            return mayBeListBeside ? try plainValue(parent: parent) : try block(parent: parent)
        }
        nextLine()
        skipToLine()
        let isBeside = mayBeListBeside && column - 1 == parent && stands("-") && isEndOfWord(1)
        try require(byte != nil && (column - 1 > parent || isBeside))
        return try block(parent: parent)
    }

    /// Reads what stands behind a key on its line, where neither a map nor a list may begin.
    private mutating func plainValue(parent: Int) throws(Other) -> ConfigurationNode {
        if stands("|") || stands(">") { return try lines(parent: parent) }
        let node = try word(inFlow: false)
        try endLine()
        try require(byte == nil || column - 1 <= parent)
        return node
    }

    /// Reads a literal or folded block below a column from 0.
    private mutating func lines(parent: Int) throws(Other) -> ConfigurationNode {
        let (line, column) = (self.line, self.column)
        let isFolded = stands(">")
        index += 1
        let isStripped = stands("-")
        if isStripped { index += 1 }
        try require(stands("\n") && parent >= 0)
        nextLine()
        let start = index
        skipSpaces()
        let depth = index - start
        try require(depth > parent && !stands("\n") && byte != nil)
        var text: [UInt8] = []
        var breaks = 0
        while byte != nil {
            let first = index
            while let byte, byte != UInt8(ascii: "\n") { index += 1 }
            if !text.isEmpty {
                let isJoined = isFolded && breaks == 1
                text +=
                    isJoined
                    ? [UInt8(ascii: " ")]
                    : Array(repeating: UInt8(ascii: "\n"), count: isFolded ? breaks - 1 : breaks)
            }
            text += bytes[first..<index]
            breaks = try breaksBelow()
            let spaces = self.column - 1
            if byte == nil || spaces < depth { break }
            try require(spaces == depth)
        }
        if !isStripped { text.append(UInt8(ascii: "\n")) }
        skipToLine()
        try require(byte == nil || self.column - 1 <= parent)
        return node(text, isPlain: false, line: line, column: column)
    }

    /// Counts the line ends up to the next line with text, and goes to its text.
    private mutating func breaksBelow() throws(Other) -> Int {
        var breaks = 0
        while stands("\n") {
            nextLine()
            breaks += 1
            let start = index
            skipSpaces()
            // Blanks alone on a line can belong to the text.
            try require(!stands("\n") || index == start)
        }
        return breaks
    }
}
