import Grants

/// `records/datapackage.json`: what the stages after ingest must know beside the records.
struct RecordsDescriptor: Codable {
    /// A table of records.
    struct Resource: Codable {
        var name: String
        var path: String
        var format = "csv"
        var mediatype = "text/csv"
        var encoding = "utf-8"
        var schema: Schema
        var grantline: Source
    }

    /// The fields of a table.
    struct Schema: Codable {
        var fields: [Field]
    }

    /// A field.
    struct Field: Codable {
        var name: String
        var type: String
    }

    /// The export of a table.
    struct Source: Codable {
        var files: [File]
    }

    /// A file of an export, with the number of its records.
    struct File: Codable {
        var file: String
        var bytes: Int
        var sha256: String
        var columns: [String: Int]
        var records: Int
    }

    /// What ingest fixed for all stages.
    struct Moment: Codable {
        var format = 1
        var grant: String
        var export: String
        var dataDay: String
        var asOf: String
        var period: String
        var key: Grant.KeySource
    }

    var name: String
    var resources: [Resource]
    var grantline: Moment
}
