import CSV
import TestSupport
import Testing

struct ReaderRandomTests {
    private static let pieces = [
        "a", "бг", "1", " ", ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "\t", "'", "\u{301}", "😀",
        "",
        "\u{200D}", "note", "\\", "|",
    ]

    private func table(_ generator: inout SeededGenerator, columns: Int) -> [[String]] {
        (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            (0..<columns).map { _ in
                (0..<Int.random(in: 0...4, using: &generator))
                    .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            }
        }
    }

    @Test("what the writer writes the reader reads, as the slow reader does", arguments: 0..<300)
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let columns = Int.random(in: 2...6, using: &generator)
        let table = table(&generator, columns: columns)
        var writer = Writer()
        for fields in table { writer.append(fields) }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let slow = SlowReader(text, dialect: Dialect(header: false)).rows
        for count in [nil, columns] {
            let rows = readAll(text, dialect: Dialect(header: false), columns: count).rows
            #expect(rows.allFaults.isEmpty)
            #expect(
                rows.map { $0.strings.map { Array($0.utf8) } }
                    == table.map { $0.map { Array($0.utf8) } }
            )
            #expect(rows.map(SlowReader.Row.init) == slow)
            #expect(rows.map(\.row) == Array(1...rows.count))
        }
    }

    @Test("other dialects read as the slow reader does", arguments: 0..<300)
    func dialects(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let delimiter = try #require([",", ";", "\t", "¦"].randomElement(using: &generator))
        let quote = try #require(["\"", "'"].randomElement(using: &generator))
        let columns = Int.random(in: 2...5, using: &generator)
        let lines = table(&generator, columns: columns).map { fields in
            let written = fields.map { field in
                let marks = Array((delimiter + quote + "\r\n").unicodeScalars)
                let mustQuote = field.unicodeScalars.contains { marks.contains($0) }
                guard mustQuote || Bool.random(using: &generator) else { return field }
                let doubled = field.unicodeScalars.map {
                    String($0) == quote ? quote + quote : String($0)
                }
                return quote + doubled.joined() + quote
            }
            let end = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? ""
            return written.joined(separator: delimiter) + end
        }
        let text = lines.joined()
        let dialect = Dialect(
            delimiter: Array(delimiter.utf8),
            quote: quote.utf8.first,
            header: false
        )
        let rows = readAll(text, dialect: dialect, columns: columns).rows
        #expect(rows.allFaults.isEmpty)
        #expect(rows.map(SlowReader.Row.init) == SlowReader(text, dialect: dialect).rows)
    }

    @Test("one closing quote less costs one row, wherever it is", arguments: 0..<300)
    func lostQuote(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let notes = ["", "\"\"no\"\" he said", "well", "said \"\"no\"\"", "a;b c", "\"\"", "Иван"]
        let count = Int.random(in: 1...9, using: &generator)
        let lost = Int.random(in: 0..<count, using: &generator)
        let column = Int.random(in: 0..<4, using: &generator)
        var values: [[String]] = []
        var text = ""
        for row in 0..<count {
            let fields = (0..<4).map { index in
                index == 0 ? "\(row)" : notes.randomElement(using: &generator) ?? ""
            }
            let quoted = fields.enumerated().map { index, field in
                "\"" + field + (row == lost && index == column ? "" : "\"")
            }
            values.append(fields.map { $0.replacing("\"\"", with: "\"") })
            text += quoted.joined(separator: ";") + "\n"
        }
        let rows = readAll(text, dialect: .bare, columns: 4).rows
        try #require(rows.count == count)
        let first = try #require(rows.allFaults.first)
        #expect(first.line == lost + 1)
        #expect(first.column == column + 1)
        #expect([.unclosedQuote, .textAfterQuote].contains(first.kind))
        for (index, row) in rows.enumerated() where index != lost {
            #expect(row.strings == values[index])
            #expect(row.faults.isEmpty)
            #expect(row.line == index + 1)
        }
    }

    @Test("whatever the bytes, rows come in order and within the limits", arguments: 0..<500)
    func garbage(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet: [UInt8] =
            Array("ab;;\"\"\"\n\n\r\\# \u{1}\u{0}".utf8) + [0xD0, 0xB1, 0xFF, 0xEF, 0xBF]
        let length = Int.random(in: 0...120, using: &generator)
        let source = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        let dialect = Dialect(
            delimiter: [0x3B],
            escape: Bool.random(using: &generator) ? 0x5C : nil,
            header: false,
            commentPrefix: Bool.random(using: &generator) ? [0x23] : nil,
            lineEnd: [.any, .lf, .crlf, .cr].randomElement(using: &generator) ?? .any,
            skipInitialSpace: Bool.random(using: &generator)
        )
        let small = Limits(fieldBytes: 9, rowBytes: 30, columns: 5)
        for columns in [nil, 2, 3] {
            let rows = readAll(source, dialect: dialect, columns: columns, limits: small).rows
            let ascending = zip(rows, rows.dropFirst()).allSatisfy {
                $0.row < $1.row && $0.line <= $1.line
            }
            #expect(ascending)
            for row in rows {
                #expect(row.cells.count <= small.columns)
                #expect(row.cells.allSatisfy { $0.value.count <= small.fieldBytes })
                #expect(row.faults.map(\.column) == row.faults.map(\.column).sorted())
                #expect(row.faults.allSatisfy { $0.line >= row.line })
            }
        }
    }
}
