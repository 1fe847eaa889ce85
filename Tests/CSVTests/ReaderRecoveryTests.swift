import CSV
import Testing

struct ReaderRecoveryTests {
    /// A text of three columns, where its unclosed quote stands, and the first cells of all rows.
    typealias Case = (name: String, text: String, line: Int, column: Int, firstCells: [String])

    private static let cases: [Case] = [
        ("last field", "1;a;b\n2;a;\"b\n3;\"a\";b\n4;a;b\n", 2, 3, ["1", "2", "3", "4"]),
        ("last field, no more quotes", "1;a;\"b\n2;a;b\n3;a;b\n", 1, 3, ["1", "2", "3"]),
        ("middle field", "1;\"a;b\n2;a;b\n3;\"a\";b", 1, 2, ["1", "2", "3"]),
        ("first field", "\"1;a;b\n2;a;b\n3;a;\"b\"\n", 1, 1, ["", "2", "3"]),
        (
            "all quoted, last field", "\"1\";\"a\";\"b\n\"2\";\"a\";\"b\"\n\"3\";\"\";\"\"\n", 1, 3,
            ["1", "2", "3"]
        ),
        (
            "all quoted, empty cells follow", "\"1\";\"a\";\"b\n\"\";\"\";\"\"\n\"3\";\"\";\"c\"\n",
            1, 3, ["1", "", "3"]
        ),
        (
            "doubled quotes follow", "1;a;\"b\n2;a;\"\"\"no\"\" he said\"\n3;a;b\n", 1, 3,
            ["1", "2", "3"]
        ),
        ("only doubled quotes follow", "1;a;\"b\n2;a;\"\"\"\"\n3;\"\";b\n", 1, 3, ["1", "2", "3"]),
        ("empty cells follow", "1;a;\"b\n2;a;\"\"\n3;\"\";\"\"\n", 1, 3, ["1", "2", "3"]),
        ("a note follows", "1;a;\"b\n2;a;b\n3;a;\"c\nd\"\n4;a;b\n", 1, 3, ["1", "2", "3", "4"]),
        ("a note before", "1;\"a\nb\";\"c\n2;a;b\n3;a;\"b\"\n", 2, 3, ["1", "2", "3"]),
        ("a broken note before", "1;a;\"b\nc, d\n2;\"a\";b\n3;a;b\n", 1, 3, ["1", "2", "3"]),
        ("an inner quote in a note", "1;a;\"b\nsaid \"no\" c\nd\"\n2;a;b\n", 1, 3, ["1", "2"]),
        ("end of text", "1;a;b\n2;a;\"b", 2, 3, ["1", "2"]),
        ("end of text after a line end", "1;a;b\n2;a;\"b\n", 2, 3, ["1", "2"]),
        ("end of text after a footer", "1;a;b\n2;\"a;b\nTotal: 2\n", 2, 2, ["1", "2"]),
        ("CRLF", "1;a;\"b\r\n2;a;b\r\n3;\"a\";b\r\n", 1, 3, ["1", "2", "3"]),
        ("too many cells", "1;a;\"b\n2;a;b\n3;a \";b\n", 1, 3, ["1", "2", "3"]),
        ("a quoted delimiter follows", "1;a;\"b\n2;\";\";c\n3;a;b\n", 1, 3, ["1", "2", "3"]),
        ("too few cells", "1;\"a;b\n2;a;b\n3;b;\"\n4;a;b\n", 1, 2, ["1", "2", "3", "4"]),
    ]

    @Test("an unclosed quote costs its own row only", arguments: cases)
    func unclosed(example: Case) throws {
        let rows = readAll(example.text, dialect: .bare, columns: 3).rows
        #expect(rows.map { $0.strings.first ?? "" } == example.firstCells, "\(example.name)")
        let broken = try #require(rows.first { !$0.faults.isEmpty }, "\(example.name)")
        let expected = fault(.unclosedQuote, line: example.line, column: example.column)
        #expect(broken.faults == [expected], "\(example.name)")
        #expect(broken.cells.count == example.column - 1, "\(example.name)")
        #expect(!broken.isBlank)
        #expect(rows.map(\.row) == Array(1...rows.count))
    }

