import TestSupport
import Testing

@testable import CSV

/// Holds rows that are cut many at a time against `Reader`.
struct PlainRowsBatchTests {
    /// What a batch begins and ends with: places in words of 64 bytes, many cells in one of them, rows
    /// of many words.
    private static let longest = [1, 3, 12, 90]

    @Test(
        "rows cut many at a time are the reader's, whatever the processor can do",
        arguments: [true, false],
        [3, 70, 1024]
    )
    func batches(gathers: Bool, capacity: Int) throws {
        let dialect = Dialect(header: false)
        var plain = 0
        for seed in 0..<20 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let columns = Int.random(in: 1...40, using: &generator)
            let text = Self.text(columns, &generator)
            let decoded = DecodedText(utf8: Array(text.utf8))
            var rows = try #require(PlainRows(dialect, limits: Limits(), gathers: gathers))
            var reader = Reader(decoded, dialect: dialect)
            var offset = 0
            var isEnd = false
            while !isEnd {
                var index = CellIndex(columns: columns, capacity: capacity)
                let step = rows.cut(decoded.bytes, from: offset, into: &index)
                for row in 0..<index.count {
                    let following = reader.next()
                    let next = try #require(following)
                    #expect(Self.values(index.row(row), decoded) == next.cells.map(\.value))
                    #expect(next.faults.isEmpty && next.cells.count == columns)
                }
                plain += index.count
                #expect(rows.offset == reader.place.offset)
                #expect((step == .full) == (index.count == capacity))
                if step == .other {
                    // The odd rows of these texts have a cell too many, or a letter behind a quote.
                    let following = reader.next()
                    let next = try #require(following)
                    #expect(!next.faults.isEmpty || next.cells.count != columns)
                }
                offset = reader.place.offset
                isEnd = step == .end
            }
            let last = reader.next()
            #expect(last == nil)
        }
        #expect(plain > 4_000)
    }

    /// Writes rows of so many columns, some of them odd.
    private static func text(_ columns: Int, _ generator: inout SeededGenerator) -> String {
        let longest = longest.randomElement(using: &generator) ?? 1
        let oddness = [400, 30].randomElement(using: &generator) ?? 1
        var text = ""
        for _ in 0..<400 {
            var cells = (0..<columns).map { _ in cell(longest, &generator) }
            if columns == 1, cells[0].isEmpty { cells[0] = "x" }
            switch Int.random(in: 0..<oddness, using: &generator) {
            case 0: cells.append("more")
            case 1: cells[0] = "\"quoted\"x"
            default: break
            }
            text += cells.joined(separator: ",")
            text += Bool.random(using: &generator) ? "\n" : "\r\n"
        }
        return text
    }

    private static func cell(_ longest: Int, _ generator: inout SeededGenerator) -> String {
        let length = Int.random(in: 0...longest, using: &generator)
        switch Int.random(in: 0..<40, using: &generator) {
        case 0: return "\"" + String(repeating: "\"\"", count: length) + "\""
        case 1: return "\"a,\n\(length)\""
        case 2: return String(repeating: "я", count: length)
        default: return String(repeating: "x", count: length)
        }
    }

    private static func values(_ cells: [PackedCell], _ text: DecodedText) -> [[UInt8]] {
        cells.map { $0.value(in: text.bytes) }
    }
}
