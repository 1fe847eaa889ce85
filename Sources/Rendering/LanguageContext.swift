import Expressions
import Grants

/// Builds what a report's template can name in one language.
///
/// It is a class so that each value that it makes can hold it at little cost.
final class LanguageContext: Sendable {
    let subject: ReportSubject
    let labels: Labels
    let index: FigureIndex
    let format: LocalFormat

    init(subject: ReportSubject, labels: Labels, index: FigureIndex) {
        self.subject = subject
        self.labels = labels
        self.index = index
        format = LocalFormat(labels: labels)
    }

    var grant: Grant { subject.grant }
    var language: Language { labels.language }

    var value: TemplateValue {
        .object { [self] name in
            switch name {
            case "code": .text(language.rawValue)
            case "name": .text(format.label(.languageName))
            case "isFirst": .flag(grant.language == language)
            case "label": .object { [labels = labels.labels] in labels[$0].map { .text($0) } }
            case "title": text(grant.title)
            case "periodTitle": .text(format.title(subject.period))
            case "periodDays": .text(periodDays)
            case "dataDayText": .text(format.date(subject.dataDay))
            case "profileText": .text(format.label(.profileSubmission))
            case "isProvisional": .flag(isProvisional)
            case "particulars": particulars
            case "notes":
                .list(of: grant.notes) { note, name in name == "text" ? self.text(note) : nil }
            case "hasNotes": .flag(!grant.notes.isEmpty)
            case "summary": .list(of: grant.indicators, summaryRow)
            case "hasTargets": .flag(!grant.targets.isEmpty)
            case "charts": charts
            case "breakdowns": .list(of: breakdowns, fields: breakdown)
            case "hasBreakdowns": .flag(!breakdowns.isEmpty)
            case "trends": trends
            case "methods": methods
            case "hasMethods": .flag(grant.indicators.contains { $0.method != nil })
            case "packs": .list(of: grant.packs, pack)
            case "hasPacks": .flag(!grant.packs.isEmpty)
            case "records": .list(of: subject.tables.flatMap(records), fields: record)
            case "hasIncomplete": .flag(subject.tables.contains { $0.incomplete > 0 })
            case "hasCoverages": .flag(grant.exports.tables.contains { $0.coverage != nil })
            case "findingGroups": .list(of: findingGroups, findingGroup)
            case "hasFindings": .flag(!subject.findings.isEmpty)
            case "severityCounts": severityCounts
            case "hasWaived": .flag(subject.findings.contains(where: \.isWaived))
            case "waivedCount": .text(format.number("\(waivedCount)"))
            case "hasRulesEnded": .flag(!subject.outcomes.isEmpty)
            case "rulesEnded": rulesEnded
            case "hasRulesNotChecked": .flag(!rulesNotChecked.isEmpty)
            case "rulesNotChecked": .list(of: rulesNotChecked, fields: ruleNotChecked)
            default: nil
            }
        }
    }

    func text(_ text: LocalizedText?) -> TemplateValue {
        .text(text?.text(in: language) ?? "")
    }

    private var periodDays: String {
        let first = max(subject.period.start, grant.termStart)
        let last = grant.termEnd.map { min($0, subject.period.lastDay) } ?? subject.period.lastDay
        return format.label(
            .dateRange,
            ["from": format.date(first), "to": format.date(last)]
        )
    }

    private var isProvisional: Bool {
        let (figures, period) = (subject.figures, subject.period.description)
        return figures.indices.contains {
            figures[$0].status == .provisional && figures[$0].key.period == period
        }
    }

    private var particulars: TemplateValue {
        .list(of: grant.particulars) { [self] particular, name in
            switch name {
            case "label": text(particular.label)
            case "text": text(particular.text)
            default: nil
            }
        }
    }

    private var methods: TemplateValue {
        .list(of: grant.indicators.filter { $0.method != nil }) { [self] indicator, name in
            switch name {
            case "code": .text(indicator.code)
            case "title": text(indicator.title)
            case "text": text(indicator.method)
            default: nil
            }
        }
    }

