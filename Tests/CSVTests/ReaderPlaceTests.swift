import CSV
import Testing

/// Where a reader stands, and how it is put elsewhere.
struct ReaderPlaceTests {
    private static let text = "t\nn;m\n1;\"a\nb\"\r\n2;\u{1}\n\n3;c"

    private static func reader(_ bytes: [UInt8] = Array(text.utf8)) -> Reader {
        Reader(
            DecodedText(bytes, encoding: .utf8),
            dialect: Dialect(delimiter: [0x3B], headerRows: [2])
        )
    }

    @Test("the place is that of the next row: its offset, its line, and the rows before it")
    func places() {
        var reader = Self.reader()
        var places = ["\(reader.place)"]
        reader.readHeader()
        places.append("\(reader.place)")
        while reader.next() != nil { places.append("\(reader.place)") }
        #expect(
            places == [
                "(offset: 0, line: 1, rows: 0)", "(offset: 6, line: 3, rows: 2)",
                "(offset: 15, line: 5, rows: 3)", "(offset: 19, line: 6, rows: 4)",
                "(offset: 20, line: 7, rows: 5)", "(offset: 23, line: 7, rows: 6)",
            ]
        )
    }

    @Test("a reader put back, or forth, reads the same rows again")
    func again() {
        var reader = Self.reader()
        reader.readHeader()
        var places = [reader.place]
        var rows: [Row] = []
        while let row = reader.next() {
            rows.append(row)
            places.append(reader.place)
        }
        for index in rows.indices.reversed() + Array(rows.indices) {
            reader.place = places[index]
            #expect(reader.next() == rows[index])
            #expect(reader.place == places[index + 1])
        }
        reader.place = places[rows.count]
        #expect(reader.next() == nil)
    }

    @Test("lines and rows are counted on from those of the place")
    func counting() {
        var reader = Self.reader()
        reader.readHeader()
        reader.place = (offset: 20, line: 70, rows: 50)
        let row = reader.next()
        #expect(row?.line == 70)
        #expect(row?.row == 51)
        #expect(row?.strings == ["3", "c"])
    }

    @Test("bytes that could not be decoded are told of the row that holds them, however it is read")
    func brokenBytes() {
        let bytes = Array("a;b\n".utf8) + [0xFF, 0x3B, 0x31, 0x0A] + Array("x;y\nz;".utf8) + [0xFF]
        var reader = Reader(
            DecodedText(bytes, encoding: .utf8),
            dialect: .bare
        )
        var places = [reader.place]
        var rows: [Row] = []
        while let row = reader.next() {
            rows.append(row)
            places.append(reader.place)
        }
        #expect(rows.map { $0.faults.map(\.kind) } == [[], [.brokenBytes], [], [.brokenBytes]])
        for index in [3, 0, 2, 1, 1, 3] {
            reader.place = places[index]
            #expect(reader.next() == rows[index])
        }
    }
}
