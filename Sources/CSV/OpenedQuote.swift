/// A quote that was opened and not closed on its line.
struct OpenedQuote {
    /// The number of its field, from 1.
    let column: Int
    /// The physical line it stands on.
    let line: Int
    /// The beginning of the line after it.
    let following: Position
}
