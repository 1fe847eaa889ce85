/// Reads one row, and remembers the quotes that may have swallowed what follows.
///
/// Once a quote was out of place, a row may span few more lines only. Without that a file could
/// make each of its rows read far ahead in vain; with it the work is linear: what is read from a
/// line that opens a quote ends, at the latest, with the next line that does.
struct RowScan {
    private static let linesAfterFault = 16

    /// Where the reading stands; after `read` the beginning of the next row.
    private(set) var position: Position
    private(set) var cells: [Cell] = []
    private(set) var faults: [RowFault] = []
    /// The quotes whose fields span lines, in order; the last one never closed if `isUnclosed`.
    private(set) var openings: [OpenedQuote] = []
    private(set) var isUnclosed = false
    /// The field that holds the byte asked for, as a fault of that field.
    private(set) var brokenField: RowFault?

    private let syntax: Syntax
    private let limits: Limits
    private let brokenByte: Int
    private let end: Int
    private var linesLeft: Int

    /// Prepares to read a row.
    ///
    /// `lines` is how many lines it may span beside its first; `brokenByte` the offset of a byte
    /// whose field is wanted.
    init(
        _ syntax: Syntax,
        limits: Limits,
        from position: Position,
        lines: Int = .max,
        brokenByte: Int = .max
    ) {
        self.syntax = syntax
        self.limits = limits
        self.position = position
        self.brokenByte = brokenByte
        let rest = syntax.bytes.count - position.offset
        end = position.offset + min(rest, limits.rowBytes)
        linesLeft = lines
    }

    /// Whether a quote in the row is out of place.
    var hasQuoteFault: Bool {
        isUnclosed || faults.contains(where: \.kind.concernsQuotes)
    }

    private var column: Int { cells.count + 1 }

    /// Reads the row up to and including its line end, or until a quote proves to be unclosed.
    mutating func read() {
        while true {
            readField()
            if isUnclosed || position.offset >= syntax.bytes.count { return }
            let length = syntax.lineEndLength(at: position.offset)
            if length > 0 {
                position = Position(offset: position.offset + length, line: position.line + 1)
                return
            }
            guard position.offset < end, cells.count < limits.columns else {
                return leaveTooLong()
            }
            position.offset += syntax.delimiter.count
        }
    }

    private mutating func readField() {
        if syntax.skipsInitialSpace {
            skipSpace()
        }
        if position.offset < end, syntax.bytes[position.offset] == syntax.quote {
            readQuoted()
        } else {
            readText(FieldText(line: position.line, at: position.offset))
        }
    }

    private mutating func skipSpace() {
        while position.offset < end, !syntax.hasDelimiter(at: position.offset) {
            let byte = syntax.bytes[position.offset]
            guard byte == Ascii.space || byte == Ascii.tab else { return }
            position.offset += 1
        }
    }

    /// Reads what stands outside quotes, up to the end of the field.
    private mutating func readText(_ begun: FieldText) {
        var field = begun
        let start = position.offset
        while true {
            position.offset = syntax.nextMark(from: position.offset, before: end)
            guard position.offset < end, !syntax.endsField(at: position.offset) else { break }
            let byte = syntax.bytes[position.offset]
            if byte == syntax.escape, syntax.escapes(at: position.offset) {
                field.take(syntax.bytes, upTo: position.offset, skipping: 1)
                position.offset += 1
            } else if byte == syntax.quote, !field.isQuoted {
                note(.quoteInText, line: field.line)
            } else if syntax.isInnerBreak(byte) {
                position.line += 1
            }
            position.offset += 1
        }
        field.take(syntax.bytes, upTo: position.offset)
        if !field.isQuoted, syntax.isNull(start..<position.offset) {
            field.becomeNull()
        }
        add(field)
    }

    /// Reads from an opening quote to its closing quote, and what follows that.
    private mutating func readQuoted() {
        position.offset += 1
        var field = FieldText(line: position.line, at: position.offset, isQuoted: true)
        var following: Position?
        while true {
            position.offset = syntax.nextMark(from: position.offset, before: end)
            guard position.offset < end else { break }
            let byte = syntax.bytes[position.offset]
            if byte == syntax.quote {
                guard syntax.doublesQuote(at: position.offset) else {
                    return close(field, following: following)
                }
                field.take(syntax.bytes, upTo: position.offset + 1, skipping: 1)
                position.offset += 2
            } else if byte == syntax.escape {
                field.take(syntax.bytes, upTo: position.offset, skipping: 1)
                position.offset += syntax.escapes(at: position.offset) ? 2 : 1
            } else if Syntax.isBreak(byte) {
                let isTooLong = field.length(upTo: position.offset) > limits.fieldBytes
                guard passBreak() else { continue }
                following = following ?? position
                guard linesLeft > 0, !isTooLong else { break }
                linesLeft -= 1
            } else {
                position.offset += 1
            }
        }
        leaveUnclosed(field, following: following)
    }

    /// Steps over a CR or LF inside quotes, and tells whether it would have ended a row outside.
    private mutating func passBreak() -> Bool {
        let length = syntax.lineEndLength(at: position.offset)
        if length > 0 || syntax.isInnerBreak(syntax.bytes[position.offset]) {
            position.line += 1
        }
        position.offset += max(length, 1)
        return length > 0
    }

    /// Ends a quoted field at its closing quote, if it was that.
    private mutating func close(_ quoted: FieldText, following: Position?) {
        var field = quoted
        field.take(syntax.bytes, upTo: position.offset)
        position.offset += 1
        if let following {
            guard syntax.endsField(at: position.offset), field.value.count <= limits.fieldBytes
            else { return leaveUnclosed(field, following: following) }
            openings.append(OpenedQuote(column: column, line: field.line, following: following))
            add(field)
        } else if syntax.endsField(at: position.offset) {
            add(field)
        } else {
            note(.textAfterQuote, line: field.line)
            readText(field)
        }
    }

    private mutating func leaveUnclosed(_ field: FieldText, following: Position?) {
        isUnclosed = true
        let next = following ?? syntax.nextLine(after: position)
        openings.append(OpenedQuote(column: column, line: field.line, following: next))
    }

    /// Skips the rest of a row's line; the fault is that of the field which the limit cuts.
    private mutating func leaveTooLong() {
        if !syntax.hasDelimiter(at: position.offset), let cut = cells.last {
            let fault = RowFault(kind: .rowTooLong, line: cut.line, column: cells.count)
            faults.append(fault)
        } else {
            note(.rowTooLong, line: position.line)
        }
        position = syntax.nextLine(after: position)
    }

    private mutating func add(_ whole: FieldText) {
        var field = whole
        if field.value.count > limits.fieldBytes {
            note(.fieldTooLong, line: field.line)
            field.cut(to: limits.fieldBytes)
        }
        for kind in field.forbiddenCharacters {
            note(kind, line: field.line)
        }
        if brokenField == nil, brokenByte < position.offset {
            brokenField = RowFault(kind: .brokenBytes, line: field.line, column: column)
        }
        cells.append(
            Cell(
                value: field.value,
                line: field.line,
                isQuoted: field.isQuoted,
                isNull: field.isNull
            )
        )
    }

    /// Notes a fault of the field that is read, once.
    private mutating func note(_ kind: RowFault.Kind, line: Int) {
        let fault = RowFault(kind: kind, line: line, column: column)
        guard faults.last != fault else { return }
        faults.append(fault)
        if kind.concernsQuotes {
            linesLeft = min(linesLeft, RowScan.linesAfterFault)
        }
    }
}
