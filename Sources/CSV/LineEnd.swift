/// What ends a row outside quotes.
public enum LineEnd: Equatable, Sendable {
    /// CRLF, LF or a lone CR, whichever comes, also mixed.
    case any
    /// LF only; a CR belongs to the field.
    case lf
    /// CRLF only; a lone CR or LF belongs to the field.
    case crlf
    /// CR only; an LF belongs to the field.
    case cr
}
