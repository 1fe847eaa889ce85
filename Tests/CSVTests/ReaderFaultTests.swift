import CSV
import Testing

struct ReaderFaultTests {
    private let limits = Limits(fieldBytes: 8, rowBytes: 40, columns: 4)

    @Test(
        "a quote out of place makes its row faulty and no other",
        arguments: [
            ("\"ab\"c;x", [fault(.textAfterQuote, line: 2, column: 1)]),
            ("x;\"ab\" ", [fault(.textAfterQuote, line: 2, column: 2)]),
            ("\"he said \"no\" \";x", [fault(.textAfterQuote, line: 2, column: 1)]),
            ("a\"b;x", [fault(.quoteInText, line: 2, column: 1)]),
            ("x; \"b\"", [fault(.quoteInText, line: 2, column: 2)]),
            (
                "a\";b\"",
                [
                    fault(.quoteInText, line: 2, column: 1),
                    fault(.quoteInText, line: 2, column: 2),
                ]
            ),
            (
                "\"a\"b;c\"d",
                [
                    fault(.textAfterQuote, line: 2, column: 1),
                    fault(.quoteInText, line: 2, column: 2),
                ]
            ),
            (
                "\"a\"b;\"c",
                [
                    fault(.textAfterQuote, line: 2, column: 1),
                    fault(.unclosedQuote, line: 2, column: 2),
                ]
            ),
        ] as [(String, [RowFault])],
        [nil, 2]
    )
    func quotes(example: (line: String, faults: [RowFault]), columns: Int?) {
        let rows = readAll("1;2\n\(example.line)\n3;\"4\"\n", dialect: .bare, columns: columns).rows
        #expect(rows.map(\.faults) == [[], example.faults, []])
        #expect(rows.last?.strings == ["3", "4"])
        #expect(rows.map(\.line) == [1, 2, 3])
        #expect(rows.map(\.row) == [1, 2, 3])
    }

    @Test("a stray quote does not break a note of several lines in the same row")
    func strayQuoteBeforeNote() {
        let rows = readAll("1;5\" pipe;\"a\nb\"\n2;x;y\n", dialect: .bare, columns: 3).rows
        #expect(rows.map(\.faults) == [[fault(.quoteInText, line: 1, column: 2)], []])
        #expect(rows.map(\.strings) == [["1", "5\" pipe", "a\nb"], ["2", "x", "y"]])
    }

    @Test("after a stray quote a field of very many lines counts as unclosed")
    func strayQuoteBeforeLongNote() {
        let note = String(repeating: "n\n", count: 20)
        let rows = readAll("1;5\" pipe;\"\(note)\"\n2;x;y\n", dialect: .bare, columns: 3).rows
        let expected = [
            fault(.quoteInText, line: 1, column: 2), fault(.unclosedQuote, line: 1, column: 3),
        ]
        #expect(rows.map(\.faults) == [expected, []])
        #expect(rows.map(\.line) == [1, 22])
    }

    @Test(
        "characters that cannot go into XML are told, once a field",
        arguments: [
            ("a\u{0}b\u{0};x", [fault(.nulByte, line: 1, column: 1)]),
            ("a;\u{1}\u{1F}", [fault(.controlCharacter, line: 1, column: 2)]),
            (
                "\"\n\u{B}\";\u{C}",
                [
                    fault(.controlCharacter, line: 1, column: 1),
                    fault(.controlCharacter, line: 2, column: 2),
                ]
            ),
            (
                "\u{8}\u{0}",
                [
                    fault(.nulByte, line: 1, column: 1),
                    fault(.controlCharacter, line: 1, column: 1),
                ]
            ),
            ("a;b\u{FFFE}", [fault(.controlCharacter, line: 1, column: 2)]),
            ("\u{FFFF}", [fault(.controlCharacter, line: 1, column: 1)]),
            ("a\tb;\"c\r\nd\";\u{7F}\u{85}\u{FFFD}\u{FFBE}\u{1FFFE}", []),
        ] as [(String, [RowFault])]
    )
    func characters(text: String, faults: [RowFault]) {
        #expect(readAll(text + "\nz\n", dialect: .bare).rows.map(\.faults) == [faults, []])
    }

