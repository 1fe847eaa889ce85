public import Expressions

/// A fault in a configuration file, with its place.
public struct ConfigurationFault: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
        /// The file is no YAML or JSON; the parser's words.
        case syntax(String)
        /// An anchor, alias, tag, merge key or directive, which configuration may not use.
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
        /// Something that the standard or the contract knows, and this version does not.
        case unsupported(String, instead: String)
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
}

/// All faults of a configuration: file by file, in the order of their places.
public struct ConfigurationFaults: Error, Sendable, Equatable {
    /// The faults; never empty.
    public let faults: [ConfigurationFault]

    /// Makes the error of its faults, of which there must be one at least.
    public init(_ faults: [ConfigurationFault]) {
        precondition(!faults.isEmpty, "an error has a cause")
        self.faults = faults
    }

    /// Makes the error of a single fault.
    public init(_ fault: ConfigurationFault) {
        faults = [fault]
    }
}
