import FoundationEssentials
import Grants

extension FilingComparison {
    private struct Document: Codable {
        var format = 1
        var grant: String
        var oldPeriod: String
        var newPeriod: String
        var figures: [FigureEntry]
        var findings: [FindingEntry]
    }

    private struct FigureEntry: Codable {
        var pack: String
        var indicator: String
        var period: String
        var span: String
        var breakdown: String
        var category: String
        var old: Side?
        var new: Side?
    }

    private struct Side: Codable {
        var value: String
        var unit: String
        var status: String

        init?(_ figure: Figure?) {
            guard let figure else { return nil }
            value = figure.value
            unit = figure.unit
            status = figure.status.rawValue
        }
    }

    private struct FindingEntry: Codable {
        var rule: String
        var table: String
        var field: String
        var fingerprint: String
        var old: Int
        var new: Int
        var oldState: FindingState?
        var newState: FindingState?
        var file: String?
        var line: Int?
    }

    private struct FindingState: Codable {
        var severity: String
        var effect: String
        var waived: Bool

        init?(_ finding: Finding?) {
            guard let finding else { return nil }
            severity = finding.severity.rawValue
            effect = finding.effect.rawValue
            waived = finding.isWaived
        }
    }

    /// The comparison as JSON for other programs.
    public func json() throws -> [UInt8] {
        let document = Document(
            grant: grant,
            oldPeriod: oldPeriod,
            newPeriod: newPeriod,
            figures: figures.map { change in
                FigureEntry(
                    pack: change.key.pack,
                    indicator: change.key.indicator,
                    period: change.key.period,
                    span: change.key.span.rawValue,
                    breakdown: change.key.breakdown,
                    category: change.key.category,
                    old: Side(change.old),
                    new: Side(change.new)
                )
            },
            findings: findings.map { change in
                let finding = change.fingerprint.isEmpty ? nil : change.new ?? change.old
                return FindingEntry(
                    rule: change.rule,
                    table: change.table,
                    field: change.field,
                    fingerprint: change.fingerprint,
                    old: change.oldCount,
                    new: change.newCount,
                    oldState: FindingState(change.old),
                    newState: FindingState(change.new),
                    file: finding?.file,
                    line: finding?.line
                )
            }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(document)) + [UInt8(ascii: "\n")]
    }
}
