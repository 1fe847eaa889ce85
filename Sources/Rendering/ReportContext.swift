import Expressions
import Grants

/// Builds what a report's template can name.
struct ReportContext {
    let subject: ReportSubject
    let labels: [Labels]
    /// What the templates name; nothing stands for everything.
    ///
    /// Long lists that no template names are left empty.
    var names: Set<String>?

    /// The whole of it, in the shape of `ReportShape`.
    var root: TemplateValue {
        let grant = subject.grant
        let findings = FindingGroup.groups(of: subject.findings)
        return .object([
            "grant": .text(grant.id),
            "period": .text(subject.period.description),
            "periodStart": .text(subject.period.start.description),
            "periodEnd": .text(subject.period.lastDay.description),
            "profile": .text(subject.profile.rawValue),
            "dataDay": .text(subject.dataDay.description),
            "hasDemonstrationKey": .flag(subject.hasDemonstrationKey),
            "titles": localized(grant.title),
            "tables": .list(subject.tables.map(table)),
            "rules": list("rules", ruleCounts),
            "halfYears": list("halfYears", halfYears),
            "indicators": .list(grant.allIndicators.map { indicator($0.indicator, pack: $0.pack) }),
            "targets": .list(targets),
            "findings": .list(findings.map(finding)),
            "languages": list(
                "languages",
                labels.map { LanguageContext(subject: subject, labels: $0).value }
            ),
        ])
    }

    private func list(
        _ name: String,
        _ items: @autoclosure () -> [TemplateValue]
    ) -> TemplateValue {
        .list(names?.contains(name) ?? true ? items() : [])
    }

    private func localized(_ text: LocalizedText?) -> TemplateValue {
        .list(
            subject.grant.languages.compactMap { language in
                guard let text = text?.texts[language] else { return nil }
                return .object(["language": .text(language.rawValue), "text": .text(text)])
            }
        )
    }

    private func table(_ summary: ReportSubject.TableSummary) -> TemplateValue {
        let coverage = subject.grant.exports.table(summary.table)?.coverage
        return .object([
            "name": .text(summary.table),
            "file": .text(summary.file),
            "read": .text("\(summary.read)"),
            "accepted": .text("\(summary.accepted)"),
            "rejected": .text("\(summary.read - summary.accepted)"),
            "hasCoverage": .flag(coverage != nil),
            "coverage": .text(coverage?.description ?? ""),
            "files": .list(summary.files.map(file)),
        ])
    }

    private func file(_ summary: ReportSubject.FileSummary) -> TemplateValue {
        .object([
            "name": .text(summary.name),
            "read": .text("\(summary.read)"),
            "accepted": .text("\(summary.accepted)"),
            "rejected": .text("\(summary.read - summary.accepted)"),
        ])
    }

    private func indicator(_ indicator: Indicator, pack: String) -> TemplateValue {
        var reason: LocalizedText?
        if case .unavailable(let text) = indicator.measure { reason = text }
        let figures = subject.figures.filter {
            $0.key.pack == pack && $0.key.indicator == indicator.code
        }
        return .object([
            "pack": .text(pack),
            "hasPack": .flag(!pack.isEmpty),
            "code": .text(indicator.code),
            "unit": .text(indicator.unit),
            "decimals": .text("\(indicator.decimals)"),
            "hasSensitivity": .flag(indicator.sensitivity != nil),
            "sensitivity": .text(indicator.sensitivity?.rawValue ?? ""),
            "titles": localized(indicator.title),
            "reasons": localized(reason),
            "figures": .list(figures.map(figure)),
        ])
    }

    private func figure(_ figure: Figure) -> TemplateValue {
        .object([
            "period": .text(figure.key.period),
            "span": .text(figure.key.span.rawValue),
            "hasBreakdown": .flag(!figure.key.breakdown.isEmpty),
            "breakdown": .text(figure.key.breakdown),
            "category": .text(figure.key.category),
            "status": .text(figure.status.rawValue),
            "hasValue": .flag(!figure.value.isEmpty),
            "value": .text(figure.value),
        ])
    }

    private var targets: [TemplateValue] {
        let own = subject.grant.targets.map { target($0, pack: "", subject.grant.indicators) }
        return own
            + subject.grant.packs.flatMap { pack in
                pack.targets.map { target($0, pack: pack.id, pack.indicators) }
            }
    }

    private func target(
        _ target: Target,
        pack: String,
        _ indicators: [Indicator]
    ) -> TemplateValue {
        let indicator = indicators.first { $0.code == target.indicator }
        let value = target.value?.text(decimals: indicator?.decimals ?? 0)
        return .object([
            "pack": .text(pack),
            "hasPack": .flag(!pack.isEmpty),
            "indicator": .text(target.indicator),
            "span": .text(target.span.rawValue),
            "hasFirst": .flag(target.first != nil),
            "first": .text(target.first?.description ?? ""),
            "hasValue": .flag(value != nil),
            "value": .text(value ?? ""),
            "unit": .text(indicator?.unit ?? ""),
        ])
    }

    private func finding(_ group: FindingGroup) -> TemplateValue {
        .object([
            "rule": .text(group.rule),
            "severity": .text(group.severity.rawValue),
            "effect": .text(group.effect.rawValue),
            "table": .text(group.table),
            "hasField": .flag(!group.field.isEmpty),
            "field": .text(group.field),
            "count": .text("\(group.count)"),
        ])
    }
}
