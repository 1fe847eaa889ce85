import CSV

/// Reads a Table Dialect (Data Package 2.0).
struct DialectReader {
    let log: ConfigurationReader.Log

    func dialect(_ reader: ConfigurationReader) -> Dialect {
        var dialect = Dialect()
        for key in ["$schema", "name", "title", "description", "caseSensitiveHeader"] {
            _ = reader.optional(key)
        }
        if let delimiter = reader.text("delimiter") { dialect.delimiter = Array(delimiter.utf8) }
        if let node = reader.optional("quoteChar") { dialect.quote = byte(node) }
        if let escape = reader.optional("escapeChar") { dialect.escape = byte(escape) }
        dialect.doubleQuote = reader.boolean("doubleQuote") ?? true
        dialect.skipInitialSpace = reader.boolean("skipInitialSpace") ?? false
        dialect.header = reader.boolean("header") ?? true
        if reader.optional("headerRows") != nil { dialect.headerRows = rows("headerRows", reader) }
        dialect.headerJoin = reader.text("headerJoin") ?? " "
        dialect.commentRows = rows("commentRows", reader)
        dialect.commentPrefix = reader.text("commentChar").map { Array($0.utf8) }
        if let node = reader.optional("lineTerminator") { dialect.lineEnd = lineEnd(node) }
        refuseWhatIsNotDelimitedText(reader)
        reader.finishTolerantly()
        return dialect
    }

    private func byte(_ node: ConfigurationNode) -> UInt8? {
        if case .scalar(let text, _) = node.value, text.utf8.count == 1 { return text.utf8.first }
        log.note(.expected("one ASCII character", found: node.kind), at: node)
        return nil
    }

    private func rows(_ key: String, _ reader: ConfigurationReader) -> [Int] {
        reader.list(key).compactMap { reader.integer(of: $0, in: 1...100_000) }
    }

    private func lineEnd(_ node: ConfigurationNode) -> LineEnd {
        switch node.value {
        case .scalar("\n", _): return .lf
        case .scalar("\r", _): return .cr
        case .scalar("\r\n", _): return .crlf
        default:
            log.note(
                .expected(#"one of "\n", "\r", "\r\n" in double quotes"#, found: node.kind),
                at: node
            )
            return .any
        }
    }

    private func refuseWhatIsNotDelimitedText(_ reader: ConfigurationReader) {
        for key in ["nullSequence", "property", "itemType", "itemKeys", "sheetNumber", "sheetName",
            "table"]
        {
            guard let node = reader.optional(key) else { continue }
            log.note(.contradiction("'\(key)' is not supported: Grantline reads CSV"), at: node)
        }
    }
}
