import Expressions
import Grants

/// Builds what a report's template can name.
///
/// It is a class so that each value that it makes can hold it at little cost.
final class ReportContext: Sendable {
    let subject: ReportSubject
    private let languages: [LanguageContext]
    private let findings: [FindingGroup]
    /// For each rule of the grant the records that break it.
    let broken: [[Int]]

    /// Makes the context of a report.
    ///
    /// - Parameters:
    ///   - subject: Everything of which the report tells.
    ///   - labels: The labels of its languages.
    ///   - isNamed: Whether the templates name something.
    init(subject: ReportSubject, labels: [Labels], isNamed: (String) -> Bool = { _ in true }) {
        self.subject = subject
        let index = FigureIndex(isNamed("languages") ? subject.figures : [])
        languages = labels.map { LanguageContext(subject: subject, labels: $0, index: index) }
        findings = isNamed("findings") ? FindingGroup.groups(of: subject.findings) : []
        broken = isNamed("rules") ? Self.broken(subject.grant.rules, subject.findings) : []
    }

    private var grant: Grant { subject.grant }

    /// The whole of it, in the shape of `ReportShape`.
    var root: TemplateValue {
        .object { [self] name in
            switch name {
            case "grant": .text(grant.id)
            case "period": .text(subject.period.description)
            case "periodStart": .text(subject.period.start.description)
            case "periodEnd": .text(subject.period.lastDay.description)
            case "profile": .text(subject.profile.rawValue)
            case "dataDay": .text(subject.dataDay.description)
            case "hasDemonstrationKey": .flag(subject.hasDemonstrationKey)
            case "titles": localized(grant.title)
            case "tables": .list(of: subject.tables, table)
            case "rules": ruleCounts
            case "halfYears": halfYears
            case "indicators":
                .list(of: grant.allIndicators) { self.indicator($0.indicator, pack: $0.pack) }
            case "targets":
                .list(of: targets) { self.target($0.target, pack: $0.pack, $0.indicator) }
            case "findings": .list(of: findings, fields: finding)
            case "languages": .list(of: languages, \.value)
            default: nil
            }
        }
    }

    private func localized(_ text: LocalizedText?) -> TemplateValue {
        let texts = grant.languages.compactMap { language in
            text?.texts[language].map { (language: language, text: $0) }
        }
        return .list(of: texts) { each, name in
            switch name {
            case "language": .text(each.language.rawValue)
            case "text": .text(each.text)
            default: nil
            }
        }
    }

    private func table(_ summary: ReportSubject.TableSummary) -> TemplateValue {
        let coverage = grant.exports.table(summary.table)?.coverage
        return .object { [self] name in
            switch name {
            case "name": .text(summary.table)
            case "file": .text(summary.file)
            case "read": .text("\(summary.read)")
            case "accepted": .text("\(summary.accepted)")
            case "hasIncomplete": .flag(summary.incomplete > 0)
            case "incomplete": .text("\(summary.incomplete)")
            case "rejected": .text("\(summary.read - summary.accepted)")
            case "hasCoverage": .flag(coverage != nil)
            case "coverage": .text(coverage?.description ?? "")
            case "files": .list(of: summary.files, fields: file)
            default: nil
            }
        }
    }

    private func file(_ summary: ReportSubject.FileSummary, _ name: String) -> TemplateValue? {
        switch name {
        case "name": .text(summary.name)
        case "read": .text("\(summary.read)")
        case "accepted": .text("\(summary.accepted)")
        case "hasIncomplete": .flag(summary.incomplete > 0)
        case "incomplete": .text("\(summary.incomplete)")
        case "rejected": .text("\(summary.read - summary.accepted)")
        default: nil
        }
    }

    private func indicator(_ indicator: Indicator, pack: String) -> TemplateValue {
        .object { [self] name in
            switch name {
            case "pack": .text(pack)
            case "hasPack": .flag(!pack.isEmpty)
            case "code": .text(indicator.code)
            case "unit": .text(indicator.unit)
            case "decimals": .text("\(indicator.decimals)")
            case "countsAll": .flag(indicator.records == .all)
            case "hasSensitivity": .flag(indicator.sensitivity != nil)
            case "sensitivity": .text(indicator.sensitivity?.rawValue ?? "")
            case "titles": localized(indicator.title)
            case "reasons": localized(indicator.reason)
            case "figures":
                .list(of: figures(of: indicator, pack)) {
                    self.figure(self.subject.figures[$0], $1)
                }
            default: nil
            }
        }
    }

    private func figures(of indicator: Indicator, _ pack: String) -> [Int] {
        let figures = subject.figures
        // By places: a figure that is copied has its texts counted twice.
        return figures.indices.filter {
            figures[$0].key.indicator == indicator.code && figures[$0].key.pack == pack
        }
    }

    private func figure(_ figure: Figure, _ name: String) -> TemplateValue? {
        switch name {
        case "period": .text(figure.key.period)
        case "span": .text(figure.key.span.rawValue)
        case "hasBreakdown": .flag(!figure.key.breakdown.isEmpty)
        case "breakdown": .text(figure.key.breakdown)
        case "category": .text(figure.key.category)
        case "status": .text(figure.status.rawValue)
        case "hasValue": .flag(!figure.value.isEmpty)
        case "value": .text(figure.value)
        default: nil
        }
    }

    /// The targets of the grant and of its packs, each with its indicator.
    private var targets: [(target: Target, pack: String, indicator: Indicator?)] {
        let own = grant.targets.map { ($0, "", grant.indicators) }
        let all =
            own
            + grant.packs.flatMap { pack in
                pack.targets.map { ($0, pack.id, pack.indicators) }
            }
        return all.map { target, pack, indicators in
            (target, pack, indicators.first { $0.code == target.indicator })
        }
    }

    private func target(_ target: Target, pack: String, _ indicator: Indicator?) -> TemplateValue {
        let value = target.value?.text(decimals: indicator?.decimals ?? 0)
        return .object { name in
            switch name {
            case "pack": .text(pack)
            case "hasPack": .flag(!pack.isEmpty)
            case "indicator": .text(target.indicator)
            case "span": .text(target.span.rawValue)
            case "hasFirst": .flag(target.first != nil)
            case "first": .text(target.first?.description ?? "")
            case "hasValue": .flag(value != nil)
            case "value": .text(value ?? "")
            case "unit": .text(indicator?.unit ?? "")
            default: nil
            }
        }
    }

    private func finding(_ group: FindingGroup, _ name: String) -> TemplateValue? {
        switch name {
        case "rule": .text(group.rule)
        case "severity": .text(group.severity.rawValue)
        case "effect": .text(group.effect.rawValue)
        case "hasTable": .flag(!group.table.isEmpty)
        case "table": .text(group.table)
        case "isWaived": .flag(group.isWaived)
        case "hasField": .flag(!group.field.isEmpty)
        case "field": .text(group.field)
        case "count": .text("\(group.count)")
        default: nil
        }
    }
}
