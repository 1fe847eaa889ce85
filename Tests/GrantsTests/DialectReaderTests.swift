import CSV
import Testing

@testable import Grants

@Suite("A Table Dialect")
struct DialectReaderTests {
    @Test(
        "says how a file is cut",
        arguments: [
            ("{}", Dialect()),
            (#"{"delimiter": ";"}"#, Dialect(delimiter: [0x3B])),
            (#"{"delimiter": "\t"}"#, Dialect(delimiter: [0x09])),
            (#"{"delimiter": "¦"}"#, Dialect(delimiter: [0xC2, 0xA6])),
            (#"{"quoteChar": "'"}"#, Dialect(quote: 0x27)),
            (
                #"{"doubleQuote": false, "escapeChar": "\\"}"#,
                Dialect(doubleQuote: false, escape: 0x5C)
            ),
            (#"{"header": false}"#, Dialect(header: false)),
            (
                #"{"headerRows": [4, 5], "headerJoin": "-"}"#,
                Dialect(headerRows: [4, 5], headerJoin: "-")
            ),
            (
                #"{"commentRows": [1, 2], "commentChar": "//"}"#,
                Dialect(commentRows: [1, 2], commentPrefix: [0x2F, 0x2F])
            ),
            (#"{"lineTerminator": "\n"}"#, Dialect(lineEnd: .lf)),
            (#"{"lineTerminator": "\r\n"}"#, Dialect(lineEnd: .crlf)),
            (#"{"lineTerminator": "\r"}"#, Dialect(lineEnd: .cr)),
            (#"{"skipInitialSpace": true}"#, Dialect(skipInitialSpace: true)),
            (
                #"{"$schema": "x", "title": "y", "caseSensitiveHeader": true, "foreign": 1}"#,
                Dialect()
            ),
        ]
    )
    func dialects(text: String, dialect: Dialect) throws {
        let (table, faults) = try DescriptorSample.table(dialect: text)
        #expect(faults.isEmpty)
        #expect(table?.dialect == dialect)
    }

    @Test(
        "that cannot be is refused at its place",
        arguments: [
            (#"{"delimiter": ""}"#, "f:2:26: expected a text, found nothing"),
            (
                #"{"delimiter": "\r\n"}"#,
                "f:2:26: expected a delimiter without line ends, found '\u{FFFD}\u{FFFD}'"
            ),
            (
                #"{"delimiter": "\""}"#,
                "f:2:12: the delimiter cannot hold the quote or escape character"
            ),
            (#"{"quoteChar": "ab"}"#, "f:2:26: expected one ASCII character, found 'ab'"),
            (#"{"quoteChar": "„"}"#, "f:2:26: expected one ASCII character, found '„'"),
            (#"{"header": 0}"#, "f:2:23: expected true or false, found '0'"),
            (
                #"{"headerRows": [0]}"#,
                "f:2:28: expected a whole number from 1 to 100000, found '0'"
            ),
            (
                #"{"headerRows": []}"#,
                "f:2:27: expected at least one row; or say 'header: false', found none"
            ),
            (
                #"{"header": false, "headerRows": [1]}"#,
                "f:2:44: 'headerRows' and 'header: false' exclude each other"
            ),
            (#"{"headerRows": 4}"#, "f:2:27: expected a list, found '4'"),
            (
                #"{"lineTerminator": "\n\n"}"#,
                #"f:2:31: expected one of "\n", "\r", "\r\n" in double quotes, found '��'"#
            ),
            (#"{"nullSequence": ["NA"]}"#, "f:2:29: expected a text, found a list"),
            (
                #"{"sheetName": "Sheet1"}"#,
                "f:2:26: 'sheetName' is not supported: Grantline reads delimited text"
            ),
            (
                #"{"caseSensitiveHeader": false}"#,
                "f:2:12: 'caseSensitiveHeader: false' is not supported: headers are read in the letter case declared"
            ),
            (#"{"delimeter": ";"}"#, "f:2:13: unknown key 'delimeter'; did you mean 'delimiter'?"),
            (
                #"{"headerrows": [4]}"#,
                "f:2:13: unknown key 'headerrows'; did you mean 'headerRows'?"
            ),
            (#""excel""#, "f:2:12: expected a map, found 'excel'"),
        ]
    )
    func wrongDialects(text: String, expected: String) throws {
        #expect(try DescriptorSample.table(dialect: text).faults == [expected])
    }
}
