import CSV

/// Figures as `results.csv`.
public enum ResultsText {
    /// The header of `results.csv`.
    public static let header = [
        "pack", "indicator", "period", "span", "breakdown", "category", "value", "unit", "status",
    ]

    /// Writes figures in their order.
    public static func bytes(of figures: [Figure]) -> [UInt8] {
        var writer = Writer()
        writer.append(header)
        for figure in figures {
            writer.append(figure.key.columns + [figure.value, figure.unit, figure.status.rawValue])
        }
        return writer.bytes
    }

    /// Reads figures.
    ///
    /// - Throws: `StageFileFault` where the bytes are no `results.csv`.
    public static func figures(_ bytes: [UInt8], file: String) throws(StageFileFault) -> [Figure] {
        var figures: [Figure] = []
        for (line, cells) in try StageRows(bytes, header: header, file: file).rows {
            guard HalfYear(cells[2]) != nil, let span = SpanKind(rawValue: cells[3]),
                cells[6].isEmpty || isDecimal(cells[6]),
                let status = Figure.Status(rawValue: cells[8])
            else { throw StageFileFault(file: file, line: line) }
            let key = Figure.Key(
                pack: cells[0],
                indicator: cells[1],
                period: cells[2],
                span: span,
                breakdown: cells[4],
                category: cells[5]
            )
            figures.append(Figure(key: key, value: cells[6], unit: cells[7], status: status))
        }
        return figures
    }

    /// Tells whether a text is a decimal number such as `-12.50`, of any length.
    private static func isDecimal(_ text: String) -> Bool {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.utf8.split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false
        )
        return parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }
}
