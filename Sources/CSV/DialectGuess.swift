/// What a file's encoding and dialect seem to be, with the evidence.
///
/// The same bytes always give the same guess. It is for people, who look at it before they declare
/// anything: nothing is ever read by a guess alone.
public struct DialectGuess: Equatable, Sendable {
    /// How many bytes are looked at unless told otherwise.
    public static let sampleSize = 1 << 16

    /// The encoding.
    public var encoding: Encoding
    /// The delimiter, quote, escape, line end, and the row of the header; the rest is the default.
    public var dialect: Dialect
    /// How many lines stand before the header.
    public var titleLines: Int
    /// How many cells most rows have; 0 where there is no row.
    public var columnCount: Int
    /// How sure it is: 0 not at all, 100 without any doubt.
    public var score: Int
    /// The evidence, encoding first.
    public var reasons: [GuessReason]

    /// Looks at the beginning of a file.
    ///
    /// - Parameters:
    ///   - bytes: The file, or its beginning.
    ///   - sampleSize: How many bytes are looked at; of what was cut off, the last line is left out.
    public init(_ bytes: [UInt8], sampleSize: Int = DialectGuess.sampleSize) {
        let sample = Array(bytes.prefix(sampleSize))
        let isCut = sample.count < bytes.count
        let encoding = EncodingGuess(sample, isCut: isCut)
        var text = DecodedText(sample, encoding: encoding.encoding)
        if isCut, let last = text.bytes.lastIndex(where: Syntax.isBreak) {
            text.bytes.removeSubrange((last + 1)...)
        }
        let isText = !encoding.reasons.contains(.workbook)
        let table = TableGuess(isText ? text.bytes : [])
        self.encoding = encoding.encoding
        dialect = table.dialect
        titleLines = table.titleLines
        columnCount = table.columnCount
        score = min(encoding.score, table.score)
        reasons = encoding.reasons + (isText ? table.reasons : [])
    }
}
