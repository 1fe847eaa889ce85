public import Expressions

/// A fault in a configuration file, with its place.
public struct ConfigurationFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
        /// The file is no YAML or JSON; the parser's words.
        case syntax(String)
        /// An anchor, alias, tag or merge key, which configuration may not use.
        case indirection(String)
        /// The file is larger or nested deeper than configuration may be.
        case tooLarge(String)
        /// A key that means nothing here.
        case unknownKey(String, suggestion: String?)
        /// A key that must be there.
        case missingKey(String)
        /// A value of another kind.
        case expected(String, found: String)
        /// A value outside the allowed ones.
        case unknownValue(String, allowed: [String])
        /// A name that nothing bears.
        case unknownName(String, of: String, suggestion: String?)
        /// Something that is there twice.
        case duplicate(String)
        /// A text that lacks a language of the grant.
        case missingTranslation(String)
        /// An expression that cannot be understood.
        case expression(ExpressionFault)
        /// A rule between values that is broken.
        case contradiction(String)
    }

    /// The file, as it was named or found.
    public var file: String
    /// The line from 1; 0 for the file as a whole.
    public var line: Int
    /// The column from 1, counted in characters.
    public var column: Int
    /// What is wrong.
    public var reason: Reason

    /// Makes a fault.
    public init(file: String, line: Int, column: Int, reason: Reason) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }

    /// The fault in one line, for an expression in three: place, what is wrong, what to do.
    public var description: String {
        line > 0 ? "\(file):\(line):\(column): \(wording)" : "\(file): \(wording)"
    }

    private var wording: String {
        switch reason {
        case .syntax(let text): text
        case .indirection(let kind):
            "\(kind) is not allowed in configuration: write the value out, or quote it"
        case .tooLarge(let limit): "the file goes beyond \(limit)"
        case .unknownKey(let key, let suggestion): "unknown key '\(key)'" + hint(suggestion)
        case .missingKey(let key): "the key '\(key)' is missing"
        case .expected(let kind, let found): "expected \(kind), found \(found)"
        case .unknownValue(let value, let allowed):
            "'\(value)' is not allowed here: expected one of "
                + allowed.map { "'\($0)'" }.joined(separator: ", ")
        case .unknownName(let name, let kind, let suggestion):
            "there is no \(kind) '\(name)'" + hint(suggestion)
        case .duplicate(let name): "'\(name)' is there twice"
        case .missingTranslation(let language): "the text has no translation for '\(language)'"
        case .expression(let fault): "\(fault)\n" + fault.caretLines()
        case .contradiction(let text): text
        }
    }

    private func hint(_ suggestion: String?) -> String {
        suggestion.map { "; did you mean '\($0)'?" } ?? ""
    }
}

/// All faults of a configuration, in the order of their places.
public struct ConfigurationFaults: Error, Sendable, Equatable {
    /// The faults; never empty.
    public var faults: [ConfigurationFault]

    /// Makes the error of its faults.
    public init(_ faults: [ConfigurationFault]) {
        self.faults = faults
    }
}
