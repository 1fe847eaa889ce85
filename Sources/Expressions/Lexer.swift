/// Cuts the source of an expression into tokens.
struct Lexer {
    private let source: String
    private let scalars: [Unicode.Scalar]
    private var position = 0

    private init(source: String) {
        self.source = source
        scalars = Array(source.unicodeScalars)
    }

    /// Returns all tokens of the source, the end as the last.
    static func tokens(of source: String) throws(ExpressionFault) -> [Token] {
        var lexer = Lexer(source: source)
        var tokens: [Token] = []
        repeat {
            tokens.append(try lexer.next())
        } while tokens.last?.kind != .end
        return tokens
    }

    private mutating func next() throws(ExpressionFault) -> Token {
        while let scalar = peek(), isSpace(scalar) { position += 1 }
        let start = position
        guard let scalar = peek() else { return Token(kind: .end, offset: start) }
        let kind: Token.Kind =
            switch scalar {
            case "'": try text()
            case "0"..."9": try number()
            case "a"..."z", "A"..."Z", "_": word()
            default: try symbol(scalar)
            }
        return Token(kind: kind, offset: start)
    }

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private func fault(_ reason: ExpressionFault.Reason, at offset: Int) -> ExpressionFault {
        ExpressionFault(reason: reason, offset: offset, source: source)
    }

    /// Takes all that follows and fits.
    private mutating func run(while fits: (Unicode.Scalar) -> Bool) -> String {
        let start = position
        while let scalar = peek(), fits(scalar) { position += 1 }
        return String(String.UnicodeScalarView(scalars[start..<position]))
    }
}

extension Lexer {
    /// Reads a text; a quote within is written twice.
    private mutating func text() throws(ExpressionFault) -> Token.Kind {
        let start = position
        var content = String.UnicodeScalarView()
        position += 1
        while let scalar = peek() {
            position += 1
            if scalar == "'" {
                guard peek() == "'" else { return .text(String(content)) }
                position += 1
            }
            content.append(scalar)
        }
        throw fault(.unterminatedText, at: start)
    }

    private mutating func number() throws(ExpressionFault) -> Token.Kind {
        let start = position
        let digits = run { isWordPart($0) || $0 == "." }
        guard let value = Rational(decimal: digits) else {
            throw fault(.badNumber(digits), at: start)
        }
        return .number(value)
    }

    private mutating func word() -> Token.Kind {
        let word = run(while: isWordPart)
        return Token.Keyword(rawValue: word.lowercased()).map(Token.Kind.keyword) ?? .name(word)
    }

    private mutating func symbol(_ first: Unicode.Scalar) throws(ExpressionFault) -> Token.Kind {
        let pair = String(first) + (peek(1).map { String($0) } ?? "")
        if pair == "--" || pair == "/*" { throw fault(.comment, at: position) }
        if pair == "!=" {
            position += 2
            return .symbol(.unequal)
        }
        if pair.unicodeScalars.count == 2, let symbol = Token.Symbol(rawValue: pair) {
            position += 2
            return .symbol(symbol)
        }
        guard let symbol = Token.Symbol(rawValue: String(first)) else {
            throw fault(.unexpectedCharacter(first), at: position)
        }
        position += 1
        return .symbol(symbol)
    }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
}

private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
}
