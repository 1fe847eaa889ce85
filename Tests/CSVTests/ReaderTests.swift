import CSV
import Testing

struct ReaderTests {
    @Test("a byte order mark is no part of the first cell")
    func byteOrderMark() {
        #expect(
            readAll("\u{FEFF}\"id\",b\n1,2\n").reader.header == ["id", "b"].map { Array($0.utf8) }
        )
    }

    @Test(
        "combining marks after commas, quotes and line ends change nothing",
        arguments: ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20DD}", "\u{5B0}", "\u{300}\u{300}"]
    )
    func combiningMarks(mark: String) {
        let text = "a,\(mark)b,\"\(mark)c\",\"d\"\r\n\(mark)e,\"f\"\"\(mark)\",\"\(mark)\",g\n"
        let rows = readAll(text, dialect: Dialect(header: false)).rows
        let expected = [
            ["a", "\(mark)b", "\(mark)c", "d"], ["\(mark)e", "f\"\(mark)", mark, "g"],
        ]
        #expect(rows.map { $0.cells.map(\.value) } == expected.map { $0.map { Array($0.utf8) } })
        #expect(rows.allFaults.isEmpty)
    }

    @Test("lines count line breaks in fields, rows do not")
    func multiLineFields() {
        let text = "1,\"a\nb\r\nc\",2\n3,\"d\",\"e\r\rf\"\n4,5,6"
        let rows = readAll(text, dialect: Dialect(header: false), columns: 3).rows
        #expect(rows.map(\.line) == [1, 4, 7])
        #expect(rows.map(\.row) == [1, 2, 3])
        #expect(rows.map { $0.cells.map(\.line) } == [[1, 1, 3], [4, 4, 4], [7, 7, 7]])
        #expect(rows.map { $0.cells.map(\.isQuoted) }.first == [false, true, false])
        #expect(rows.first?.strings == ["1", "a\nb\r\nc", "2"])
        #expect(rows.allFaults.isEmpty)
    }

    @Test("a lone LF in a cell between rows that end with CRLF is a line, and no row")
    func innerBreaks() {
        let text = "1,\"a\nb\nc\",2\r\n3,4,5\r\n"
        let rows = readAll(text, dialect: Dialect(header: false, lineEnd: .crlf), columns: 3).rows
        #expect(rows.map(\.line) == [1, 4])
        #expect(rows.first?.cells.map(\.line) == [1, 1, 3])
        #expect(rows.allFaults.isEmpty)
    }

    @Test(
        "a missing last line end loses nothing and a present one adds nothing",
        arguments: [
            ("a,b", [["a", "b"]]), ("a,b\n", [["a", "b"]]), ("a,", [["a", ""]]), (",", [["", ""]]),
            ("", []), ("\n", [[""]]), ("a\n\n", [["a"], [""]]), ("\"a\"", [["a"]]),
            ("\"\"", [[""]]),
        ] as [(String, [[String]])]
    )
    func lastLine(text: String, expected: [[String]]) {
        let rows = readAll(text, dialect: Dialect(header: false)).rows
        #expect(rows.map(\.strings) == expected)
        #expect(rows.allFaults.isEmpty)
    }

    @Test(
        "a row of nothing but spaces is blank",
        arguments: [
            ("", true), (";;", true), (" ;\t;\u{A0}\u{202F}\u{2007}", true), ("\"\";\" \"", true),
            ("a", false), (";;0", false), (" \u{2014}", false), ("\u{200B}", false),
            ("\u{0}", false),
            ("\u{A1}", false), (";\"", false),
        ] as [(String, Bool)]
    )
    func blankRows(line: String, isBlank: Bool) throws {
        let rows = readAll("x\n\(line)\ny\n", dialect: .bare).rows
        try #require(rows.count >= 2)
        #expect(rows[1].isBlank == isBlank)
        #expect(rows.map(\.row) == Array(1...rows.count))
    }

    @Test("once at its end a reader stays there")
    func end() {
        var reader = readAll("a\nb\n").reader
        #expect(reader.next() == nil)
        #expect(reader.header == [[0x61]])
    }
}
