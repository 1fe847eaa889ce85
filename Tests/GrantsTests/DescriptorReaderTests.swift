import CSV
import Expressions
import Testing

@testable import Grants

@Suite("A Data Package descriptor")
struct DescriptorReaderTests {
    /// Reads a resource with a dialect, or a field, or other parts given as JSON.
    private func table(
        dialect: String = "{}",
        fields: String = #"{"name": "a"}"#,
        schema: String = "",
        resource: String = ""
    ) throws -> (table: TableDefinition?, faults: [String]) {
        let text = """
            {"resources": [{"name": "t", "path": "t.csv"\(resource),
            "dialect": \(dialect),
            "schema": {"fields": [\(fields)]\(schema)}}]}
            """
        let log = ConfigurationReader.Log(file: "f")
        let reader = DescriptorReader(log: log, languages: [.bg, .en])
        let tables = reader.tables(of: try root(text))
        return (tables.first, log.sorted.map { "\($0)" })
    }

    private func field(_ properties: String) throws -> FieldDefinition {
        let (table, faults) = try table(fields: #"{"name": "a", \#(properties)}"#)
        #expect(faults.isEmpty)
        return try #require(table?.fields.first)
    }

    // MARK: Table Dialect

    @Test(
        "gives the dialect",
        arguments: [
            ("{}", Dialect()),
            (#"{"delimiter": ";"}"#, Dialect(delimiter: [0x3B])),
            (#"{"delimiter": "\t"}"#, Dialect(delimiter: [0x09])),
            (#"{"delimiter": "¦"}"#, Dialect(delimiter: [0xC2, 0xA6])),
            (#"{"quoteChar": "'"}"#, Dialect(quote: 0x27)),
            (#"{"doubleQuote": false, "escapeChar": "\\"}"#, Dialect(doubleQuote: false, escape: 0x5C)),
            (#"{"header": false}"#, Dialect(header: false)),
            (#"{"headerRows": [4, 5], "headerJoin": "-"}"#, Dialect(headerRows: [4, 5], headerJoin: "-")),
            (#"{"commentRows": [1, 2], "commentChar": "//"}"#, Dialect(commentRows: [1, 2], commentPrefix: [0x2F, 0x2F])),
            (#"{"lineTerminator": "\n"}"#, Dialect(lineEnd: .lf)),
            (#"{"lineTerminator": "\r\n"}"#, Dialect(lineEnd: .crlf)),
            (#"{"lineTerminator": "\r"}"#, Dialect(lineEnd: .cr)),
            (#"{"skipInitialSpace": true}"#, Dialect(skipInitialSpace: true)),
            (#"{"$schema": "x", "title": "y", "caseSensitiveHeader": true, "foreign": 1}"#, Dialect()),
        ]
    )
    func dialects(text: String, dialect: Dialect) throws {
        let (table, faults) = try table(dialect: text)
        #expect(faults.isEmpty)
        #expect(table?.dialect == dialect)
    }

    @Test(
        "with a dialect that cannot be is refused",
        arguments: [
            (#"{"delimiter": ""}"#, "f:2:26: expected a text, found nothing"),
            (#"{"delimiter": "\r\n"}"#, "f:2:26: expected a delimiter without line ends, found '\u{FFFD}\u{FFFD}'"),
            (#"{"delimiter": "\""}"#, "f:2:12: the delimiter cannot hold the quote or escape character"),
            (#"{"quoteChar": "ab"}"#, "f:2:26: expected one ASCII character, found 'ab'"),
            (#"{"quoteChar": "„"}"#, "f:2:26: expected one ASCII character, found '„'"),
            (#"{"header": 0}"#, "f:2:23: expected true or false, found '0'"),
            (#"{"headerRows": [0]}"#, "f:2:28: expected a whole number from 1 to 100000, found '0'"),
            (#"{"headerRows": []}"#, "f:2:27: expected at least one row; or say 'header: false', found none"),
            (#"{"header": false, "headerRows": [1]}"#, "f:2:44: 'headerRows' and 'header: false' exclude each other"),
            (#"{"headerRows": 4}"#, "f:2:27: expected a list, found '4'"),
            (#"{"lineTerminator": "\n\n"}"#, #"f:2:31: expected one of "\n", "\r", "\r\n" in double quotes, found '��'"#),
            (#"{"nullSequence": "NA"}"#, "f:2:29: 'nullSequence' is not supported: Grantline reads delimited text"),
            (#"{"sheetName": "Sheet1"}"#, "f:2:26: 'sheetName' is not supported: Grantline reads delimited text"),
            (#"{"caseSensitiveHeader": false}"#, "f:2:12: 'caseSensitiveHeader: false' is not supported: headers are read in the letter case declared"),
            (#"{"delimeter": ";"}"#, "f:2:13: unknown key 'delimeter'; did you mean 'delimiter'?"),
            (#"{"headerrows": [4]}"#, "f:2:13: unknown key 'headerrows'; did you mean 'headerRows'?"),
            (#""excel""#, "f:2:12: expected a map, found 'excel'"),
        ]
    )
    func wrongDialects(text: String, expected: String) throws {
        #expect(try table(dialect: text).faults == [expected])
    }

    // MARK: Table Schema

    @Test(
        "gives the kinds of fields",
        arguments: [
            (#""type": "string""#, .string), (#""title": "x""#, .string),
            (#""type": "integer""#, .integer(group: nil)),
            (#""type": "integer", "groupChar": " ""#, .integer(group: " ")),
            (#""type": "number""#, .number(decimal: ".", group: nil)),
            (#""type": "number", "decimalChar": ",", "groupChar": "\u00A0""#, .number(decimal: ",", group: "\u{A0}")),
            (#""type": "boolean", "trueValues": ["да"], "falseValues": ["не", "-"]"#, .boolean(trueValues: ["да"], falseValues: ["не", "-"])),
            (#""type": "boolean""#, .boolean(trueValues: ["true", "True", "TRUE", "1"], falseValues: ["false", "False", "FALSE", "0"])),
            (#""type": "date""#, .date(.iso)), (#""type": "date", "format": "default""#, .date(.iso)),
        ] as [(String, FieldDefinition.Kind)]
    )
    func kinds(properties: String, kind: FieldDefinition.Kind) throws {
        #expect(try field(properties).kind == kind)
    }

    @Test("gives the form of a date")
    func dateFormat() throws {
        let pattern = try #require(DatePattern("%d.%m.%Y"))
        #expect(try field(#""type": "date", "format": "%d.%m.%Y""#).kind == .date(pattern))
    }

    @Test("gives the constraints")
    func constraints() throws {
        let text = try field(#""constraints": {"required": true, "unique": true, "pattern": "[0-9]+", "minLength": 2, "maxLength": 9}"#)
        #expect(text.constraints.isRequired && text.constraints.isUnique)
        #expect(text.constraints.pattern == "[0-9]+")
        #expect(text.constraints.minLength == 2 && text.constraints.maxLength == 9)
        let number = try field(#""type": "number", "constraints": {"minimum": -0.5, "maximum": "10"}"#)
        #expect(number.constraints.minimum == Rational(decimal: "-0.5").map(Value.number))
        #expect(number.constraints.maximum == .number(Rational(10)))
        let date = try field(#""type": "date", "format": "%d.%m.%Y", "constraints": {"minimum": "2018-01-01", "maximum": "31.12.2018"}"#)
        #expect(date.constraints.minimum == CivilDate(iso: "2018-01-01").map(Value.date))
        #expect(date.constraints.maximum == CivilDate(iso: "2018-12-31").map(Value.date))
        #expect(try field(#""title": "x""#).constraints == FieldDefinition.Constraints())
    }

    @Test("gives the words of a list, as an enum or as categories with labels")
    func codes() throws {
        let plain = try field(#""constraints": {"enum": ["м", "ж"]}"#)
        #expect(plain.codes?.map(\.code) == ["м", "ж"])
        #expect(plain.treatment == .keep)
        let categories = try field(#""categories": [{"value": "м", "label": "мъже"}, "ж"]"#)
        #expect(categories.codes?.map(\.value) == ["м", "ж"])
        #expect(categories.codes?.first?.label?.text(in: .en) == "мъже")
        #expect(categories.codes?.last?.label == nil)
        let own = try field(#""constraints": {"enum": ["м", "ж"]}, "grantline": {"codes": {"м": {"code": "M", "en": "men"}}}"#)
        #expect(own.codes?.map(\.code) == ["M", "ж"])
        #expect(own.codes?.first?.label?.text(in: .bg) == "м")
        #expect(own.codes?.first?.label?.text(in: .en) == "men")
    }

    @Test("lets free text leave ingest only as a pseudonym, by a list or by a pattern")
    func treatments() throws {
        #expect(try field(#""title": "x""#).treatment == .drop)
        #expect(try field(#""grantline": {"pseudonym": true}"#).treatment == .pseudonym(domain: "t.a"))
        #expect(try field(#""constraints": {"pattern": "[a-z]"}"#).treatment == .keep)
        #expect(try field(#""constraints": {"enum": ["x"]}, "grantline": {"drop": true}"#).treatment == .drop)
        #expect(try field(#""type": "integer""#).treatment == .keep)
    }

    @Test("gives missing values, the encoding and what Grantline adds")
    func tableParts() throws {
        let (table, faults) = try table(
            fields: #"{"name": "a", "type": "date"}, {"name": "b", "type": "date"}"#,
            schema: #", "missingValues": ["", "-", {"value": "н.д."}], "fieldsMatch": ["subset"]"#,
            resource: """
                , "encoding": "cp1251", "type": "table", "format": "CSV", "note": "x", "grantline": {
                "title": "T", "coverage": {"from": "2018-01-01"}, "dates": {"first": "a", "last": "b"},
                "footer": {"prefix": "Общо:", "counts": "keys"}}
                """
        )
        #expect(faults.isEmpty)
        #expect(table?.missingValues == ["", "-", "н.д."])
        #expect(table?.encoding == .windows1251)
        #expect(table?.title.text(in: .bg) == "T")
        #expect(table?.coverage == CivilDate(iso: "2018-01-01"))
        #expect(table?.firstDate == "a" && table?.lastDate == "b")
        #expect(table?.footer == TableDefinition.Footer(prefix: "Общо:", counted: .keys))
    }

    @Test(
        "with a field that cannot be read so is refused",
        arguments: [
            (#""type": "text""#, "'text' is not allowed here: expected one of 'string', 'integer', 'number', 'boolean', 'date'"),
            (#""type": "datetime""#, "'datetime' is not supported: a field is a string, integer, number, boolean, date"),
            (#""type": "date", "format": "%d.%m.%y""#, "expected a date format with %d, %m and %Y once each, found '%d.%m.%y'"),
            (#""type": "date", "format": "any""#, "expected a date format with %d, %m and %Y once each, found 'any'"),
            (#""format": "email""#, "'format: email' is not supported: declare a 'pattern'"),
            (#""decimalChar": ",""#, "'decimalChar' does not belong to a field of type 'string'"),
            (#""type": "integer", "decimalChar": ",""#, "'decimalChar' does not belong to a field of type 'integer'"),
            (#""type": "date", "groupChar": ",""#, "'groupChar' does not belong to a field of type 'date'"),
            (#""type": "number", "trueValues": ["x"]"#, "'trueValues' does not belong to a field of type 'number'"),
            (#""type": "number", "decimalChar": ",", "groupChar": ",""#, "'decimalChar' and 'groupChar' are the same"),
            (#""type": "number", "decimalChar": "5""#, "expected a separator without digits or '-', found '5'"),
            (#""type": "number", "bareNumber": false"#, "'bareNumber: false' is not supported: a number stands alone in its cell"),
            (#""type": "boolean", "trueValues": ["1", "0"]"#, "'0' is both true and false"),
            (#""type": "boolean", "trueValues": []"#, "expected at least one word, found none"),
            (#""constraints": {"minimum": 1}"#, "only numbers and dates have limits"),
            (#""type": "integer", "constraints": {"minimum": "x"}"#, "expected a number such as 0.5, found 'x'"),
            (#""type": "date", "constraints": {"minimum": "2018-02-30"}"#, "expected a day such as 2018-12-31, found '2018-02-30'"),
            (#""type": "integer", "constraints": {"minimum": 2, "maximum": 1}"#, "'minimum' is greater than 'maximum'"),
            (#""constraints": {"minLength": 2, "maxLength": 1}"#, "'minLength' is greater than 'maxLength'"),
            (#""type": "date", "constraints": {"minLength": 2}"#, "only a string field can have 'minLength'"),
            (#""type": "date", "constraints": {"pattern": "x"}"#, "only a string field can have a pattern"),
            (#""constraints": {"pattern": "("}"#, "expected a regular expression, found '('"),
            (#""type": "integer", "constraints": {"exclusiveMinimum": 0}"#, "'exclusiveMinimum' is not supported: write a rule of the grant"),
            (#""constraints": {"jsonSchema": {}}"#, "'jsonSchema' is not supported: write a rule of the grant"),
            (#""constraints": {"requird": true}"#, "unknown key 'requird'; did you mean 'required'?"),
            (#""type": "integer", "constraints": {"enum": ["1"]}"#, "only a string field can have a list of words"),
            (#""constraints": {"enum": []}"#, "expected at least one word, found none"),
            (#""constraints": {"enum": ["a", "a"]}"#, "'a' is there twice"),
            (#""constraints": {"enum": ["a;b"]}"#, "the code 'a;b' can be neither 'blank' nor contain ';'"),
            (#""constraints": {"enum": ["a"]}, "categories": ["a"]"#, "'enum' and 'categories' say the same: declare one of them"),
            (#""constraints": {"enum": ["a", "b"]}, "grantline": {"codes": {"a": {"code": "b", "en": "x"}}}"#, "'b' is there twice"),
            (#""constraints": {"enum": ["a"]}, "grantline": {"codes": {"a": {"code": "blank", "en": "x"}}}"#, "the code 'blank' can be neither 'blank' nor contain ';'"),
            (#""constraints": {"enum": ["aaa"]}, "grantline": {"codes": {"aab": {"en": "x"}}}"#, "there is no word of the list 'aab'; did you mean 'aaa'?"),
            (#""constraints": {"enum": ["aaa"]}, "grantline": {"codes": {"aaa": {"code": "x"}}}"#, "the text has no translation for 'en'"),
            (#""grantline": {"codes": {"a": {"en": "x"}}}"#, "'codes' needs an 'enum'"),
            (#""grantline": {"pseudonym": true, "drop": true}"#, "a field is either a pseudonym or dropped"),
            (#""grantline": {"pseudonim": true}"#, "unknown key 'pseudonim'; did you mean 'pseudonym'?"),
            (#""grantline": {"severity": "fatal"}"#, "'fatal' is not allowed here: expected one of 'info', 'warning', 'error'"),
            (#""grantline": {"name": "Дата"}"#, "expected a name of a-z, 0-9 and '_', at most 64, found 'Дата'"),
            (#""grantline": {"name": "line"}"#, "'line' is a column of Grantline's own: give the field another name"),
            (#""constraints": {"unique": true}"#, "'a' is dropped, so it cannot be compared: say 'pseudonym: true'"),
            (#""missingValues": ["-"]"#, "'missingValues' is not supported: declare them for the whole schema"),
            (#""titel": "x""#, "unknown key 'titel'; did you mean 'title'?"),
        ]
    )
    func wrongFields(properties: String, expected: String) throws {
        let (_, faults) = try table(fields: #"{"name": "a", \#(properties)}"#)
        #expect(faults.map { $0.drop { $0 != " " }.dropFirst() } == [expected[...]])
        #expect(faults.allSatisfy { $0.hasPrefix("f:3:") })
    }

    @Test(
        "with parts that cannot be is refused",
        arguments: [
            ("", #", "primaryKey": "b""#, "there is no field 'b'"),
            ("", #", "primaryKey": ["a", "a"]"#, "'a' is there twice"),
            ("", #", "uniqueKeys": [["a"]]"#, "'uniqueKeys' is not supported: mark the fields 'unique', or declare a primary key"),
            ("", #", "fieldsMatch": ["partial"]"#, "'fieldsMatch: partial' is not supported: every declared field must be in the export"),
            ("", #", "missingValue": ["-"]"#, "unknown key 'missingValue'; did you mean 'missingValues'?"),
            ("", #", "foreignKeys": [{"fields": "a", "reference": {"resource": "x", "fields": "a"}}]"#, "there is no resource 'x'"),
            ("", #", "foreignKeys": [{"fields": "a"}]"#, "the key 'reference' is missing"),
            ("", #", "foreignKeys": [{"fields": "a", "reference": {"resource": "t", "fields": "a"}}]"#, "the tables 't' refer to each other in a ring"),
            ("", #", "foreignKeys": [{"fields": ["a", "b"], "reference": {"resource": "t", "fields": ["a", "b"]}}]"#, "a key of several fields"),
            (#", "data": []"#, "", "'data' is not supported: name the file under 'path'"),
            (#", "type": "json""#, "", "'json' is not allowed here: expected 'table'"),
            (#", "format": "xlsx""#, "", "'xlsx' is not allowed here: expected one of 'csv', 'tsv', 'txt'"),
            (#", "encoding": "latin-7""#, "", "'latin-7' is not allowed here: expected one of 'utf-8'"),
            (#", "grantline": {"dates": {"first": "a"}}"#, "", "there is no date field 'a'"),
            (#", "grantline": {"dates": {"last": "a"}}"#, "", "the key 'first' is missing"),
            (#", "grantline": {"footer": {"counts": "records"}}"#, "", "the key 'prefix' is missing"),
            (#", "grantline": {"coverage": {"from": "2018"}}"#, "", "expected a day such as 2018-12-31, found '2018'"),
            (#", "grantline": {"covrage": {}}"#, "", "unknown key 'covrage'; did you mean 'coverage'?"),
        ]
    )
    func wrongParts(resource: String, schema: String, expected: String) throws {
        let key = #"{"name": "a", "grantline": {"pseudonym": true}}"#
        let (_, faults) = try table(fields: key, schema: schema, resource: resource)
        #expect(faults.contains { $0.contains(expected) }, "\(faults)")
        #expect(faults.count == (expected.contains("first") ? 2 : 1), "\(faults)")
    }

    @Test(
        "names files and tables that cannot lead elsewhere",
        arguments: [
            ("name: cases", "name: Cases", "2:11: expected a name of a-z"),
            ("name: cases", "name: ../x", "2:11: expected a name of a-z"),
            ("name: cases", "name: findings", "2:11: 'findings' is a file of Grantline's own"),
            ("name: cases", "name: effects", "2:11: 'effects' is a file of Grantline's own"),
            ("path: cases.csv", "path: ../cases.csv", "3:11: expected a file's name without folders"),
            ("path: cases.csv", "path: /etc/passwd", "3:11: expected a file's name without folders"),
            ("path: cases.csv", "path: http://x.org/a.csv", "3:11: expected a file's name without folders"),
            ("path: cases.csv", "path: .hidden", "3:11: expected a file's name without folders"),
            ("path: cases.csv", "path: [a.csv, b.csv]", "3:11: expected a text, found a list"),
            ("path: cases.csv", "path: events.csv", "22:11: 'events.csv' is there twice"),
        ]
    )
    func names(part: String, replacement: String, expected: String) throws {
        let found = try Sample.descriptor(part, replacement).faults()
        #expect(found.first?.hasPrefix("datapackage.yaml:" + expected) == true, "\(found)")
    }
}