    /// One row for each file of a table.
    private func records(
        _ summary: ReportSubject.TableSummary
    ) -> [(file: ReportSubject.FileSummary, definition: TableDefinition?)] {
        let whole = ReportSubject.FileSummary(
            name: summary.file,
            read: summary.read,
            accepted: summary.accepted,
            incomplete: summary.incomplete
        )
        let definition = grant.exports.table(summary.table)
        return (summary.files.isEmpty ? [whole] : summary.files).map { ($0, definition) }
    }

    private func record(
        _ record: (file: ReportSubject.FileSummary, definition: TableDefinition?),
        _ name: String
    ) -> TemplateValue? {
        let (file, definition) = record
        return switch name {
        case "title": text(definition?.title)
        case "file": .text(file.name)
        case "read": .text(format.number("\(file.read)"))
        case "accepted": .text(format.number("\(file.accepted)"))
        case "incomplete": .text(format.number("\(file.incomplete)"))
        case "rejected": .text(format.number("\(file.read - file.accepted)"))
        case "hasCoverage": .flag(definition?.coverage != nil)
        case "coverage": .text(definition?.coverage.map(format.date) ?? "")
        default: nil
        }
    }

    private var severityCounts: TemplateValue {
        .list(of: [Severity.error, .warning, .info]) { [self] severity, name in
            switch name {
            case "severity": .text(severity.rawValue)
            case "text": .text(format.severities(severity))
            case "count": .text(format.number("\(count(of: severity))"))
            default: nil
            }
        }
    }

    private func count(of severity: Severity) -> Int {
        subject.findings.filter { $0.severity == severity && !$0.isWaived }
            .reduce(0) { FindingGroup.total($0, $1.count) }
    }

    private var waivedCount: Int {
        subject.findings.filter(\.isWaived).reduce(0) { FindingGroup.total($0, $1.count) }
    }

    private var findingGroups: [FindingGroup] {
        let split = subject.tables.filter { !$0.files.isEmpty }.map(\.table)
        return FindingGroup.groups(of: subject.findings, namingFilesOf: Set(split))
    }

    /// The file of the waivers, as people know it in the grant's folder.
    private var waivers: String { "entries/waivers.csv" }

    /// What a column of the waivers is called; a name that is none stays.
    private func waiverColumn(_ name: String) -> String {
        labels.messages["waiver-column.\(name)"] ?? name
    }

    private func findingGroup(_ group: FindingGroup) -> TemplateValue {
        let rule = grant.rules.first { $0.id == group.rule }
        let definition = grant.exports.table(group.table)
        let field = definition?.field(group.field)?.header ?? waiverColumn(group.field)
        let shown = group.cells.prefix(12)
        let more = group.cells.count - shown.count
        return .object { [self] name in
            switch name {
            case "rule": .text(group.rule)
            case "title": .text(title(ofRule: group.rule))
            case "severity": .text(group.severity.rawValue)
            case "severityText": .text(format.severity(group.severity))
            // What is on a waiver is on no record.
            case "effectText": .text(definition == nil ? "" : format.effect(group.effect))
            case "table": definition == nil ? .text(waivers) : text(definition?.title)
            case "hasField": .flag(!group.field.isEmpty)
            case "field": .text(field)
            case "count": .text(format.number("\(group.count)"))
            case "hasPlaces": .flag(!shown.isEmpty)
            case "places": .text(shown.joined(separator: ", "))
            case "hasMore": .flag(more > 0)
            case "more": .text(format.label(.morePlaces, ["count": format.number("\(more)")]))
            case "isWaived": .flag(group.isWaived)
            case "hasGuidance": .flag(rule?.guidance != nil)
            case "guidance": text(rule?.guidance)
            case "hasBasis": .flag(rule?.basis != nil)
            case "basis": text(rule?.basis)
            default: nil
            }
        }
    }
}
