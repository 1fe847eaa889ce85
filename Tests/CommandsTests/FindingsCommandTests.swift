import Foundation
import TestSupport
import Testing

/// The findings of a filing for other programs.
@Suite struct FindingsCommandTests {
    private static let sarif = JSONSchema("../shared/data/sarif/sarif-schema-2.1.0.json")
    private static let json = JSONSchema("templates/schemas/grantline-findings-1.json")

    private static func written(
        _ format: String,
        _ options: [String] = [],
        of filing: SharedFiling = .kropyvnytskyi
    ) throws -> (project: TestProject, file: String) {
        let project = try TestProject(holding: [])
        try project.putFiling(filing)
        let arguments = ["findings", "output/\(filing.draft)", "--format", format] + options
        let run = try project.run(arguments + ["-o", "found"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.isEmpty && run.errors.isEmpty)
        let streamed = try project.run(arguments)
        #expect(try streamed.output == project.text("found"))
        return (project, "found")
    }

    private static func object(_ project: TestProject, _ file: String) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: project.bytes(file))
        return try #require(object as? [String: Any])
    }

    @Test(
        .enabled(if: json.isThere, "python3 with jsonschema is needed"),
        arguments: [
            SharedFiling.kropyvnytskyi, .kazanlakFirst,
        ]
    )
    func `JSON obeys the schema that the program ships`(filing: SharedFiling) throws {
        let (project, file) = try Self.written("json", of: filing)
        #expect(try Self.json.faults(of: project(file).path) == "")
    }

    @Test func `JSON tells what findings.csv and rules.csv tell`() throws {
        let (project, file) = try Self.written("json")
        let object = try Self.object(project, file)
        let rows = try SharedFiling.kropyvnytskyi.table("findings.csv")
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings.count == rows.count)
        for (finding, row) in zip(findings, rows) {
            for key in ["rule", "severity", "effect", "table", "file", "message", "fingerprint"] {
                #expect(finding[key] as? String == row[key])
            }
            for key in ["record", "line", "row", "column", "count"] {
                #expect((finding[key] as? Int).map { "\($0)" } ?? "" == row[key])
            }
        }
        let ended = try SharedFiling.kropyvnytskyi.table("rules.csv")
        let rules = try #require(object["rules"] as? [[String: Any]])
        #expect(rules.map { $0["rule"] as? String } == ended.map { $0["rule"] })
        #expect(rules.map { $0["state"] as? String } == ended.map { $0["state"] })
    }

    @Test(arguments: [0, 1, 5]) func `a limit shortens what is written, and all are counted`(
        limit: Int
    ) throws {
        let (project, file) = try Self.written("json", ["--max-findings", "\(limit)"])
        let object = try Self.object(project, file)
        let findings = try #require(object["findings"] as? [[String: Any]])
        let counts = try #require(object["counts"] as? [String: Int])
        #expect(counts["event-after-end"] == 243)
        for (rule, count) in counts {
            #expect(findings.count { $0["rule"] as? String == rule } == min(limit, count))
        }
    }

    @Test(
        .enabled(if: sarif.isThere, "python3 with jsonschema and the schema are needed"),
        arguments: [
            [], ["--max-findings", "1"],
        ]
    )
    func `SARIF obeys its schema`(options: [String]) throws {
        for filing in [SharedFiling.kropyvnytskyi, .kazanlakFirst] {
            let (project, file) = try Self.written("sarif", options, of: filing)
            #expect(try Self.sarif.faults(of: project(file).path) == "")
        }
    }

    @Test func `SARIF has a result for each finding at its line`() throws {
        let (project, file) = try Self.written("sarif")
        let runs = try #require(Self.object(project, file)["runs"] as? [[String: Any]])
        let results = try #require(runs.first?["results"] as? [[String: Any]])
        let rows = try SharedFiling.kropyvnytskyi.table("findings.csv")
        #expect(results.count == rows.count)
        let levels = ["error": "error", "warning": "warning", "info": "note"]
        for (result, row) in zip(results, rows) {
            #expect(result["ruleId"] as? String == row["rule"])
            #expect(result["level"] as? String == row["severity"].flatMap { levels[$0] })
            let places = result["locations"] as? [[String: Any]]
            let place = places?.first?["physicalLocation"] as? [String: Any]
            let region = place?["region"] as? [String: Any]
            #expect((region?["startLine"] as? Int).map { "\($0)" } ?? "" == row["line"])
            let artifact = place?["artifactLocation"] as? [String: Any]
            #expect(artifact?["uri"] as? String == row["file"])
            let prints = result["partialFingerprints"] as? [String: String]
            #expect(prints?.values.first == row["fingerprint"])
        }
    }

    @Test(arguments: [[], ["--max-findings", "0"]])
    func `JUnit has a test case for each rule and table, which a parser reads`(
        options: [String]
    ) throws {
        let (project, file) = try Self.written("junit", options)
        let script = """
            import sys, xml.etree.ElementTree as tree
            root = tree.parse(sys.argv[1]).getroot()
            cases = root.findall('testsuite/testcase')
            print(root.tag, root.get('name'), root.get('tests') == str(len(cases)),
                  root.get('failures') == str(len(root.findall('.//failure'))))
            for case in cases:
                kinds = [e.tag for e in case if e.tag != 'system-out']
                print(case.get('classname'), case.get('name'), *kinds)
            """
        let (status, words) = try JSONSchema.python(["-c", script, project(file).path])
        #expect(status == 0, "\(words)")
        var lines = words.split(separator: "\n").map(String.init)
        #expect(lines.removeFirst() == "testsuites kropyvnytskyi 2025-H1 True True")
        let ended = try SharedFiling.kropyvnytskyi.table("rules.csv")
        let rows = try SharedFiling.kropyvnytskyi.table("findings.csv")
        let expected = ended.map { outcome in
            let (table, rule) = (outcome["table"] ?? "", outcome["rule"] ?? "")
            let fails = rows.contains {
                $0["table"] == table && $0["rule"] == rule && $0["severity"] == "error"
            }
            return "\(table) \(rule)\(fails ? " failure" : "")"
        }
        #expect(lines == expected)
    }

    @Test func `a folder that is no filing is refused`() throws {
        let project = try TestProject(holding: ["input"])
        let run = try project.run(["findings", "input"])
        #expect(run.status == 66)
        #expect(run.output.isEmpty)
    }
}
