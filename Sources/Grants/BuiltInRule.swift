/// The rules that need no declaration.
public enum BuiltInRule: String, Sendable, CaseIterable {
    /// A file that is no delimited text with a header.
    case formatError = "format-error"
    /// A declared column that the header lacks.
    case missingLabel = "missing-label"
    /// A declared column that the header has twice.
    case duplicateLabel = "duplicate-label"
    /// A row without any value.
    case blankRow = "blank-row"
    /// A record with fewer cells than the header.
    case missingCell = "missing-cell"
    /// A record with more cells than the header.
    case extraCell = "extra-cell"
    /// A row that says what the header says.
    case repeatedHeader = "repeated-header"
    /// A line under the header that is no record and is not declared.
    case secondHeader = "second-header"
    /// A column that the descriptor does not declare.
    case extraLabel = "extra-label"
    /// A column with values and without a header.
    case blankLabel = "blank-label"
    /// Bytes that the declared encoding does not know.
    case encodingError = "encoding-error"
    /// A quote that is not closed, or stands where none may.
    case quoteError = "quote-error"
    /// A control character, which no document can carry.
    case controlCharacter = "control-character"
    /// A value that is not of the field's type.
    case typeError = "type-error"
    /// A required value that is missing.
    case required
    /// A value outside the field's list.
    case `enum`
    /// A value that does not have the field's form.
    case pattern
    /// A value below the least allowed.
    case minimum
    /// A value above the greatest allowed.
    case maximum
    /// A text shorter than allowed.
    case minLength = "min-length"
    /// A text longer than allowed.
    case maxLength = "max-length"
    /// A value that an earlier record bears already.
    case unique
    /// A reference to a record that is not in the export.
    case foreignKey = "foreign-key"
    /// A reference to a record that does not count.
    case parentRejected = "parent-rejected"
    /// A reference to a record that counts in grand totals only.
    case parentIncomplete = "parent-incomplete"
    /// A letter of another alphabet that looks like the right one.
    case lookAlike = "look-alike"
    /// A footer that is missing or counts other than what was read.
    case footerCount = "footer-count"
    /// Outer blanks that were taken off.
    case mendedBlank = "mended-blank"
    /// Letter case that was brought to the list's.
    case mendedCase = "mended-case"
    /// No-break spaces that were made plain.
    case mendedSpace = "mended-space"
    /// Letters in another Unicode form that were brought to the list's.
    case mendedForm = "mended-form"
    /// A rule of the grant that could not be evaluated.
    case brokenRule = "broken-rule"
    /// A waiver that cannot be understood.
    case waiverFault = "waiver-fault"
    /// A waiver that holds no longer.
    case waiverExpired = "waiver-expired"
    /// A waiver of what is not found.
    case waiverUnused = "waiver-unused"
    /// Zeros in front of an identifier that were put back.
    case mendedZero = "mended-zero"
    /// A day after the data's day.
    case afterAsOf = "after-as-of"

    /// Whether its findings are about one field of one record.
    public var isOfCell: Bool {
        switch self {
        case .controlCharacter, .typeError, .required, .enum, .pattern, .minimum, .maximum,
            .minLength, .maxLength, .unique, .foreignKey, .lookAlike, .afterAsOf:
            true
        default: false
        }
    }
}
