import CSV
import Testing

struct DialectTests {
    @Test(
        "rows are cut as the dialect says",
        arguments: [
            ("a,b\nc,d\n", Dialect(header: false), [["a", "b"], ["c", "d"]]),
            ("a;b,c", .bare, [["a", "b,c"]]),
            ("a\tb\t", Dialect(delimiter: [0x09], header: false), [["a", "b", ""]]),
            ("a¦b¦¦c", Dialect(delimiter: [0xC2, 0xA6], header: false), [["a", "b", "", "c"]]),
            ("a||b|c|||d", Dialect(delimiter: [0x7C, 0x7C], header: false), [["a", "b|c", "|d"]]),
            ("a,b;c\n", Dialect(delimiter: [], header: false), [["a,b;c"]]),
            ("\"a;b\";'c'", .bare, [["a;b", "'c'"]]),
            (
                "'a;b';\"c\"", Dialect(delimiter: [0x3B], quote: 0x27, header: false),
                [["a;b", "\"c\""]]
            ),
            ("\"a;b\"", Dialect(delimiter: [0x3B], quote: nil, header: false), [["\"a", "b\""]]),
            ("\"a\"\"b\",\"\"\"\",\"\"", Dialect(header: false), [["a\"b", "\"", ""]]),
        ] as [(String, Dialect, [[String]])]
    )
    func delimitersAndQuotes(text: String, dialect: Dialect, expected: [[String]]) {
        let rows = readAll(text, dialect: dialect).rows
        #expect(rows.map(\.strings) == expected)
        #expect(rows.allFaults.isEmpty)
    }

    @Test(
        "an escape takes the meaning from the next byte",
        arguments: [
            (#"a\,b,c"#, [["a,b", "c"]]),
            (#""a\"b,c",d"#, [[#"a"b,c"#, "d"]]),
            (#"\"a,b\\,c"#, [[#""a"#, #"b\"#, "c"]]),
            (#""a\\","b""#, [[#"a\"#, "b"]]),
            ("\"a\\\nb\",c", [["a\nb", "c"]]),
            ("a\\\nb\\", [["a\\"], ["b\\"]]),
        ] as [(String, [[String]])],
        [false, true]
    )
    func escape(example: (text: String, expected: [[String]]), doubleQuote: Bool) {
        let dialect = Dialect(doubleQuote: doubleQuote, escape: 0x5C, header: false)
        let rows = readAll(example.text, dialect: dialect).rows
        #expect(rows.map(\.strings) == example.expected)
        #expect(rows.allFaults.isEmpty)
    }

    @Test("without doubled quotes two quotes are text after a quote")
    func noDoubledQuotes() {
        let rows = readAll("\"a\"\"b\",c", dialect: Dialect(doubleQuote: false, header: false)).rows
        #expect(rows.map(\.faults) == [[fault(.textAfterQuote, line: 1, column: 1)]])
    }

    @Test("an escape that is the quote itself means doubled quotes")
    func escapeIsQuote() {
        let dialect = Dialect(doubleQuote: false, escape: 0x22, header: false)
        #expect(readAll("\"a\"\"b\",c", dialect: dialect).rows.map(\.strings) == [["a\"b", "c"]])
    }

    @Test(
        "initial spaces go only where the dialect says so",
        arguments: [
            (true, "a,  b, \"c, d\", ,\t e\n f", [["a", "b", "c, d", "", "e"], ["f"]]),
            (false, "a,  b, ,\te", [["a", "  b", " ", "\te"]]),
        ] as [(Bool, String, [[String]])]
    )
    func skipInitialSpace(skips: Bool, text: String, expected: [[String]]) {
        let dialect = Dialect(header: false, skipInitialSpace: skips)
        let rows = readAll(text, dialect: dialect).rows
        #expect(rows.map(\.strings) == expected)
        #expect(rows.allFaults.isEmpty)
    }

    @Test("a delimiter that is a tab is no initial space")
    func tabDelimiter() {
        let dialect = Dialect(delimiter: [0x09], header: false, skipInitialSpace: true)
        #expect(readAll("a\t\t b", dialect: dialect).rows.map(\.strings) == [["a", "", "b"]])
    }

    @Test(
        "line ends are those of the dialect",
        arguments: [
            (.any, "a\nb\r\nc\rd", [["a"], ["b"], ["c"], ["d"]], [1, 2, 3, 4]),
            (.any, "a\r\r\nb\n\rc", [["a"], [""], ["b"], [""], ["c"]], [1, 2, 3, 4, 5]),
            (.lf, "a\nb\r\nc\rd", [["a"], ["b\r"], ["c\rd"]], [1, 2, 3]),
            (.crlf, "a\r\nb\nc\rd\r\ne", [["a"], ["b\nc\rd"], ["e"]], [1, 2, 4]),
            (.cr, "a\rb\r\nc", [["a"], ["b"], ["\nc"]], [1, 2, 3]),
        ] as [(LineEnd, String, [[String]], [Int])]
    )
    func lineEnds(lineEnd: LineEnd, text: String, expected: [[String]], lines: [Int]) {
        let rows = readAll(text, dialect: Dialect(header: false, lineEnd: lineEnd)).rows
        #expect(rows.map(\.strings) == expected)
        #expect(rows.map(\.line) == lines)
    }

    @Test(
        "whether the last line has its end is known",
        arguments: [
            ("", .any, false), ("a", .any, false), ("a\n", .any, true), ("a\r\n", .any, true),
            ("a\r", .any, true), ("a\r", .lf, false), ("a\n", .crlf, false), ("a\r\n", .crlf, true),
            ("a\r\n", .cr, false), ("\n", .lf, true),
        ] as [(String, LineEnd, Bool)]
    )
    func lastLineEnd(text: String, lineEnd: LineEnd, expected: Bool) {
        let reader = readAll(text, dialect: Dialect(lineEnd: lineEnd)).reader
        #expect(reader.endsWithLineEnd == expected)
    }

    @Test(
        "a cell that is the null sequence, unquoted, is missing",
        arguments: [
            ("\\N", nil, "\\N,\"\\N\",\\Nx, \\N,N\n", [true, false, false, false, false]),
            ("\\N", 0x5C, "\\N,\"\\N\",\\Nx,N,\\\\N\n", [true, false, false, false, false]),
            ("NULL", nil, "NULL,null,,\"NULL\",NULL", [true, false, false, false, true]),
            ("", nil, ",\"\",x,", [true, false, false, true]),
            ("-", nil, "-,--,-", [true, false, true]),
            (nil, nil, ",\"\",\\N", [false, false, false]),
        ] as [(String?, UInt8?, String, [Bool])]
    )
    func nullSequence(sequence: String?, escape: UInt8?, text: String, expected: [Bool]) throws {
        let dialect = Dialect(
            escape: escape,
            header: false,
            nullSequence: sequence.map { Array($0.utf8) }
        )
        let row = try #require(readAll(text, dialect: dialect).rows.first)
        #expect(row.cells.map(\.isNull) == expected)
        #expect(row.cells.allSatisfy { !$0.isNull || $0.value.isEmpty })
        #expect(row.faults.isEmpty)
    }

    @Test("a row of null sequences is blank, and initial spaces are dropped before")
    func nullRow() {
        let dialect = Dialect(
            header: false,
            skipInitialSpace: true,
            nullSequence: Array("NA".utf8)
        )
        let rows = readAll("NA, NA\nNA,x\n", dialect: dialect).rows
        #expect(rows.map(\.isBlank) == [true, false])
        #expect(rows.map(\.strings) == [["", ""], ["", "x"]])
    }
}