    @Test("lines go on being physical lines after a recovery")
    func places() {
        let text = "1;\"x\ny\";\"b\nc\nd;e\n2;a;\"n\no\"\n3;a;b\n"
        let rows = readAll(text, dialect: .bare, columns: 3).rows
        #expect(rows.map(\.line) == [1, 5, 7])
        #expect(rows.map(\.row) == [1, 2, 3])
        #expect(rows.first?.faults == [fault(.unclosedQuote, line: 2, column: 3)])
        #expect(rows.map(\.strings).dropFirst() == [["2", "a", "n\no"], ["3", "a", "b"]])
    }

    @Test("without a number of columns reading goes on at the next line")
    func unknownColumns() {
        let rows = readAll("1;\"a\nb\n2;\"c\";d\n", dialect: .bare).rows
        #expect(rows.map(\.strings) == [["1"], ["b"], ["2", "c", "d"]])
        #expect(rows.map(\.line) == [1, 2, 3])
    }

    @Test("the header's number of columns serves where none was given")
    func columnsOfHeader() {
        let rows = readAll("i,a\n1,\"x\nmore\n2,\"y\"\n").rows
        #expect(rows.map(\.strings) == [["1"], ["2", "y"]])
        #expect(rows.map(\.row) == [2, 3])
    }

    @Test("lines that make no row belong to the broken row, to the end if none does")
    func nothingPlausible() {
        let rows = readAll("1;a;\"b\nc\n2;\"a\nd;e\n", dialect: .bare, columns: 3).rows
        #expect(rows.map(\.faults) == [[fault(.unclosedQuote, line: 1, column: 3)]])
    }

    @Test("faults before the quote are kept, and those it swallowed are not")
    func faultsOfOthers() {
        let rows = readAll("\u{1};\"\u{2}\n\u{3};b\n", dialect: .bare, columns: 2).rows
        let control = fault(.controlCharacter, line: 1, column: 1)
        #expect(rows.first?.faults == [control, fault(.unclosedQuote, line: 1, column: 2)])
        #expect(rows.last?.faults == [fault(.controlCharacter, line: 2, column: 1)])
    }

    @Test(
        "a note of several lines is never broken",
        arguments: [
            "1;a;\"x;y;z\np;q;r\n\"\n",
            "1;\"2;a;b\n3;a;b\";c\n",
            "\"p;q;r\ns;t;u\";\"v\nw;w;w\n\";\"\n\n\"\n",
            "1;\"he said \"\"no\"\"\n\"\"2\"\";a;b\n\";c\n",
            "1;a;\"\n\n;;\n\"\n",
        ]
    )
    func notes(text: String) {
        let rows = readAll(text + "9;8;7\n", dialect: .bare, columns: 3).rows
        #expect(rows.map(\.cells.count) == [3, 3])
        #expect(rows.allFaults.isEmpty)
        #expect(rows.last?.strings == ["9", "8", "7"])
    }

    @Test("a note in a row with a cell too few or too many is not broken either")
    func raggedNotes() {
        let text = "1;\"a\nb\"\n2;\"a\nb\";c;d\n3;4;5\n"
        let rows = readAll(text, dialect: .bare, columns: 3).rows
        #expect(rows.map(\.cells.count) == [2, 4, 3])
        #expect(rows.allFaults.isEmpty)
    }

    @Test("in a table of one column a note proves nothing about its lines")
    func oneColumn() {
        let rows = readAll("\"a\nb\nc\";x\nd\n", dialect: .bare, columns: 1).rows
        #expect(rows.map(\.strings) == [["a\nb\nc", "x"], ["d"]])
    }

    @Test(
        "work stays linear however the quotes of many lines stand",
        .timeLimit(.minutes(1)),
        arguments: [
            "1;\"a\n", "1;\"a\n2;b\n", "a\";\"c\n", "a\";\"c\np;q\n", "x;\"c\na\";\"c\np;q\n",
            "\"\"\";\n", "\";\"\n", "1;\"\"\"a\n\"\";b\n", "\"a\"b;\"c\np;q\n", "#\";\"x\n\"1;2\n",
            "1;\"\n", "\"\n;\n",
        ],
        [nil, 2]
    )
    func linear(pattern: String, columns: Int?) {
        let dialect = Dialect(delimiter: [0x3B], header: false, commentPrefix: [0x23])
        let text = String(repeating: pattern, count: 10_000)
        let rows = readAll(text, dialect: dialect, columns: columns).rows
        #expect(!rows.isEmpty)
    }
}
