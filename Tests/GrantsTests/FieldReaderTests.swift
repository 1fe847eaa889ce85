import Expressions
import Testing

@testable import Grants

@Suite("A field of a Table Schema")
struct FieldReaderTests {
    private static let nameForm =
        "expected a name of a-z, 0-9 and '_' that begins with a letter or '_', at most 64"

    @Test("with a pattern nested or long beyond need does not exhaust the stack")
    func hostilePatterns() throws {
        for (open, close) in [("(", ")"), ("(?:", ")"), ("[", "]")] {
            for depth in [100, 166, 10_000] {
                let pattern =
                    String(repeating: open, count: depth) + "a"
                    + String(repeating: close, count: depth)
                let (_, faults) = try DescriptorSample.table(
                    fields: #"{"name": "a", "constraints": {"pattern": "\#(pattern)"}}"#
                )
                #expect(faults.count <= 1)
                if pattern.utf8.count > 1_000 { #expect(faults.count == 1) }
            }
        }
    }

    @Test("takes missing values of its own, which go before those of the schema")
    func missingValues() throws {
        let (table, faults) = try DescriptorSample.table(
            dialect: #"{"nullSequence": "\\N"}"#,
            fields: #"""
                {"name": "a", "missingValues": ["-", {"value": "x", "label": "no answer"}]},
                {"name": "b"}
                """#,
            schema: #", "missingValues": ["", "n/a"]"#
        )
        #expect(faults.isEmpty)
        #expect(table?.missingValues == ["", "n/a", "\\N"])
        #expect(table?.field("a")?.missingValues == ["-", "x", "\\N"])
        #expect(table?.field("b")?.missingValues == nil)
    }

    @Test(
        "gives its kind",
        arguments: [
            (#""type": "string""#, .string), (#""title": "x""#, .string),
            (#""type": "integer""#, .integer(group: nil)),
            (#""type": "integer", "groupChar": " ""#, .integer(group: " ")),
            (#""type": "number""#, .number(decimal: ".", group: nil)),
            (
                #""type": "number", "decimalChar": ",", "groupChar": "\u00A0""#,
                .number(decimal: ",", group: "\u{A0}")
            ),
            (
                #""type": "boolean", "trueValues": ["да"], "falseValues": ["не", "-"]"#,
                .boolean(trueValues: ["да"], falseValues: ["не", "-"])
            ),
            (
                #""type": "boolean""#,
                .boolean(
                    trueValues: ["true", "True", "TRUE", "1"],
                    falseValues: ["false", "False", "FALSE", "0"]
                )
            ),
            (#""type": "date""#, .date(.iso)),
            (#""type": "date", "format": "default""#, .date(.iso)),
        ] as [(String, FieldDefinition.Kind)]
    )
    func kinds(properties: String, kind: FieldDefinition.Kind) throws {
        #expect(try DescriptorSample.field(properties).kind == kind)
    }

    @Test("gives the form of a date")
    func dateFormat() throws {
        let pattern = try #require(DatePattern("%d.%m.%Y"))
        #expect(
            try DescriptorSample.field(#""type": "date", "format": "%d.%m.%Y""#).kind
                == .date(pattern)
        )
    }

    @Test("gives its constraints")
    func constraints() throws {
        let text = try DescriptorSample.field(
            #""constraints": {"required": true, "unique": true, "pattern": "[0-9]+", "minLength": 2, "maxLength": 9}"#
        )
        #expect(text.constraints.isRequired && text.constraints.isUnique)
        #expect(text.constraints.pattern == "[0-9]+")
        #expect(text.constraints.minLength == 2 && text.constraints.maxLength == 9)
        let number = try DescriptorSample.field(
            #""type": "number", "constraints": {"minimum": -0.5, "maximum": "10"}"#
        )
        #expect(number.constraints.minimum == Rational(decimal: "-0.5").map(Value.number))
        #expect(number.constraints.maximum == .number(Rational(10)))
        let date = try DescriptorSample.field(
            #""type": "date", "format": "%d.%m.%Y", "constraints": {"minimum": "2018-01-01", "maximum": "31.12.2018"}"#
        )
        #expect(date.constraints.minimum == CivilDate(iso: "2018-01-01").map(Value.date))
        #expect(date.constraints.maximum == CivilDate(iso: "2018-12-31").map(Value.date))
        #expect(
            try DescriptorSample.field(#""title": "x""#).constraints
                == FieldDefinition.Constraints()
        )
    }

    @Test("gives the words of its list, as an enum or as categories with labels")
    func codes() throws {
        let plain = try DescriptorSample.field(#""constraints": {"enum": ["м", "ж"]}"#)
        #expect(plain.codes?.map(\.code) == ["м", "ж"])
        #expect(plain.treatment == .keep)
        let categories = try DescriptorSample.field(
            #""categories": [{"value": "м", "label": "мъже"}, "ж"]"#
        )
        #expect(categories.codes?.map(\.value) == ["м", "ж"])
        #expect(categories.codes?.first?.label?.text(in: .en) == "мъже")
        #expect(categories.codes?.last?.label == nil)
        let own = try DescriptorSample.field(
            #""constraints": {"enum": ["м", "ж"]}, "grantline": {"codes": {"м": {"code": "M", "en": "men"}}}"#
        )
        #expect(own.codes?.map(\.code) == ["M", "ж"])
        #expect(own.codes?.first?.label?.text(in: .bg) == "м")
        #expect(own.codes?.first?.label?.text(in: .en) == "men")
    }

    @Test("leaves ingest as free text only as a pseudonym, by a list or by a pattern")
    func treatments() throws {
        #expect(try DescriptorSample.field(#""title": "x""#).treatment == .drop)
        #expect(
            try DescriptorSample.field(#""grantline": {"pseudonym": true}"#).treatment
                == .pseudonym(domain: "t.a")
        )
        #expect(
            try DescriptorSample.field(#""constraints": {"pattern": "[a-z]"}"#).treatment == .keep
        )
        #expect(
            try DescriptorSample.field(
                #""constraints": {"enum": ["x"]}, "grantline": {"drop": true}"#
            ).treatment
                == .drop
        )
        #expect(try DescriptorSample.field(#""type": "integer""#).treatment == .keep)
    }

    @Test(
        "that cannot be read so is refused",
        arguments: [
            (
                #""type": "text""#,
                "'text' is not allowed here: expected one of 'string', 'integer', 'number', 'boolean', 'date'"
            ),
            (
                #""type": "datetime""#,
                "'datetime' is not supported: a field is a string, integer, number, boolean, date"
            ),
            (
                #""type": "date", "format": "%d.%m.%y""#,
                "expected a date format with %d, %m and %Y once each, found '%d.%m.%y'"
            ),
            (
                #""type": "date", "format": "any""#,
                "expected a date format with %d, %m and %Y once each, found 'any'"
            ),
            (#""format": "email""#, "'format: email' is not supported: declare a 'pattern'"),
            (#""decimalChar": ",""#, "'decimalChar' does not belong to a field of type 'string'"),
            (
                #""type": "integer", "decimalChar": ",""#,
                "'decimalChar' does not belong to a field of type 'integer'"
            ),
            (
                #""type": "date", "groupChar": ",""#,
                "'groupChar' does not belong to a field of type 'date'"
            ),
            (
                #""type": "number", "trueValues": ["x"]"#,
                "'trueValues' does not belong to a field of type 'number'"
            ),
            (
                #""type": "number", "decimalChar": ",", "groupChar": ",""#,
                "'decimalChar' and 'groupChar' are the same"
            ),
            (
                #""type": "number", "decimalChar": "5""#,
                "expected a separator without digits or '-', found '5'"
            ),
            (
                #""type": "number", "bareNumber": false"#,
                "'bareNumber: false' is not supported: a number stands alone in its cell"
            ),
            (#""type": "boolean", "trueValues": ["1", "0"]"#, "'0' is both true and false"),
            (#""type": "boolean", "trueValues": []"#, "expected at least one word, found none"),
            (#""constraints": {"minimum": 1}"#, "only numbers and dates have limits"),
            (
                #""type": "integer", "constraints": {"minimum": "x"}"#,
                "expected a number such as 0.5, found 'x'"
            ),
            (
                #""type": "date", "constraints": {"minimum": "2018-02-30"}"#,
                "expected a day such as 2018-12-31, found '2018-02-30'"
            ),
            (
                #""type": "integer", "constraints": {"minimum": 2, "maximum": 1}"#,
                "'minimum' is greater than 'maximum'"
            ),
            (
                #""constraints": {"minLength": 2, "maxLength": 1}"#,
                "'minLength' is greater than 'maxLength'"
            ),
            (
                #""type": "date", "constraints": {"minLength": 2}"#,
                "only a string field can have 'minLength'"
            ),
            (
                #""type": "date", "constraints": {"pattern": "x"}"#,
                "only a string field can have a pattern"
            ),
            (#""constraints": {"pattern": "("}"#, "expected a regular expression, found '('"),
            (
                #""type": "integer", "constraints": {"exclusiveMinimum": 0}"#,
                "'exclusiveMinimum' is not supported: write a rule of the grant"
            ),
            (
                #""constraints": {"jsonSchema": {}}"#,
                "'jsonSchema' is not supported: write a rule of the grant"
            ),
            (
                #""constraints": {"requird": true}"#,
                "unknown key 'requird'; did you mean 'required'?"
            ),
            (
                #""type": "integer", "constraints": {"enum": ["1"]}"#,
                "only a string field can have a list of words"
            ),
            (#""constraints": {"enum": []}"#, "expected at least one word, found none"),
            (#""constraints": {"enum": ["a", "a"]}"#, "'a' is there twice"),
            (
                #""constraints": {"enum": ["a;b"]}"#,
                "the code 'a;b' can be neither 'blank' nor contain ';'"
            ),
            (
                #""constraints": {"enum": ["a"]}, "categories": ["a"]"#,
                "'enum' and 'categories' say the same: declare one of them"
            ),
            (
                #""constraints": {"enum": ["a", "b"]}, "grantline": {"codes": {"a": {"code": "b", "en": "x"}}}"#,
                "'b' is there twice"
            ),
            (
                #""constraints": {"enum": ["a"]}, "grantline": {"codes": {"a": {"code": "blank", "en": "x"}}}"#,
                "the code 'blank' can be neither 'blank' nor contain ';'"
            ),
            (
                #""constraints": {"enum": ["aaa"]}, "grantline": {"codes": {"aab": {"en": "x"}}}"#,
                "there is no word of the list 'aab'; did you mean 'aaa'?"
            ),
            (
                #""constraints": {"enum": ["aaa"]}, "grantline": {"codes": {"aaa": {"code": "x"}}}"#,
                "the text has no translation for 'en'"
            ),
            (#""grantline": {"codes": {"a": {"en": "x"}}}"#, "'codes' needs an 'enum'"),
            (
                #""grantline": {"pseudonym": true, "drop": true}"#,
                "a field is a pseudonym, dropped or kept: say one"
            ),
            (
                #""grantline": {"pseudonim": true}"#,
                "unknown key 'pseudonim'; did you mean 'pseudonym'?"
            ),
            (
                #""grantline": {"severity": "fatal"}"#,
                "'fatal' is not allowed here: expected one of 'info', 'warning', 'error'"
            ),
            (
                #""grantline": {"name": "Дата"}"#,
                "\(Self.nameForm), found 'Дата'"
            ),
            (#""grantline": {"name": "2nd"}"#, "\(Self.nameForm), found '2nd'"),
            (
                #""grantline": {"name": "line"}"#,
                "'line' is a column of Grantline's own: give the field another name"
            ),
            (
                #""constraints": {"unique": true}"#,
                "'a' is dropped, so it cannot be compared: say 'pseudonym: true'"
            ),
            (#""missingValues": "-""#, "expected a list, found '-'"),
            (#""missingValues": [["-"]]"#, "expected a text, found a list"),
            (#""missingValues": ["-", "-"]"#, "'-' is there twice"),
            (#""missingValues": [{"label": "x"}]"#, "the key 'value' is missing"),
            (#""missingValues": [{"value": ["x"]}]"#, "expected a text, found a list"),
            (#""titel": "x""#, "unknown key 'titel'; did you mean 'title'?"),
        ]
    )
    func wrongFields(properties: String, expected: String) throws {
        let (_, faults) = try DescriptorSample.table(fields: #"{"name": "a", \#(properties)}"#)
        #expect(faults.map { $0.drop { $0 != " " }.dropFirst() } == [expected[...]])
        #expect(faults.allSatisfy { $0.hasPrefix("f:3:") })
    }
}
