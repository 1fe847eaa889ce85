/// Builds the tree of an expression from its tokens, one function for each level of precedence.
struct Parser {
    /// The most bytes that an expression may have.
    static let mostBytes = 10_000
    /// The most levels to which parentheses, `case`, `not` and `-` may be nested.
    static let mostLevels = 100

    private let source: String
    private let tokens: [Token]
    private var position = 0
    private var level = 0

    private init(source: String) throws(ExpressionFault) {
        guard source.utf8.count <= Self.mostBytes else {
            throw ExpressionFault(
                reason: .tooLong(limit: Self.mostBytes),
                offset: 0,
                source: source
            )
        }
        self.source = source
        tokens = try Lexer.tokens(of: source)
    }

    /// Returns the tree of the whole source.
    static func tree(of source: String) throws(ExpressionFault) -> SyntaxNode {
        var parser = try Parser(source: source)
        let tree = try parser.disjunction()
        guard parser.token.kind == .end else {
            throw parser.misspelt(among: ["between", "like"])
                ?? parser.unexpected("an operator or the end")
        }
        return tree
    }

    var token: Token { tokens[position] }

    /// The token after this one; the end stays the end.
    var following: Token { tokens[min(position + 1, tokens.count - 1)] }

    mutating func advance() {
        position = min(position + 1, tokens.count - 1)
    }

    /// Takes the token if it is this one.
    mutating func accept(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind, or alternative: String = "") throws(ExpressionFault) {
        guard accept(kind) else { throw unexpected(alternative + "\(kind)") }
    }

    mutating func name(_ expected: String) throws(ExpressionFault) -> SyntaxNode.Name {
        guard case .name(let text) = token.kind else { throw unexpected(expected) }
        let name = SyntaxNode.Name(text: text, offset: token.offset)
        advance()
        return name
    }

    /// Takes the token if it is this word.
    mutating func accept(word: Token.Word) -> Bool {
        guard token.word == word else { return false }
        advance()
        return true
    }

    /// Takes a word; faults for any other token, and says so where it was one of some words misspelt.
    mutating func expect(
        word: Token.Word,
        or alternative: String,
        _ others: Token.Word...
    ) throws(ExpressionFault) {
        if accept(word: word) { return }
        let known = (others + [word]).map(\.rawValue)
        if let misspelt = misspelt(among: known) { throw misspelt }
        throw unexpected(alternative + quoted(word.rawValue))
    }

    /// The fault of a name that was probably meant to be one of some words.
    func misspelt(among words: [String]) -> ExpressionFault? {
        guard case .name(let name) = token.kind, token.word == nil,
            let suggestion = suggestion(for: name, among: words)
        else { return nil }
        return fault(.unknownWord(name, suggestion: suggestion), at: token.offset)
    }

    func unexpected(_ expected: String) -> ExpressionFault {
        fault(.unexpectedToken(found: "\(token.kind)", expected: expected), at: token.offset)
    }

    func fault(_ reason: ExpressionFault.Reason, at offset: Int) -> ExpressionFault {
        ExpressionFault(reason: reason, offset: offset, source: source)
    }

    /// Enters one level more; every recursion goes through here, so the stack is bounded.
    mutating func descend() throws(ExpressionFault) {
        guard level < Self.mostLevels else {
            throw fault(.tooDeep(limit: Self.mostLevels), at: token.offset)
        }
        level += 1
    }

    mutating func ascend() {
        level -= 1
    }
}
