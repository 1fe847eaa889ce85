import Expressions
import Grants

/// Builds what a report's template can name in one language.
struct LanguageContext {
    let subject: ReportSubject
    let labels: Labels
    let index: FigureIndex
    let format: LocalFormat

    init(subject: ReportSubject, labels: Labels) {
        self.subject = subject
        self.labels = labels
        index = FigureIndex(subject.figures)
        format = LocalFormat(labels: labels)
    }

    var grant: Grant { subject.grant }
    var language: Language { labels.language }

    var value: TemplateValue {
        let breakdowns = breakdowns
        let methods = methods
        return .object([
            "code": .text(language.rawValue),
            "name": .text(format.label(.languageName)),
            "isFirst": .flag(grant.language == language),
            "label": .object(labels.labels.mapValues { .text($0) }),
            "title": text(grant.title),
            "periodTitle": .text(format.title(subject.period)),
            "periodDays": .text(periodDays),
            "dataDayText": .text(format.date(subject.dataDay)),
            "profileText": .text(format.label(.profileSubmission)),
            "isProvisional": .flag(isProvisional),
            "particulars": .list(
                grant.particulars.map { .object(["label": text($0.label), "text": text($0.text)]) }
            ),
            "notes": .list(grant.notes.map { .object(["text": text($0)]) }),
            "hasNotes": .flag(!grant.notes.isEmpty),
            "summary": .list(grant.indicators.map(summaryRow)),
            "hasTargets": .flag(!grant.targets.isEmpty),
            "charts": .list(charts),
            "breakdowns": .list(breakdowns),
            "hasBreakdowns": .flag(!breakdowns.isEmpty),
            "trends": .list(trends),
            "methods": .list(methods),
            "hasMethods": .flag(!methods.isEmpty),
            "packs": .list(grant.packs.map(pack)),
            "hasPacks": .flag(!grant.packs.isEmpty),
            "records": .list(subject.tables.flatMap(records)),
            "hasCoverages": .flag(grant.exports.tables.contains { $0.coverage != nil }),
            "findingGroups": .list(findingGroups.map(findingGroup)),
            "hasFindings": .flag(!subject.findings.isEmpty),
            "severityCounts": .list(severityCounts),
        ])
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
        subject.figures.contains {
            $0.key.period == subject.period.description && $0.status == .provisional
        }
    }

    private var methods: [TemplateValue] {
        grant.indicators.compactMap { indicator in
            guard let method = indicator.method else { return nil }
            return .object([
                "code": .text(indicator.code), "title": text(indicator.title), "text": text(method),
            ])
        }
    }

    /// One row for each file of a table.
    private func records(_ summary: ReportSubject.TableSummary) -> [TemplateValue] {
        let whole = ReportSubject.FileSummary(
            name: summary.file,
            read: summary.read,
            accepted: summary.accepted
        )
        let definition = grant.exports.table(summary.table)
        return (summary.files.isEmpty ? [whole] : summary.files).map { record($0, of: definition) }
    }

    private func record(
        _ summary: ReportSubject.FileSummary,
        of definition: TableDefinition?
    ) -> TemplateValue {
        .object([
            "title": text(definition?.title),
            "file": .text(summary.name),
            "read": .text(format.number("\(summary.read)")),
            "accepted": .text(format.number("\(summary.accepted)")),
            "rejected": .text(format.number("\(summary.read - summary.accepted)")),
            "hasCoverage": .flag(definition?.coverage != nil),
            "coverage": .text(definition?.coverage.map(format.date) ?? ""),
        ])
    }

    private var severityCounts: [TemplateValue] {
        [Severity.error, .warning, .info].map { severity in
            let count = subject.findings.filter { $0.severity == severity }
                .reduce(0) { FindingGroup.total($0, $1.count) }
            return .object([
                "severity": .text(severity.rawValue),
                "text": .text(format.severities(severity)),
                "count": .text(format.number("\(count)")),
            ])
        }
    }

    private var findingGroups: [FindingGroup] {
        let split = subject.tables.filter { !$0.files.isEmpty }.map(\.table)
        return FindingGroup.groups(of: subject.findings, namingFilesOf: Set(split))
    }

    private func findingGroup(_ group: FindingGroup) -> TemplateValue {
        let rule = grant.rules.first { $0.id == group.rule }
        let title = rule?.message.text(in: language) ?? labels.rules[group.rule] ?? group.rule
        let definition = grant.exports.table(group.table)
        let shown = group.cells.prefix(12)
        let more = group.cells.count - shown.count
        return .object([
            "rule": .text(group.rule),
            "title": .text(title),
            "severity": .text(group.severity.rawValue),
            "severityText": .text(format.severity(group.severity)),
            "effectText": .text(format.effect(group.effect)),
            "table": text(definition?.title),
            "hasField": .flag(!group.field.isEmpty),
            "field": .text(definition?.field(group.field)?.header ?? group.field),
            "count": .text(format.number("\(group.count)")),
            "hasPlaces": .flag(!shown.isEmpty),
            "places": .text(shown.joined(separator: ", ")),
            "hasMore": .flag(more > 0),
            "more": .text(format.label(.morePlaces, ["count": format.number("\(more)")])),
            "hasBasis": .flag(rule?.basis != nil),
            "basis": text(rule?.basis),
        ])
    }
}
