import CSV

extension SlowReader {
    /// Reads the fields of one row.
    struct Scan {
        /// A quoted field that has more than one line.
        struct Opening {
            var column: Int
            var line: Int
            /// The beginning of the line after the quote's.
            var next: Place
        }

        private enum State {
            case start
            case text
            case quoted
            case closed
            case done
        }

        private(set) var place: Place
        private(set) var fields: [Field] = []
        /// Where each field ends.
        private(set) var ends: [Int] = []
        private(set) var faults: [RowFault] = []
        private(set) var openings: [Opening] = []
        /// Whether the last quote was never closed.
        private(set) var isOpen = false

        private let reader: SlowReader
        private let quote: Unicode.Scalar?
        private let escape: Unicode.Scalar?
        private let doubles: Bool
        private var lines: Int
        private var state = State.start
        private var field = Field()
        private var written = ""
        private var secondLine: Place?

        init(_ reader: SlowReader, from place: Place, lines: Int) {
            self.reader = reader
            self.place = place
            self.lines = lines
            let dialect = reader.dialect
            quote = dialect.quote.map { Unicode.Scalar($0) }
            let escape = dialect.escape.map { Unicode.Scalar($0) }
            self.escape = escape == quote ? nil : escape
            doubles = dialect.doubleQuote || escape == quote && quote != nil
        }

        mutating func run() {
            while state != .done {
                switch state {
                case .start: begin()
                case .text: readText()
                case .quoted: readQuoted()
                case .closed: readAfterQuote()
                case .done: break
                }
            }
        }

        private var character: Unicode.Scalar? { scalar(0) }

        private func scalar(_ ahead: Int) -> Unicode.Scalar? {
            let index = place.index + ahead
            return index < reader.text.count ? reader.text[index].scalar : nil
        }

        private var isDelimiter: Bool {
            !reader.dialect.delimiter.isEmpty && character != nil
                && reader.stands(reader.dialect.delimiter, at: place.index)
        }

        private var isEnd: Bool {
            character == nil || isDelimiter || reader.lineEnd(at: place.index) > 0
        }

        /// The character that an escape here would take the meaning from: none at a line end.
        private var escaped: Unicode.Scalar? {
            guard let next = scalar(1), next != "\r", next != "\n" else { return nil }
            return next
        }

        private mutating func begin() {
            if reader.dialect.skipInitialSpace, !isDelimiter, character == " " || character == "\t"
            {
                place.index += 1
                return
            }
            field = Field(line: place.line)
            written = ""
            secondLine = nil
            if let quote, character == quote {
                field.isQuoted = true
                place.index += 1
                state = .quoted
            } else {
                state = .text
            }
        }

        private mutating func take(_ scalar: Unicode.Scalar) {
            field.value.unicodeScalars.append(scalar)
        }

        private mutating func readText() {
            guard !isEnd, let character else { return end() }
            written.unicodeScalars.append(character)
            if character == escape, let escaped {
                written.unicodeScalars.append(escaped)
                take(escaped)
                place.index += 2
                return
            }
            if character == quote, !field.isQuoted { note(.quoteInText) }
            if reader.isInnerLine(place.index) { place.line += 1 }
            take(character)
            place.index += 1
        }

        private mutating func readQuoted() {
            guard let character else { return leaveOpen() }
            if character == quote {
                if doubles, scalar(1) == quote {
                    take(character)
                    place.index += 2
                } else {
                    place.index += 1
                    state = .closed
                }
            } else if character == escape {
                if let escaped { take(escaped) }
                place.index += escaped == nil ? 1 : 2
            } else {
                readInside(character)
            }
        }

        private mutating func readInside(_ character: Unicode.Scalar) {
            let length = reader.lineEnd(at: place.index)
            if length > 0 || reader.isInnerLine(place.index) { place.line += 1 }
            take(character)
            if length == 2, let second = scalar(1) { take(second) }
            place.index += max(length, 1)
            guard length > 0 else { return }
            secondLine = secondLine ?? place
            if lines == 0 { return leaveOpen() }
            lines -= 1
        }

        private mutating func readAfterQuote() {
            if isEnd {
                if let secondLine {
                    openings.append(
                        Opening(column: fields.count + 1, line: field.line, next: secondLine)
                    )
                }
                end()
            } else if secondLine != nil {
                leaveOpen()
            } else {
                note(.textAfterQuote)
                if let quote { take(quote) }
                state = .text
            }
        }

        private mutating func leaveOpen() {
            isOpen = true
            let next = secondLine ?? place
            openings.append(Opening(column: fields.count + 1, line: field.line, next: next))
            state = .done
        }

        private mutating func end() {
            if !field.isQuoted, let null = reader.dialect.nullSequence,
                Array(written.utf8) == null
            {
                field.isNull = true
                field.value = ""
            }
            let scalars = field.value.unicodeScalars
            if scalars.contains("\0") { note(.nulByte) }
            if scalars.contains(where: {
                $0 > "\0" && $0 < " " && !"\t\n\r".unicodeScalars.contains($0)
            }
            ) {
                note(.controlCharacter)
            }
            fields.append(field)
            ends.append(place.index)
            let length = reader.lineEnd(at: place.index)
            if isDelimiter {
                let delimiter = String(decoding: reader.dialect.delimiter, as: UTF8.self)
                place.index += delimiter.unicodeScalars.count
                state = .start
            } else {
                if length > 0 { place = Place(index: place.index + length, line: place.line + 1) }
                state = .done
            }
        }

        /// Notes a fault of the field, once; after a quote out of place a row may have 16 more
        /// lines.
        private mutating func note(_ kind: RowFault.Kind) {
            let fault = RowFault(kind: kind, line: field.line, column: fields.count + 1)
            guard !faults.contains(fault) else { return }
            faults.append(fault)
            if kind == .quoteInText || kind == .textAfterQuote { lines = min(lines, 16) }
        }
    }
}
