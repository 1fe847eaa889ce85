import FoundationEssentials
import Grants

extension FindingsDocument {
    // The names are those of SARIF 2.1.0.

    private struct Log: Encodable {
        var schema = "https://json.schemastore.org/sarif-2.1.0.json"
        var version = "2.1.0"
        var runs: [Run]

        enum CodingKeys: String, CodingKey {
            case schema = "$schema"
            case version, runs
        }
    }

    private struct Run: Encodable {
        var tool: Tool
        var automationDetails: AutomationDetails
        var columnKind = "unicodeCodePoints"
        var originalUriBaseIds: [String: ArtifactLocation]
        var results: [Result]
    }

    private struct AutomationDetails: Encodable {
        var id: String
    }

    private struct Tool: Encodable {
        var driver: Driver
    }

    private struct Driver: Encodable {
        var name = "Grantline"
        var rules: [ReportingDescriptor]
    }

    private struct ReportingDescriptor: Encodable {
        var id: String
        var properties: [String: Int]
    }

    private struct Message: Encodable {
        var text: String
    }

    private struct ArtifactLocation: Encodable {
        var uri: String?
        var uriBaseId: String?
        var description: Message?
    }

    private struct Region: Encodable {
        var startLine: Int
    }

    private struct PhysicalLocation: Encodable {
        var artifactLocation: ArtifactLocation
        var region: Region?
    }

    private struct LogicalLocation: Encodable {
        var fullyQualifiedName: String
        var kind: String
    }

    private struct Location: Encodable {
        var physicalLocation: PhysicalLocation?
        var logicalLocations: [LogicalLocation]?
    }

    private struct Suppression: Encodable {
        var kind = "external"
        var status = "accepted"
    }

    private struct Properties: Encodable {
        var effect: String
        var record: Int?
        var row: Int?
        var column: Int?
        var cell: String?
    }

    private struct Result: Encodable {
        var ruleId: String
        var ruleIndex: Int
        var level: String
        var message: Message
        var locations: [Location]
        var occurrenceCount: Int
        var partialFingerprints: [String: String]?
        var suppressions: [Suppression]?
        var properties: Properties
    }

    /// The findings as SARIF 2.1.0, which programs for reviewing code understand.
    ///
    /// The column of a finding is the number of a field there, and no character's: it stands among
    /// the properties, and regions have lines only.
    public func sarif() throws -> [UInt8] {
        let rules = rules
        let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
        let descriptors = rules.map {
            ReportingDescriptor(id: $0, properties: ["findings": counts[$0] ?? 0])
        }
        let base = ArtifactLocation(
            description: Message(text: "The folder of the exports of the grant \(grant)")
        )
        let run = Run(
            tool: Tool(driver: Driver(rules: descriptors)),
            automationDetails: AutomationDetails(id: "\(grant)/\(period)/"),
            originalUriBaseIds: ["EXPORTS": base],
            results: findings.map { Self.result($0, rule: places[$0.rule] ?? 0) }
        )
        return try Self.bytes(of: Log(runs: [run]))
    }

    private static func result(_ finding: Finding, rule: Int) -> Result {
        let level =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .info: "note"
            }
        let fingerprint = finding.fingerprint
        return Result(
            ruleId: finding.rule,
            ruleIndex: rule,
            level: level,
            message: Message(text: finding.message),
            locations: [location(of: finding)],
            occurrenceCount: max(finding.count, 1),
            partialFingerprints: fingerprint.isEmpty ? nil : ["grantlineFinding/v1": fingerprint],
            suppressions: finding.isWaived ? [Suppression()] : nil,
            properties: Properties(
                effect: finding.effect.rawValue,
                record: finding.record,
                row: finding.row,
                column: finding.column,
                cell: cell(of: finding)
            )
        )
    }

    private static func location(of finding: Finding) -> Location {
        let name = [finding.table, finding.field].filter { !$0.isEmpty }.joined(separator: ".")
        let kind = finding.field.isEmpty ? "table" : "member"
        return Location(
            physicalLocation: finding.file.isEmpty
                ? nil
                : PhysicalLocation(
                    artifactLocation: ArtifactLocation(
                        uri: uri(of: finding.file),
                        uriBaseId: "EXPORTS"
                    ),
                    region: finding.line.map(Region.init)
                ),
            logicalLocations: name.isEmpty
                ? nil : [LogicalLocation(fullyQualifiedName: name, kind: kind)]
        )
    }

    /// Writes a file's name as a relative URI (RFC 3986): other bytes than letters, digits and
    /// `-._~/` as `%` and two hexadecimal digits.
    private static func uri(of file: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var uri: [UInt8] = []
        for byte in file.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                uri.append(byte)
            default:
                uri += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: uri, as: UTF8.self)
    }
}
