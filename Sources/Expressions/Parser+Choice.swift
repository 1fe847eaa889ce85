extension Parser {
    /// Whether the word `case` begins a choice here; else it is the name of a field.
    var beginsChoice: Bool {
        guard token.word == .case else { return false }
        let next = following
        return next.beginsValue || next.word == .case || next.word == .when
            || next.kind == .symbol(.opening)
    }

    /// Reads `case`, with or without an operand, up to its `end`.
    mutating func choice() throws(ExpressionFault) -> SyntaxNode {
        let start = token.offset
        try descend()
        advance()
        let operand = try choiceOperand()
        try expect(word: .when, or: operand == nil ? "" : "an operator or ")
        var branches: [SyntaxNode.Branch] = []
        repeat {
            let condition = operand == nil ? try disjunction() : try sum()
            try expect(word: .then, or: "an operator or ")
            branches.append(SyntaxNode.Branch(condition: condition, result: try disjunction()))
        } while accept(word: .when)
        let otherwise = accept(word: .else) ? try disjunction() : nil
        if otherwise == nil {
            try expect(word: .end, or: "an operator, 'when', 'else' or ", .when, .else)
        } else {
            try expect(word: .end, or: "an operator or ")
        }
        ascend()
        let content = SyntaxNode.Content.choice(operand, branches, otherwise: otherwise)
        return SyntaxNode(content: content, offset: start)
    }

    /// Reads what stands between `case` and the first `when`, if anything does.
    private mutating func choiceOperand() throws(ExpressionFault) -> SyntaxNode? {
        if token.word == .when { return nil }
        // No value stands behind a name: the name was to be `when`.
        if following.beginsValue, let misspelt = misspelt(among: [Token.Word.when.rawValue]) {
            throw misspelt
        }
        return try sum()
    }

    /// Reads the pattern of `like` with its escape; both are texts in quotes.
    mutating func pattern() throws(ExpressionFault) -> LikePattern {
        let place = token.offset
        let pattern = try text()
        var escape: String?
        var escapePlace = place
        if accept(word: .escape) {
            escapePlace = token.offset
            escape = try text()
        }
        do throws(LikePattern.Fault) {
            return try LikePattern(pattern, escape: escape)
        } catch {
            switch error {
            case .badEscape: throw fault(.badEscape, at: escapePlace)
            case .needlessEscape: throw fault(.needlessEscape(escape ?? ""), at: place)
            }
        }
    }

    private mutating func text() throws(ExpressionFault) -> String {
        guard case .text(let text) = token.kind else { throw unexpected("a text in quotes") }
        advance()
        return text
    }
}
