import CSV
import Testing

struct ReaderHeaderTests {
    private func names(_ reader: Reader) -> [String]? {
        reader.header.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test("the first row is the header unless told otherwise")
    func firstRow() {
        let (rows, reader) = readAll("id,\"a\nb\"\n1,2\n")
        #expect(names(reader) == ["id", "a\nb"])
        #expect(reader.headerLine == 1)
        #expect(reader.columnCount == 2)
        #expect(rows.map(\.strings) == [["1", "2"]])
        #expect(rows.map(\.line) == [3])
        #expect(rows.map(\.row) == [2])
    }

    @Test("the header can be read before the rows")
    func readHeader() {
        var reader = Reader(DecodedText(Array("a\n1\n".utf8), encoding: .utf8), dialect: Dialect())
        #expect(reader.header == nil)
        #expect(reader.readHeader() == [[0x61]])
        #expect(reader.readHeader() == [[0x61]])
        #expect(reader.next()?.strings == ["1"])
        #expect(reader.next() == nil)
    }

    @Test("a number of columns that was set is kept")
    func columnCount() {
        #expect(readAll("a,b\n1,2\n", columns: 3).reader.columnCount == 3)
    }

    @Test("without a header all rows are data")
    func noHeader() {
        let (rows, reader) = readAll("a\nb\n", dialect: Dialect(header: false))
        #expect(rows.map(\.strings) == [["a"], ["b"]])
        #expect(reader.header == nil)
        #expect(reader.headerLine == nil)
        #expect(reader.columnCount == nil)
    }

    @Test("titles before the header are skipped and counted")
    func titles() {
        let text = "Доклад \"Надежда\";;\r\n\"за\r\n2018\";;\r\n\r\n№;Код;Пол\r\n1;2;3\r\n"
        let dialect = Dialect(delimiter: [0x3B], headerRows: [4])
        let (rows, reader) = readAll(text, dialect: dialect, columns: 3)
        #expect(names(reader) == ["№", "Код", "Пол"])
        #expect(reader.headerLine == 5)
        #expect(reader.headerFaults.isEmpty)
        #expect(rows.map(\.line) == [6])
        #expect(rows.map(\.row) == [5])
    }

    @Test("a quote that a title leaves open does not swallow the header")
    func openTitle() {
        let (rows, reader) = readAll("\"Report\nid,a\n1,\"x\"\n", dialect: Dialect(headerRows: [2]))
        #expect(names(reader) == ["id", "a"])
        #expect(rows.map(\.strings) == [["1", "x"]])
        #expect(rows.map(\.row) == [3])
    }

    @Test(
        "several header rows are joined, empty parts left out",
        arguments: [
            ([1, 2], " ", ["Case id", "Case sex", "date", "Note"]),
            ([2, 1, 2], "/", ["Case/id", "Case/sex", "date", "Note"]),
            ([1, 3], " ", ["Case 1", "Case 2", "3", "Note"]),
        ] as [([Int], String, [String])]
    )
    func joined(headerRows: [Int], join: String, expected: [String]) {
        let text = "Case,Case,,Note\nid,sex,date\n1,2,3\n4,5,6\n"
        let dialect = Dialect(headerRows: headerRows, headerJoin: join)
        let (rows, reader) = readAll(text, dialect: dialect)
        #expect(names(reader) == expected)
        #expect(rows.last?.strings == ["4", "5", "6"])
        #expect(rows.count == (headerRows.contains(3) ? 1 : 2))
    }

    @Test("comment rows are skipped and counted")
    func commentRows() {
        let text = "id,a\nint,text\n1,x\n,,\n2,y\n"
        let (rows, reader) = readAll(text, dialect: Dialect(commentRows: [2, 4]))
        #expect(names(reader) == ["id", "a"])
        #expect(rows.map(\.strings) == [["1", "x"], ["2", "y"]])
        #expect(rows.map(\.row) == [3, 5])
    }

    @Test("comment lines are skipped and counted, whatever quotes they hold")
    func commentPrefix() {
        let text = "#! made,\"by\nid,a\n#!\n1,\"#!x\"\n#!,\"y\"z\n\"#!\",y\n# no,comment\n"
        let (rows, reader) = readAll(text, dialect: Dialect(commentPrefix: Array("#!".utf8)))
        #expect(names(reader) == ["id", "a"])
        #expect(reader.headerLine == 2)
        #expect(rows.map(\.strings) == [["1", "#!x"], ["#!", "y"], ["# no", "comment"]])
        #expect(rows.map(\.row) == [4, 6, 7])
        #expect(rows.allFaults.isEmpty)
    }

    @Test("a text that ends before its header has none", arguments: ["", "a\n", "a\nb\nc"])
    func missing(text: String) {
        let (rows, reader) = readAll(text, dialect: Dialect(headerRows: [4]))
        #expect(reader.header == nil)
        #expect(reader.headerLine == nil)
        #expect(rows.isEmpty)
    }

    @Test("faults of the header rows are told")
    func faults() {
        let (rows, reader) = readAll(
            "t\"x\na,b\"c\n\"d,\u{1}\n1,2\n",
            dialect: Dialect(headerRows: [2, 3])
        )
        let expected = [
            fault(.quoteInText, line: 2, column: 2), fault(.unclosedQuote, line: 3, column: 1),
        ]
        #expect(reader.headerFaults == expected)
        #expect(rows.map(\.strings) == [["1", "2"]])
    }

    @Test(
        "lines at the beginning can be stepped over, whatever quotes they hold",
        arguments: [
            ("\"Title\nmore\nid,a\n1,2\n", .any, 2), ("t\r\nu\r\nid,a\r\n1,2\r\n", .crlf, 2),
            ("t\nu\nid,a\r\n1,2\r\n", .crlf, 2), ("t\r\u{98}\rid,a\r1,2\r", .cr, 2),
        ] as [(String, LineEnd, Int)]
    )
    func skippedLines(text: String, lineEnd: LineEnd, count: Int) {
        let decoded = DecodedText(Array(text.utf8), encoding: .utf8)
        var reader = Reader(decoded, dialect: Dialect(lineEnd: lineEnd))
        reader.skip(lines: count)
        let row = reader.next()
        #expect(names(reader) == ["id", "a"])
        #expect(reader.headerLine == 3)
        #expect(row?.strings == ["1", "2"])
        #expect(row?.line == 4)
        #expect(row?.row == 4)
    }

    @Test("stepping over more lines than there are leaves nothing", arguments: [3, 4, 100])
    func skippedAll(count: Int) {
        var reader = Reader(
            DecodedText([0x61, 0x0A, 0xFF, 0x0A, 0x62], encoding: .utf8),
            dialect: Dialect()
        )
        reader.skip(lines: count)
        #expect(reader.next() == nil)
        #expect(reader.header == nil)
    }
}
