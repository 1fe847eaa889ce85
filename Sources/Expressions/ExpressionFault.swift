/// What is wrong with an expression, and where.
public struct ExpressionFault: Error, Hashable, Sendable {
    /// The kinds of faults, with what is needed to mend them.
    public enum Reason: Hashable, Sendable {
        /// A character that the language does not use outside of texts.
        case unexpectedCharacter(Unicode.Scalar)
        /// A part of the expression where another one must stand, both in words.
        case unexpectedToken(found: String, expected: String)
        /// A name where only a word such as `when` can stand, and the word that was probably meant.
        case unknownWord(String, suggestion: String)
        /// A text whose closing quote is missing.
        case unterminatedText
        /// An escape of `like` that is not one character.
        case badEscape
        /// A pattern in which the escape stands before a character that needs none, or at the end.
        case needlessEscape(String)
        /// `--` or `/*`, by which SQL begins a comment.
        case comment
        /// A name that is no field, table or constant here.
        case unknownName(String, suggestion: String?)
        /// A text that is no code of the field with which it is compared.
        case unknownCode(String, field: String, codes: [String], suggestion: String?)
        /// A table to which more than one relation leads.
        case ambiguousName(String)
        /// A name before a parenthesis that is no function.
        case unknownFunction(String, suggestion: String?)
        /// Too few or too many arguments; no most means any number of them.
        case wrongArgumentCount(function: String, least: Int, most: Int?, found: Int)
        /// A value where a plain number must stand, in words.
        case notLiteral(expected: String)
        /// A limit of a band that is not greater than the one before it.
        case notIncreasing
        /// A value of a type that cannot be used here.
        case typeMismatch(expected: [ValueType], found: ValueType)
        /// Two values of different types.
        case notComparable(ValueType, ValueType)
        /// A table without a relation to the one whose records are judged.
        case unrelatedTable(String, scope: String?)
        /// A field of a table that only a sub-query can read here.
        case tableOutOfScope(String)
        /// A sub-query within another one, by the name of its function.
        case nestedQuery(String)
        /// A date that is not of the form YYYY-MM-DD, or not in the calendar.
        case badDate(String)
        /// A number that is malformed or has too many digits.
        case badNumber(String)
        /// More levels than allowed, which is the number given.
        case tooDeep(limit: Int)
        /// More bytes than allowed, which is the number given.
        case tooLong(limit: Int)
    }

    /// What is wrong.
    public var reason: Reason
    /// Where it begins: the number of Unicode scalars of the source before it.
    public var offset: Int
    /// The whole expression.
    public var source: String

    /// Makes a fault.
    public init(reason: Reason, offset: Int, source: String) {
        self.reason = reason
        self.offset = offset
        self.source = source
    }
}
