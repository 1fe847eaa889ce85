import CSV
import Expressions
import Testing

@testable import Grants

@Suite("A Data Package descriptor")
struct DescriptorReaderTests {
    @Test("gives missing values, the encoding and what Grantline adds")
    func tableParts() throws {
        let (table, faults) = try DescriptorSample.table(
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
        "with parts that cannot be is refused",
        arguments: [
            ("", #", "primaryKey": "b""#, "there is no field 'b'"),
            ("", #", "primaryKey": ["a", "a"]"#, "'a' is there twice"),
            (
                "", #", "uniqueKeys": [["a"]]"#,
                "'uniqueKeys' is not supported: mark the fields 'unique', or declare a primary key"
            ),
            (
                "", #", "fieldsMatch": ["partial"]"#,
                "'fieldsMatch: partial' is not supported: every declared field must be in the export"
            ),
            (
                "", #", "missingValue": ["-"]"#,
                "unknown key 'missingValue'; did you mean 'missingValues'?"
            ),
            (
                "",
                #", "foreignKeys": [{"fields": "a", "reference": {"resource": "x", "fields": "a"}}]"#,
                "there is no resource 'x'"
            ),
            ("", #", "foreignKeys": [{"fields": "a"}]"#, "the key 'reference' is missing"),
            (
                "",
                #", "foreignKeys": [{"fields": "a", "reference": {"resource": "t", "fields": "a"}}]"#,
                "the tables 't' refer to each other in a ring"
            ),
            (
                "",
                #", "foreignKeys": [{"fields": ["a", "b"], "reference": {"resource": "t", "fields": ["a", "b"]}}]"#,
                "a key of several fields"
            ),
            (#", "data": []"#, "", "'data' is not supported: name the file under 'path'"),
            (#", "type": "json""#, "", "'json' is not allowed here: expected 'table'"),
            (
                #", "format": "xlsx""#, "",
                "'xlsx' is not allowed here: expected one of 'csv', 'tsv', 'txt'"
            ),
            (
                #", "encoding": "latin-7""#, "",
                "'latin-7' is not allowed here: expected one of 'utf-8'"
            ),
            (#", "grantline": {"dates": {"first": "a"}}"#, "", "there is no date field 'a'"),
            (#", "grantline": {"dates": {"last": "a"}}"#, "", "the key 'first' is missing"),
            (
                #", "grantline": {"footer": {"counts": "records"}}"#, "",
                "the key 'prefix' is missing"
            ),
            (
                #", "grantline": {"coverage": {"from": "2018"}}"#, "",
                "expected a day such as 2018-12-31, found '2018'"
            ),
            (
                #", "grantline": {"rows": {"blank-row": "skip"}}"#, "",
                "'skip' is not allowed here: expected one of 'error', 'mend', 'ignore'"
            ),
            (
                #", "grantline": {"rows": {"missing-cell": "ignore"}}"#, "",
                "'ignore' is not allowed here: expected one of 'error', 'mend'"
            ),
            (
                #", "grantline": {"rows": {"missing-cells": "mend"}}"#, "",
                "unknown key 'missing-cells'; did you mean 'missing-cell'?"
            ),
            (
                #", "grantline": {"covrage": {}}"#, "",
                "unknown key 'covrage'; did you mean 'coverage'?"
            ),
        ]
    )
    func wrongParts(resource: String, schema: String, expected: String) throws {
        let key = #"{"name": "a", "grantline": {"pseudonym": true}}"#
        let (_, faults) = try DescriptorSample.table(
            fields: key,
            schema: schema,
            resource: resource
        )
        #expect(faults.contains { $0.contains(expected) }, "\(faults)")
        #expect(faults.count == (expected.contains("first") ? 2 : 1), "\(faults)")
    }

    @Test("says what becomes of rows that are not as the header says")
    func rows() throws {
        let (plain, _) = try DescriptorSample.table()
        #expect(plain?.rows == RowPolicy())
        let (table, faults) = try DescriptorSample.table(
            resource: #"""
                , "grantline": {"rows": {"blank-row": "ignore", "missing-cell": "mend",
                "extra-cell": "error", "repeated-header": "error", "quote-error": "mend"}}
                """#
        )
        #expect(faults.isEmpty)
        var policy = RowPolicy()
        (policy.blankRow, policy.missingCell, policy.extraCell) = (.ignore, .mend, .error)
        (policy.repeatedHeader, policy.quoteError) = (.error, .mend)
        #expect(table?.rows == policy)
    }

    @Test("takes one file, several, or a pattern")
    func files() throws {
        let replacement = #"path: [cases.csv, "cases-*.csv"]"#
        let grant = try Sample.descriptor("path: cases.csv", replacement).read()
        let table = try #require(grant.exports.table("cases"))
        #expect(table.files == [FilePattern("cases.csv"), FilePattern("cases-*.csv")])
        #expect(table.path == "cases.csv, cases-*.csv")
        #expect(
            table.fileNames(among: ["cases-2.csv", "cases-10.csv", "events.csv"])
                == ["cases-10.csv", "cases-2.csv", "cases.csv"]
        )
    }

    @Test(
        "names files and tables that cannot lead elsewhere",
        arguments: [
            ("name: cases", "name: Cases", "2:11: expected a name of a-z"),
            ("name: cases", "name: ../x", "2:11: expected a name of a-z"),
            ("name: cases", "name: findings", "2:11: 'findings' is a file of Grantline's own"),
            ("name: cases", "name: effects", "2:11: 'effects' is a file of Grantline's own"),
            (
                "path: cases.csv", "path: ../cases.csv",
                "3:11: expected a file's name without folders"
            ),
            (
                "path: cases.csv", "path: /etc/passwd",
                "3:11: expected a file's name without folders"
            ),
            (
                "path: cases.csv", "path: http://x.org/a.csv",
                "3:11: expected a file's name without folders"
            ),
            ("path: cases.csv", "path: .hidden", "3:11: expected a file's name without folders"),
            ("path: cases.csv", "path: []", "3:11: expected at least one file, found none"),
            ("path: cases.csv", "path: [a.csv, ../b.csv]", "3:19: expected a file's name without"),
            ("path: cases.csv", "path: [a.csv, a.csv]", "3:19: 'a.csv' is there twice"),
            ("path: cases.csv", "path: {a: b.csv}", "3:11: expected a text, found a map"),
            ("path: cases.csv", "path: sub/*.csv", "3:11: expected a file's name without folders"),
            (
                "path: cases.csv", "path: e*.csv",
                "22:11: 'e*.csv' and 'events.csv' can mean the same file"
            ),
            ("path: cases.csv", "path: events.csv", "22:11: 'events.csv' is there twice"),
        ]
    )
    func names(part: String, replacement: String, expected: String) throws {
        let found = try Sample.descriptor(part, replacement).faults()
        #expect(found.first?.hasPrefix("datapackage.yaml:" + expected) == true, "\(found)")
    }
}
