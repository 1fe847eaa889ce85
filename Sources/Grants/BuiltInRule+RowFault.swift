public import CSV

extension BuiltInRule {
    /// The rule that a fault of a row breaks.
    public init(_ kind: RowFault.Kind) {
        self =
            switch kind {
            case .unclosedQuote, .textAfterQuote, .quoteInText: .quoteError
            case .brokenBytes: .encodingError
            case .nulByte, .controlCharacter: .controlCharacter
            case .fieldTooLong, .rowTooLong: .maxLength
            }
    }
}
