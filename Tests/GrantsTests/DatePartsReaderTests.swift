import Expressions
import Testing

@testable import Grants

@Suite("A date of which year, month and day stand in columns of their own")
struct DatePartsReaderTests {
    private static let fields = #"""
        {"name": "y", "type": "integer"}, {"name": "m", "type": "integer"},
        {"name": "D", "type": "integer", "grantline": {"name": "day_of_month"}},
        {"name": "text", "type": "integer", "grantline": {"drop": true}},
        {"name": "Id", "grantline": {"name": "id", "drop": true, "identifier": "egn"}}
        """#

    private func table(_ parts: String, own: String = "") throws -> (TableDefinition?, [String]) {
        let resource = #", "grantline": {"dateParts": [\#(parts)]\#(own)}"#
        let (table, faults) = try DescriptorSample.table(fields: Self.fields, resource: resource)
        return (table, faults)
    }

    private static let parts = #""year": "y", "month": "m", "day": "D""#

    @Test("is a date field behind those of the export")
    func field() throws {
        let (table, faults) = try table(
            #"{"name": "entry", "title": "Entry", \#(Self.parts), "required": true}"#,
            own: #", "dates": {"first": "entry"}"#
        )
        #expect(faults.isEmpty)
        let field = try #require(table?.fields.last)
        #expect(field.name == "entry")
        #expect(field.header == "y, m, D")
        #expect(field.title.text(in: .bg) == "Entry")
        #expect(field.valueType == .date)
        #expect(field.parts == ["y", "m", "day_of_month"])
        #expect(field.constraints.isRequired && !field.canBeBlank)
        #expect(field.severity == .error)
        #expect(table?.firstDate == "entry")
        #expect(table?.columns.map(\.name) == ["y", "m", "day_of_month", "text", "id"])
    }

    @Test("need not be required, nor an error, and has its headers for a title")
    func defaults() throws {
        let (table, faults) = try table(#"{"name": "exit", \#(Self.parts), "severity": "warning"}"#)
        #expect(faults.isEmpty)
        let field = try #require(table?.fields.last)
        #expect(field.title.text(in: .en) == "y, m, D")
        #expect(field.canBeBlank)
        #expect(field.severity == .warning)
    }

    @Test(
        "is refused where its parts are no whole numbers of the table, or its name is another's",
        arguments: [
            (#"{"name": "e", "year": "y", "month": "m"}"#, "the key 'day' is missing"),
            (#"{\#(parts)}"#, "the key 'name' is missing"),
            (
                #"{"name": "e", "year": "Y", "month": "m", "day": "D"}"#,
                "there is no field 'Y'; did you mean 'y'?"
            ),
            (
                #"{"name": "e", "year": "y", "month": "m", "day": "text"}"#,
                "'text' is a part of a date: say 'type: integer', and do not drop it"
            ),
            (
                #"{"name": "e", "year": "Id", "month": "m", "day": "D"}"#,
                "'Id' is a part of a date: say 'type: integer', and do not drop it"
            ),
            (#"{"name": "e", "year": "y", "month": "y", "day": "D"}"#, "'y' is there twice"),
            (#"{"name": "m", \#(parts)}"#, "'m' is there twice"),
            (#"{"name": "id_sex", \#(parts)}"#, "'id_sex' is there twice"),
            (#"{"name": "e", \#(parts)}, {"name": "e", \#(parts)}"#, "'e' is there twice"),
            (
                #"{"name": "line", \#(parts)}"#,
                "'line' is a column of Grantline's own: give the date another name"
            ),
            (#"{"name": "e", \#(parts), "dya": 1}"#, "unknown key 'dya'; did you mean 'day'?"),
            (#""e""#, "expected a map, found 'e'"),
        ]
    )
    func refused(parts: String, expected: String) throws {
        let (_, faults) = try table(parts)
        #expect(faults.map { $0.drop { $0 != " " }.dropFirst() } == [expected[...]])
    }
}
