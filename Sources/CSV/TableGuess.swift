/// The delimiter, quote, line end and header that a text seems to have.
struct TableGuess {
    private(set) var dialect = Dialect()
    private(set) var titleLines = 0
    private(set) var columnCount = 0
    private(set) var score = 0
    private(set) var reasons: [GuessReason] = []

    /// The value of a table of one column: what a delimiter must exceed.
    private static let oneColumn = 50
    /// How many rows chance could have made alike.
    private static let few = 3

    /// Tries what may be, and keeps the best; of equals the first.
    init(_ text: [UInt8]) {
        let trials = Self.dialects(for: text).map { TableTrial($0, text) }
        guard let first = trials.first, first.rowCount > 0 else {
            reasons = [.empty]
            return
        }
        let best = trials.dropFirst().reduce(first) { $1.value > $0.value ? $1 : $0 }
        if best.value > Self.oneColumn {
            take(best, text)
        } else {
            takeOneColumn(first, text)
        }
        if first.rowCount < Self.few {
            score = min(score, 60)
            reasons.append(.fewRows(first.rowCount))
        }
    }

    private static func dialects(for text: [UInt8]) -> [Dialect] {
        let hasPairs = zip(text, text.dropFirst()).contains {
            $0 == (Ascii.carriageReturn, Ascii.lineFeed)
        }
        let hasEscapes = zip(text, text.dropFirst()).contains { $0 == (0x5C, Ascii.quote) }
        var quotes: [(quote: UInt8?, escape: UInt8?)] = [(Ascii.quote, nil)]
        if hasEscapes { quotes.append((Ascii.quote, 0x5C)) }
        quotes += [(nil, nil), (0x27, nil)]
        var dialects: [Dialect] = []
        for lineEnd in hasPairs ? [LineEnd.any, .crlf] : [.any] {
            for (quote, escape) in quotes {
                dialects += CellShape.delimiters.map { delimiter in
                    Dialect(
                        delimiter: [delimiter],
                        quote: quote,
                        escape: escape,
                        header: false,
                        lineEnd: lineEnd
                    )
                }
            }
        }
        return dialects
    }

    private mutating func take(_ trial: TableTrial, _ text: [UInt8]) {
        dialect = trial.dialect
        dialect.header = true
        dialect.headerRows = [trial.headerRow]
        dialect.skipInitialSpace = trial.hasSpaces
        titleLines = trial.headerLine - 1
        columnCount = trial.width
        score = min(trial.value, 100)
        reasons = [.columns(trial.width, rows: trial.matches, of: trial.tableRows)]
        if trial.hasSpaces { reasons.append(.spacesAfterDelimiters) }
        if trial.quotedCells > 0 { reasons.append(.quotedCells(trial.quotedCells)) }
        if dialect.quote == nil, text.contains(Ascii.quote) { reasons.append(.quotesInText) }
        if dialect.escape != nil { reasons.append(.backslashes) }
        countLineEnds(text)
        if titleLines > 0 { reasons.append(.titles(lines: titleLines)) }
        if trial.hasDoubtfulHeader { reasons.append(.doubtfulHeader) }
    }

    private mutating func takeOneColumn(_ trial: TableTrial, _ text: [UInt8]) {
        dialect.headerRows = [trial.firstRow]
        titleLines = trial.firstLine - 1
        columnCount = 1
        score = Self.oneColumn
        reasons = [.oneColumn]
        countLineEnds(text)
        if titleLines > 0 { reasons.append(.titles(lines: titleLines)) }
    }

    /// Counts line ends outside quotes; one kind alone becomes that of the dialect.
    private mutating func countLineEnds(_ text: [UInt8]) {
        let counts = LineEndCounts(text, quote: dialect.quote)
        reasons.append(.lineEnds(crlf: counts.crlf, lf: counts.lf, cr: counts.cr))
        if dialect.lineEnd == .any { dialect.lineEnd = counts.only ?? .any }
    }
}
