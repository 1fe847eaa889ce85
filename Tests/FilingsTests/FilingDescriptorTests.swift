import Foundation
import TestSupport
import Testing

@testable import Filings
@testable import Grants

/// Checks `datapackage.json` of a filing.
@Suite struct FilingDescriptorTests {
    private func descriptor(_ filing: TestFiling) throws -> [String: Any] {
        let bytes = Data(try filing.bytes("draft/datapackage.json"))
        return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    @Test func `it lists every other file with its size and hash`() throws {
        let filing = try TestFiling()
        try filing.put()
        let resources = try #require(try descriptor(filing)["resources"] as? [[String: Any]])
        let names = try filing.entries("draft").filter { $0 != "datapackage.json" }
        #expect(resources.map { $0["path"] as? String } == names)
        for resource in resources {
            let path = try #require(resource["path"] as? String)
            let bytes = try filing.bytes("draft/\(path)")
            #expect(resource["bytes"] as? Int == bytes.count)
            #expect(resource["hash"] as? String == "sha256:" + SHA256Text.digest(bytes))
        }
        #expect(
            resources.map { $0["mediatype"] as? String } == [
                "text/csv", "text/html", "application/xml", "text/csv",
            ]
        )
        let ids = resources.compactMap { $0["name"] as? String }
        #expect(ids == ["findings-csv", "report-html", "report-xml", "results-csv"])
    }

    @Test func `it says what the filing was made of, and names no place of the machine`() throws {
        let filing = try TestFiling()
        try filing.put()
        let details = try #require(try descriptor(filing)["grantline"] as? [String: Any])
        #expect(details["grant"] as? String == "test")
        #expect(details["period"] as? String == "2018-H2")
        #expect(details["profile"] as? String == "submission")
        #expect(details["dataDay"] as? String == "2019-01-08")
        #expect(details["key"] as? String == "demonstration")
        #expect((details["program"] as? [String: String])?["version"] == "9.8.7")
        #expect(details["revision"] == nil && details["reason"] == nil)
        let inputs = try ["configuration", "packs", "templates", "exports"].map { key in
            try #require(details[key] as? [[String: Any]])
        }
        #expect(
            inputs.map { $0.map { $0["path"] as? String } } == [
                ["grant.yaml", "exports/datapackage.yaml"], ["programmes/plan"],
                ["report.xml.mustache"], ["2019-01-08/cases.csv", "2019-01-08/events.csv"],
            ]
        )
        #expect(inputs[1].first?["version"] as? String == "3.1")
        #expect(inputs[3].map { $0["primaryKey"] as? Bool } == [true, false])
        for input in inputs.joined() {
            let hash = try #require(input["hash"] as? String)
            #expect(hash.hasPrefix("sha256:") && hash.count == 71)
            #expect(input["bytes"] is Int)
        }
        let text = String(decoding: try filing.bytes("draft/datapackage.json"), as: UTF8.self)
        #expect(!text.contains(filing.scratch.path))
    }

    @Test func `the same filing gives the same bytes`() throws {
        let first = try TestFiling()
        try first.put()
        let bytes = try first.bytes("draft/datapackage.json")
        #expect(bytes.last == UInt8(ascii: "\n"))
        for _ in 0..<10 {
            let again = try TestFiling()
            try again.put(TestFiling.documents().reversed())
            #expect(try again.bytes("draft/datapackage.json") == bytes)
        }
    }

    @Test func `it can be read again`() throws {
        let filing = try TestFiling()
        let descriptor = try filing.source().descriptor(of: TestFiling.documents())
        #expect(FilingDescriptor(json: try descriptor.json()) == descriptor)
    }

    @Test(arguments: ["", "{", "[]", "null", "{}", "\u{0}", "<xml/>", #"{"resources": []}"#])
    func `bytes that are no descriptor are none`(_ text: String) {
        #expect(FilingDescriptor(json: Array(text.utf8)) == nil)
    }

    @Test func `a descriptor of another format is none`() throws {
        var descriptor = try TestFiling().source().descriptor(of: [])
        descriptor.grantline.format = 2
        #expect(FilingDescriptor(json: try descriptor.json()) == nil)
    }

    @Test func `nesting without end is no descriptor and no crash`() {
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(FilingDescriptor(json: Array(deep.utf8)) == nil)
        let object = String(repeating: "{\"a\":", count: 200_000)
        #expect(FilingDescriptor(json: Array(object.utf8)) == nil)
    }

    private static let schema = JSONSchema("../shared/data/datapackage/datapackage.json")

    @Test(.enabled(if: schema.isThere, "python3 with jsonschema and the schemas are needed"))
    func `it obeys the schema of Data Package 2.0`() throws {
        let filing = try TestFiling()
        try filing.put()
        #expect(try Self.schema.faults(of: filing.path("draft/datapackage.json")) == "")
        _ = try filing.shelf.seal(reason: "Filed as agreed")
        #expect(try Self.schema.faults(of: filing.path("1/datapackage.json")) == "")
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func `hashes are SHA-256 in hexadecimal digits`(_ text: String, _ hash: String) {
        #expect(SHA256Text.digest(Array(text.utf8)) == hash)
    }
}
