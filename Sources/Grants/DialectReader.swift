import CSV

/// Reads a Table Dialect (Data Package 2.0).
struct DialectReader {
    let log: ConfigurationReader.Log

    private static let otherFormats = [
        "property", "itemType", "itemKeys", "sheetNumber", "sheetName", "table",
    ]

    func dialect(_ reader: ConfigurationReader) -> Dialect {
        var dialect = Dialect()
        // The null sequence is a missing value, which the table reads.
        reader.allow([
            "$schema", "name", "title", "description", "csvddfVersion", "nullSequence",
        ])
        if let node = reader.optional("delimiter"), let text = reader.text(of: node) {
            checkDelimiter(text, at: node)
            dialect.delimiter = Array(text.utf8)
        }
        if let node = reader.optional("quoteChar") { dialect.quote = byte(node) }
        if let node = reader.optional("escapeChar") { dialect.escape = byte(node) }
        dialect.doubleQuote = reader.boolean("doubleQuote") ?? true
        dialect.skipInitialSpace = reader.boolean("skipInitialSpace") ?? false
        readHeader(reader, &dialect)
        dialect.commentRows = rows("commentRows", reader)
        dialect.commentPrefix = reader.text("commentChar").map { Array($0.utf8) }
        if let node = reader.optional("lineTerminator") { dialect.lineEnd = lineEnd(node) }
        checkCharacters(dialect, at: reader.node)
        if reader.boolean("caseSensitiveHeader") == false {
            let instead = "headers are read in the letter case declared"
            log.note(.unsupported("caseSensitiveHeader: false", instead: instead), at: reader.node)
        }
        reader.refuse(Self.otherFormats, instead: "Grantline reads delimited text")
        reader.finishTolerantly()
        return dialect
    }

    private func readHeader(_ reader: ConfigurationReader, _ dialect: inout Dialect) {
        dialect.header = reader.boolean("header") ?? true
        dialect.headerJoin = reader.text("headerJoin") ?? " "
        guard let node = reader.optional("headerRows") else { return }
        dialect.headerRows = rows("headerRows", reader)
        if case .list([]) = node.value, dialect.header {
            log.note(.expected("at least one row; or say 'header: false'", found: "none"), at: node)
        }
        if !dialect.header {
            log.note(
                .contradiction("'headerRows' and 'header: false' exclude each other"),
                at: node
            )
        }
    }

    private func rows(_ key: String, _ reader: ConfigurationReader) -> [Int] {
        reader.list(key).compactMap { reader.integer(of: $0, in: 1...100_000) }
    }

    private func byte(_ node: ConfigurationNode) -> UInt8? {
        if case .scalar(let text, _) = node.value, let byte = text.utf8.first, text.utf8.count == 1,
            byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r")
        {
            return byte
        }
        log.note(.expected("one ASCII character", found: node.kind), at: node)
        return nil
    }

    private func checkDelimiter(_ text: String, at node: ConfigurationNode) {
        guard text.utf8.contains(where: { "\r\n".utf8.contains($0) }) else { return }
        log.note(.expected("a delimiter without line ends", found: quoted(text)), at: node)
    }

    private func checkCharacters(_ dialect: Dialect, at node: ConfigurationNode) {
        for special in [dialect.quote, dialect.escape].compactMap(\.self)
        where dialect.delimiter.contains(special) {
            let text = "the delimiter cannot hold the quote or escape character"
            log.note(.contradiction(text), at: node)
        }
    }

    private func lineEnd(_ node: ConfigurationNode) -> LineEnd {
        switch node.value {
        case .scalar("\n", _): return .lf
        case .scalar("\r", _): return .cr
        case .scalar("\r\n", _): return .crlf
        default:
            let expected = #"one of "\n", "\r", "\r\n" in double quotes"#
            log.note(.expected(expected, found: node.kind), at: node)
            return .any
        }
    }
}
