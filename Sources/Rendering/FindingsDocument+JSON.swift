import FoundationEssentials
import Grants

extension FindingsDocument {
    private struct Document: Encodable {
        var format = 1
        var grant: String
        var period: String
        var counts: [String: Int]
        var rules: [Ended]
        var findings: [Entry]
    }

    private struct Ended: Encodable {
        var rule: String
        var table: String
        var severity: String?
        var state: String
        var applied: Int?
        var found: Int
        var cause: String?

        init(_ outcome: RuleOutcome) {
            rule = outcome.rule
            table = outcome.table
            severity = outcome.severity?.rawValue
            state = outcome.state.rawValue
            applied = outcome.applied
            found = outcome.found
            cause = outcome.cause?.rawValue
        }
    }

    private struct Entry: Encodable {
        var rule: String
        var severity: String
        var effect: String
        var table: String
        var file: String
        var record: Int?
        var line: Int?
        var row: Int?
        var column: Int?
        var cell: String?
        var field: String
        var count: Int
        var message: String
        var fingerprint: String
        var waived: Bool

        init(_ finding: Finding) {
            rule = finding.rule
            severity = finding.severity.rawValue
            effect = finding.effect.rawValue
            table = finding.table
            file = finding.file
            record = finding.record
            line = finding.line
            row = finding.row
            column = finding.column
            cell = FindingsDocument.cell(of: finding)
            field = finding.field
            count = finding.count
            message = finding.message
            fingerprint = finding.fingerprint
            waived = finding.isWaived
        }
    }

    /// The findings as JSON, as `templates/schemas/grantline-findings-1.json` describes it.
    public func json() throws -> [UInt8] {
        try Self.bytes(
            of: Document(
                grant: grant,
                period: period,
                counts: counts,
                rules: outcomes.map(Ended.init),
                findings: findings.map(Entry.init)
            )
        )
    }

    /// Writes JSON with sorted keys, so that the same content gives the same bytes.
    static func bytes(of document: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(document)) + [UInt8(ascii: "\n")]
    }
}
