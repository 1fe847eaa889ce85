import Testing

@testable import Grants

/// A descriptor of one table, given in parts as JSON.
enum DescriptorSample {
    /// Reads a resource with a dialect, or a field, or other parts given as JSON.
    static func table(
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

    static func field(_ properties: String) throws -> FieldDefinition {
        let (table, faults) = try table(fields: #"{"name": "a", \#(properties)}"#)
        try #require(faults.isEmpty)
        return try #require(table?.fields.first)
    }
}
