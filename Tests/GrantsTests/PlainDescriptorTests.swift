import Foundation
import Testing

@testable import Grants

@Suite("The plain descriptor of an export")
struct PlainDescriptorTests {
    private func plain(_ text: String, export: String = "2019-01-08") throws -> String {
        let file = try ConfigurationFile(bytes: Array(text.utf8), name: "f")
        let log = ConfigurationReader.Log(file: "f")
        let tables = DescriptorReader(log: log, languages: [.en]).tables(of: file.root)
        #expect(log.sorted.isEmpty)
        let exports = ExportDefinition(file: file, folder: "x", tables: tables)
        let bytes = try PlainDescriptor(of: exports, export: export).json()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("has dated paths, typed values and nothing of Grantline's own, in sorted keys")
    func content() throws {
        let text = """
            name: x
            version: 2
            resources:
              - name: cases
                path: cases.csv
                dialect: {delimiter: ";", headerRows: [4], header: true}
                grantline: {footer: {prefix: "Общо:", counts: records}}
                schema:
                  primaryKey: [№]
                  fields:
                    - name: №
                      constraints: {required: true, maxLength: 9}
                      grantline: {name: case, pseudonym: true}
                    - {name: d, type: number, constraints: {minimum: 0, maximum: 0.5}}
                    - {name: e, constraints: {enum: ["true", "1", NO]}}
            """
        #expect(
            try plain(text) == """
                {
                  "name" : "x",
                  "resources" : [
                    {
                      "dialect" : {
                        "commentChar" : "Общо:",
                        "delimiter" : ";",
                        "header" : true,
                        "headerRows" : [
                          4
                        ]
                      },
                      "name" : "cases",
                      "path" : "2019-01-08/cases.csv",
                      "schema" : {
                        "fields" : [
                          {
                            "constraints" : {
                              "maxLength" : 9,
                              "required" : true
                            },
                            "name" : "№"
                          },
                          {
                            "constraints" : {
                              "maximum" : "0.5",
                              "minimum" : 0
                            },
                            "name" : "d",
                            "type" : "number"
                          },
                          {
                            "constraints" : {
                              "enum" : [
                                "true",
                                "1",
                                "NO"
                              ]
                            },
                            "name" : "e"
                          }
                        ],
                        "primaryKey" : [
                          "№"
                        ]
                      }
                    }
                  ],
                  "version" : "2"
                }

                """
        )
    }

    @Test("keeps a comment character that is declared, also beside a footer")
    func commentCharacter() throws {
        let text = """
            resources:
              - name: a
                path: a.csv
                dialect: {commentChar: "#"}
                grantline: {footer: {prefix: "Total"}}
                schema: {fields: [{name: a}]}
            """
        #expect(try plain(text).contains(##""commentChar" : "#""##))
    }

    @Test("is read again as the same tables without Grantline's part")
    func roundTrip() throws {
        let grants = Project.path("input/grants")
        for name in ["kazanlak", "kropyvnytskyi"] {
            let grant = try GrantReader(installation: nil).grant(
                at: GrantLocation("\(grants)/\(name)")
            )
            let json = try PlainDescriptor(of: grant.exports, export: "2019-01-08").json()
            let root = try ConfigurationFile(bytes: json, name: "f").root
            let resources = try #require(root["resources"]?.items)
            #expect(
                resources.map { $0["path"]?.text }
                    == resources.indices.map { index in
                        let original = grant.exports.file.root["resources"]?.items?[index]["path"]?
                            .text
                        return original.map { "2019-01-08/\($0)" }
                    }
            )
            #expect(!String(decoding: json, as: UTF8.self).contains("grantline"))
        }
    }

    /// The schemas are other people's and stand beside the project, where they stand at all.
    private static let schemas = Project.path("../shared/data/datapackage")

    private static var canValidate: Bool {
        FileManager.default.fileExists(atPath: "\(schemas)/datapackage.json")
            && (try? run(["-c", "import jsonschema"])) == 0
    }

    private static func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(
        "is valid against the schemas of Data Package 2.0",
        .enabled(if: canValidate, "needs python3 with jsonschema, and the standard's schemas"),
        arguments: ["kazanlak", "kropyvnytskyi"]
    )
    func valid(name: String) throws {
        let location = GrantLocation(Project.path("input/grants/\(name)"))
        let grant = try GrantReader(installation: nil).grant(at: location)
        let json = try PlainDescriptor(of: grant.exports, export: "2019-01-08").json()
        let scratch = try Scratch()
        let path = try scratch.file("datapackage.json", String(decoding: json, as: UTF8.self))
        let status = try Self.run([
            "-m", "jsonschema", "-i", path, "\(Self.schemas)/datapackage.json",
        ])
        #expect(status == 0)
        let broken = try scratch.file("broken.json", #"{"resources": [{"name": 1}]}"#)
        let other = try Self.run([
            "-m", "jsonschema", "-i", broken, "\(Self.schemas)/datapackage.json",
        ])
        #expect(other != 0)
    }
}
