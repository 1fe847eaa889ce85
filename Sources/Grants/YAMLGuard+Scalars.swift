extension YAMLGuard {
    /// Takes a text without quotes, over all its lines.
    mutating func takePlain() throws(Stop) {
        rememberKey()
        mayBeginKey = false
        while !isDocumentMark && !stands("#") {
            while !isEndOfWord() && !endsPlain {
                try advance()
                mayBeginKey = false
            }
            guard isBlank || breakLength() > 0 else { return }
            try skipBlanksInPlain()
            if !isInFlow && column <= indent { return }
        }
    }

    private var endsPlain: Bool {
        if stands(":") && isEndOfWord(1) { return true }
        guard isInFlow, let byte = byte() else { return false }
        return ",[]{}".utf8.contains(byte)
    }

    private mutating func skipBlanksInPlain() throws(Stop) {
        while true {
            if breakLength() > 0 {
                advanceLine()
                mayBeginKey = true
            } else if isBlank {
                if mayBeginKey && column <= indent && stands("\t") { throw .refused(Self.tab) }
                try advance()
            } else {
                return
            }
        }
    }

    /// Takes a text in single or double quotes.
    mutating func takeQuoted(_ quote: UInt8) throws(Stop) {
        rememberKey()
        mayBeginKey = false
        try advance()
        while let byte = byte() {
            if isDocumentMark { throw .noYAML }
            if breakLength() > 0 {
                advanceLine()
            } else if byte == quote {
                try advance()
                guard quote == UInt8(ascii: "'"), self.byte() == quote else { return }
                try advance()
            } else {
                try advance()
                let isEscape = byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"")
                if isEscape && self.byte() != nil && breakLength() == 0 { try advance() }
            }
        }
        throw .noYAML
    }

    /// Takes a literal or folded block: the lines that stand deeper than its parent.
    mutating func takeBlockScalar() throws(Stop) {
        forgetKey()
        mayBeginKey = true
        try advance()
        var depth = try takeBlockHeader()
        try skipBlockIndentation(&depth)
        while column == depth && byte() != nil {
            while byte() != nil && breakLength() == 0 { try advance() }
            advanceLine()
            try skipBlockIndentation(&depth)
        }
    }

    /// Takes the rest of a block's first line and returns the depth that it gives; 0 for none.
    private mutating func takeBlockHeader() throws(Stop) -> Int {
        var depth = 0
        for _ in 0..<2 {
            if stands("+") || stands("-") {
                try advance()
            } else if let digit = byte(), (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(digit) {
                depth = max(indent, 0) + Int(digit - UInt8(ascii: "0"))
                try advance()
            }
        }
        while isBlank { try advance() }
        if stands("#") {
            while byte() != nil && breakLength() == 0 { try advance() }
        }
        guard byte() == nil || breakLength() > 0 else { throw .noYAML }
        advanceLine()
        return depth
    }

    /// Skips blank lines and the spaces before the next line's text; the first time, where the
    /// depth is 0, finds it.
    private mutating func skipBlockIndentation(_ depth: inout Int) throws(Stop) {
        var deepest = 0
        while true {
            while (depth == 0 || column < depth) && stands(" ") { try advance() }
            deepest = max(deepest, column)
            if (depth == 0 || column < depth) && stands("\t") { throw .refused(Self.tab) }
            guard breakLength() > 0 else { break }
            advanceLine()
        }
        if depth == 0 { depth = max(deepest, indent + 1, 1) }
    }
}
