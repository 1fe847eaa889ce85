import Testing

@testable import Grants

@Suite("Tables that refer to each other")
struct TableLinkerTests {
    private func tables(_ text: String) throws -> (tables: [TableDefinition], faults: [String]) {
        let log = ConfigurationReader.Log(file: "f")
        let tables = DescriptorReader(log: log, languages: [.en]).tables(of: try root(text))
        return (tables, log.sorted.map { "\($0)" })
    }

    /// A resource with a key `k`, other fields, and references.
    private func resource(
        _ name: String,
        key: String = #""grantline": {"pseudonym": true}"#,
        fields: String = "",
        to references: [(field: String, table: String)] = []
    ) -> String {
        let keys = references.map { reference in
            let target = #"{"resource": "\#(reference.table)", "fields": "k"}"#
            return #"{"fields": "\#(reference.field)", "reference": \#(target)}"#
        }
        let foreign = keys.joined(separator: ", ")
        return #"""
            {"name": "\#(name)", "path": "\#(name).csv", "schema": {"foreignKeys": [\#(foreign)],
            "fields": [{"name": "k", \#(key)}\#(fields)]}}
            """#
    }

    private func package(_ resources: String...) -> String {
        #"{"resources": ["# + resources.joined(separator: ",\n") + "]}"
    }

    @Test("come parents first, and share a pseudonym through all generations")
    func generations() throws {
        let (tables, faults) = try tables(
            package(
                resource("c", to: [("k", "b")]),
                resource("b", to: [("k", "a")]),
                resource("a")
            )
        )
        #expect(faults.isEmpty)
        #expect(tables.map(\.name) == ["a", "b", "c"])
        #expect(
            tables.map { $0.fields[0].treatment }
                == Array(repeating: .pseudonym(domain: "a.k"), count: 3)
        )
        #expect(
            tables[2].foreignKeys == [
                TableDefinition.ForeignKey(field: "k", table: "b", parentField: "k")
            ]
        )
    }

    @Test("compare what is there, and is alike")
    func treatments() throws {
        let code = #""constraints": {"enum": ["x"]}"#
        let cases: [(String, String, String)] = [
            (
                #""title": "x""#, #""grantline": {"pseudonym": true}"#,
                "'k' is dropped, so it can be no key"
            ),
            (
                #""grantline": {"pseudonym": true}"#, #""title": "x""#,
                "'k' is dropped, so it can be no key"
            ),
            (code, #""grantline": {"pseudonym": true}"#, "both are pseudonyms or neither"),
            (#""grantline": {"pseudonym": true}"#, code, "both are pseudonyms or neither"),
            (#""type": "integer""#, code, "both have one type"),
            (
                #""type": "integer", "grantline": {"pseudonym": true}"#,
                #""grantline": {"pseudonym": true}"#, "both have one type"
            ),
        ]
        for (child, parent, expected) in cases {
            let (_, faults) = try tables(
                package(resource("a", key: parent), resource("b", key: child, to: [("k", "a")]))
            )
            #expect(faults.count == 1)
            #expect(faults.first?.contains(expected) == true, "\(faults)")
        }
        for key in [code, #""type": "integer""#] {
            let (_, faults) = try tables(
                package(resource("a", key: key), resource("b", key: key, to: [("k", "a")]))
            )
            #expect(faults.isEmpty)
        }
    }

    @Test("refer once to another table, by fields of their own")
    func twice() throws {
        let other = #", {"name": "o", "grantline": {"pseudonym": true}}"#
        let (_, twice) = try tables(
            package(resource("a"), resource("b", fields: other, to: [("k", "a"), ("o", "a")]))
        )
        #expect(twice.count == 1)
        #expect(twice.first?.contains("a second key leads to 'a'") == true)
        let (_, shared) = try tables(
            package(resource("a"), resource("b"), resource("c", to: [("k", "a"), ("k", "b")]))
        )
        #expect(shared.count == 1)
        #expect(shared.first?.contains("are a reference") == true)
        let (two, none) = try tables(
            package(
                resource("a"),
                resource("b"),
                resource("c", fields: other, to: [("k", "a"), ("o", "b")])
            )
        )
        #expect(none.isEmpty)
        #expect(two.last?.foreignKeys.map(\.table) == ["a", "b"])
    }

    @Test("make no ring")
    func ring() throws {
        let (_, faults) = try tables(
            package(resource("a", to: [("k", "b")]), resource("b", to: [("k", "a")]), resource("c"))
        )
        #expect(faults == ["f:1:1: the tables 'a', 'b' refer to each other in a ring"])
    }

    @Test("bear names of their own, as do their fields")
    func duplicates() throws {
        #expect(
            try tables(package(resource("a"), resource("a"))).faults == [
                "f:3:10: 'a' is there twice", "f:3:23: 'a.csv' is there twice",
            ]
        )
        let header = #", {"name": "k", "type": "date"}"#
        let headers = try tables(package(resource("a", fields: header))).faults
        #expect(headers == ["f:2:70: 'k' is there twice"])
        let name = #", {"name": "o", "type": "date", "grantline": {"name": "k"}}"#
        let names = try tables(package(resource("a", fields: name))).faults
        #expect(names == ["f:2:61: 'k' is there twice"])
    }
}
