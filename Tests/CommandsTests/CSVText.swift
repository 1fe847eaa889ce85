import Testing

/// Separated values, read and written the slow and obvious way.
enum CSVText {
    /// Splits a text into rows of cells; a quoted cell may hold separators, quotes and line breaks.
    static func rows(_ text: String, separator: Unicode.Scalar = ",") -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var wasQuote = false
        for scalar in text.unicodeScalars {
            if isQuoted && !wasQuote {
                if scalar == "\"" { wasQuote = true } else { cell.append(scalar) }
                continue
            }
            if wasQuote && scalar == "\"" {
                cell.append(scalar)
                wasQuote = false
                continue
            }
            if wasQuote { (isQuoted, wasQuote) = (false, false) }
            switch scalar {
            case "\"" where cell.isEmpty: isQuoted = true
            case separator, "\n":
                row.append(String(cell))
                cell = String.UnicodeScalarView()
                if scalar == "\n" {
                    rows.append(row)
                    row = []
                }
            case "\r": continue
            default: cell.append(scalar)
            }
        }
        if !row.isEmpty || !cell.isEmpty { rows.append(row + [String(cell)]) }
        return rows
    }

    /// Reads the records of a table that begins with a header, each as its cells by name.
    static func records(
        _ text: String,
        separator: Unicode.Scalar = ","
    ) throws -> [[String: String]] {
        let rows = rows(text, separator: separator)
        let header = try #require(rows.first)
        return try rows.dropFirst().map { row in
            try #require(row.count == header.count)
            return Dictionary(uniqueKeysWithValues: zip(header, row))
        }
    }

    /// Writes rows of cells; only what needs it is quoted.
    static func text(_ rows: [[String]], separator: String, lineEnd: String) -> String {
        rows.map { row in
            row.map { cell in
                let needsQuotes = ["\"", "\n", "\r", separator].contains { cell.contains($0) }
                return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
            }
            .joined(separator: separator) + lineEnd
        }
        .joined()
    }
}
