/// The smallest part of an expression that means something.
struct Token: Sendable {
    enum Kind: Hashable, Sendable {
        case keyword(Keyword)
        /// A name of a table, field, constant or function, as written.
        case name(String)
        case text(String)
        case number(Rational)
        case symbol(Symbol)
        case end
    }

    enum Keyword: String, Sendable {
        case and, between, `false`, `in`, `is`, not, null, or, `true`, `where`
    }

    /// A word that means something in its place only; elsewhere it is a name, as `case` is of a field.
    enum Word: String, Sendable {
        case `case`, `else`, end, escape, like, then, when
    }

    enum Symbol: String, Sendable {
        case opening = "("
        case closing = ")"
        case comma = ","
        case dot = "."
        case plus = "+"
        case minus = "-"
        case times = "*"
        case over = "/"
        case equal = "="
        case unequal = "<>"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    let kind: Kind
    /// The number of Unicode scalars before it.
    let offset: Int
}

extension Token {
    /// The word that a name is, if it is one.
    var word: Word? {
        if case .name(let name) = kind { Word(rawValue: name.lowercased()) } else { nil }
    }

    /// Whether a value begins with it and nothing else, however it is read.
    var beginsValue: Bool {
        switch kind {
        case .name: word == nil
        case .text, .number, .keyword(.true), .keyword(.false), .keyword(.null): true
        case .keyword, .symbol, .end: false
        }
    }
}

extension Token.Kind: CustomStringConvertible {
    /// How a message names it; a text is not repeated.
    var description: String {
        switch self {
        case .keyword(let keyword): quoted(keyword.rawValue)
        case .name(let name): quoted(name)
        case .text: "a text"
        case .number(let number): quoted("\(number)")
        case .symbol(let symbol): quoted(symbol.rawValue)
        case .end: "the end"
        }
    }
}