    @Test("broken bytes are told once a row, at the field that holds the first")
    func brokenBytes() {
        let source =
            Array("i;n\r\nа;".utf8) + [0xE4, 0x3B, 0xFF] + Array("\r\n1;2\r\n\"x\ny".utf8) + [
                0x80, 0x22,
            ]
        let text = DecodedText([0xEF, 0xBB, 0xBF] + source, encoding: .utf8)
        var reader = Reader(text, dialect: Dialect(delimiter: [0x3B]))
        #expect(reader.next()?.faults == [fault(.brokenBytes, line: 2, column: 2, source: 11)])
        #expect(reader.next()?.faults == [])
        #expect(reader.next()?.faults == [fault(.brokenBytes, line: 4, column: 1, source: 25)])
        #expect(reader.next() == nil)
        #expect(reader.headerFaults.isEmpty)
    }

    @Test("broken bytes have their place in the original, whatever its encoding")
    func brokenBytesOfCodePage() {
        let source: [UInt8] = [0xC4, 0xE0, 0x3B, 0xED, 0x0A, 0xC4, 0x3B, 0x98, 0x0A]
        let text = DecodedText(source, encoding: .windows1251)
        var reader = Reader(text, dialect: .bare)
        #expect(reader.next()?.strings == ["Да", "н"])
        #expect(reader.next()?.faults == [fault(.brokenBytes, line: 2, column: 2, source: 7)])
    }

    @Test("broken bytes of titles, comments and the header are not those of rows")
    func brokenBytesBefore() {
        let source: [UInt8] = [
            0xFF, 0x0A, 0x23, 0xFE, 0x0A, 0x61, 0xFD, 0x0A, 0x23, 0xFC, 0x0A, 0x31, 0x0A, 0xFB,
            0x0A,
        ]
        let dialect = Dialect(headerRows: [2], commentPrefix: [0x23])
        let (rows, reader) = readAll(source, dialect: dialect)
        #expect(reader.headerFaults == [fault(.brokenBytes, line: 3, column: 1, source: 6)])
        #expect(rows.map(\.faults) == [[], [fault(.brokenBytes, line: 6, column: 1, source: 13)]])
    }

    @Test("broken bytes that an unclosed quote takes along are told at its field")
    func brokenBytesAfterQuote() {
        let source = Array("1;\"a\n".utf8) + [0xFF] + Array("\n2;b\n".utf8) + [0xFE]
        let rows = readAll(source, dialect: .bare, columns: 2).rows
        let first = [
            fault(.unclosedQuote, line: 1, column: 2),
            fault(.brokenBytes, line: 1, column: 2, source: 5),
        ]
        #expect(
            rows.map(\.faults) == [
                first, [], [fault(.brokenBytes, line: 4, column: 1, source: 11)],
            ]
        )
    }

    @Test(
        "what is longer than the limits is told and left",
        arguments: [
            ("123456789;x", [fault(.fieldTooLong, line: 2, column: 1)], ["12345678", "x"]),
            ("x;\"123456789\"", [fault(.fieldTooLong, line: 2, column: 2)], ["x", "12345678"]),
            ("1234567й;x", [fault(.fieldTooLong, line: 2, column: 1)], ["1234567", "x"]),
            ("12345678;\"12345678\"", [], ["12345678", "12345678"]),
            (";;;", [], ["", "", "", ""]),
            ("a;b;c;d;e;f", [fault(.rowTooLong, line: 2, column: 5)], ["a", "b", "c", "d"]),
            ("x;\"1234\n6789\n\"", [fault(.unclosedQuote, line: 2, column: 2)], ["x"]),
            ("x;\"123456789", [fault(.unclosedQuote, line: 2, column: 2)], ["x"]),
        ] as [(String, [RowFault], [String])]
    )
    func limits(line: String, faults: [RowFault], cells: [String]) throws {
        let rows = readAll("1;2\n\(line)\n3;4\n", dialect: .bare, columns: 2, limits: limits).rows
        try #require(rows.count == 3)
        #expect(rows[1].faults == faults)
        #expect(rows[1].strings == cells)
        #expect(rows[2].strings == ["3", "4"])
    }

    @Test("a row of too many bytes ends with its line", arguments: ["", "\""])
    func rowBytes(quote: String) throws {
        let most = String(repeating: "1234567;", count: 3) + String(repeating: "x", count: 16)
        let wide = Limits(fieldBytes: 40, rowBytes: 40, columns: 9)
        let text = "\(most)\n\(most)x\n\(most);\(quote)y\n3;4"
        let rows = readAll(text, dialect: .bare, columns: 4, limits: wide).rows
        let inField = fault(.rowTooLong, line: 2, column: 4)
        let afterField = fault(.rowTooLong, line: 3, column: 5)
        #expect(rows.map(\.faults) == [[], [inField], [afterField], []])
        #expect(rows.map(\.row) == [1, 2, 3, 4])
        #expect(rows.last?.strings == ["3", "4"])
    }
}
