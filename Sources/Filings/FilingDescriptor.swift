import Grants

/// `datapackage.json` of a filing: its files with their hashes, and what they were made of.
struct FilingDescriptor: Codable, Equatable {
    /// A file of the filing.
    struct Resource: Codable, Equatable {
        var name: String
        var path: String
        var format: String
        var mediatype: String
        var encoding = "utf-8"
        var bytes: Int
        var hash: String
    }

    /// A file that went into the filing.
    struct Input: Codable, Equatable {
        var path: String
        var bytes: Int
        var hash: String
        var version: String?
        var table: String?
        var primaryKey: Bool?
    }

    /// The program that made the filing.
    struct Program: Codable, Equatable {
        var name: String
        var version: String
    }

    /// What stands under `grantline`.
    struct Details: Codable, Equatable {
        var format = 1
        var grant: String
        var period: String
        var profile: String
        var dataDay: String
        var key: String
        var program: Program
        var configuration: [Input]
        var packs: [Input]
        var templates: [Input]
        var exports: [Input]
        var entries: [Input]?
        var revision: Int?
        var reason: String?
    }

    var schema = "https://datapackage.org/profiles/2.0/datapackage.json"
    var name: String
    var title: String
    var resources: [Resource]
    var grantline: Details

    enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case name
        case title
        case resources
        case grantline
    }
}
