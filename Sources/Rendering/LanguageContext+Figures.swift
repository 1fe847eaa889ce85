import Expressions
import Grants

extension LanguageContext {
    /// Returns a figure as people read it, with what machines need beside it.
    ///
    /// - Parameters:
    ///   - figure: The figure; nothing where its indicator has none over this span.
    ///   - key: What the figure is of.
    ///   - unit: The unit's code.
    ///   - heading: What stands over it.
    /// - Returns: The fields of a cell.
    func cell(_ figure: Figure?, _ key: Figure.Key, unit: String, heading: String) -> TemplateValue
    {
        let status = figure?.status ?? .unavailable
        let hasValue = !(figure?.value ?? "").isEmpty
        return .object([
            "indicator": .text(key.indicator),
            "hasPack": .flag(!key.pack.isEmpty),
            "pack": .text(key.pack),
            "period": .text(key.period),
            "span": .text(key.span.rawValue),
            "unit": .text(unit),
            "status": .text(status.rawValue),
            "value": .text(figure?.value ?? ""),
            "text": .text(hasValue ? format.number(figure?.value ?? "") : format.status(status)),
            "statusText": .text(format.status(status)),
            "hasValue": .flag(hasValue),
            "isProvisional": .flag(status == .provisional),
            "exists": .flag(figure != nil),
            "heading": .text(heading),
        ])
    }

    func cell(
        of indicator: Indicator,
        pack: String = "",
        _ period: HalfYear,
        _ span: SpanKind,
        breakdown: String = "",
        category: String = "",
        heading: String? = nil
    ) -> TemplateValue {
        let key = Figure.Key(
            pack: pack,
            indicator: indicator.code,
            period: period.description,
            span: span,
            breakdown: breakdown,
            category: category
        )
        let spanHeading = format.span(span)
        return cell(index[key], key, unit: indicator.unit, heading: heading ?? spanHeading)
    }

    func summaryRow(_ indicator: Indicator) -> TemplateValue {
        let target = Self.target(of: indicator, among: grant.targets, in: subject.period)
        let figure = target.flatMap { index.total(indicator.code, subject.period, $0.span) }
        let achieved = figure.flatMap { Rational(decimal: $0.value) }
        let achievement = achievement(achieved, of: target?.value)
        let residue = residue(achieved, of: target?.value, decimals: indicator.decimals)
        return .object([
            "code": .text(indicator.code),
            "title": text(indicator.title),
            "unit": .text(format.unit(indicator.unit)),
            "hasNote": .flag(indicator.note != nil),
            "note": text(indicator.note),
            "ofPeriod": cell(of: indicator, subject.period, .period),
            "cumulative": cell(of: indicator, subject.period, .cumulative),
            "hasTarget": .flag(target?.value != nil),
            "target": .text(number(target?.value, decimals: indicator.decimals)),
            "targetSpan": .text(
                target.map { format.span($0.span) } ?? ""
            ),
            "targetValue": .text(target?.value?.text(decimals: indicator.decimals) ?? ""),
            "targetSpanCode": .text(target?.span.rawValue ?? ""),
            "hasAchievement": .flag(achievement != nil),
            "achievement": .text(achievement.map(percent) ?? ""),
            "achievementValue": .text(achievement ?? ""),
            "residue": .text(residue.map(format.number) ?? ""),
            "residueValue": .text(residue ?? ""),
            "hasTargetNote": .flag(target?.note != nil),
            "targetNote": text(target?.note),
        ])
    }

    /// Finds the target that applies in a half-year: of several the one that began last, of equal
    /// ones the first declared.
    static func target(
        of indicator: Indicator,
        among targets: [Target],
        in period: HalfYear
    ) -> Target? {
        var found: Target?
        for target in targets where target.indicator == indicator.code {
            guard (target.first ?? period) <= period else { continue }
            if let other = found, !isLater(target.first, than: other.first) { continue }
            found = target
        }
        return found
    }

    private static func isLater(_ first: HalfYear?, than other: HalfYear?) -> Bool {
        guard let first else { return false }
        return other.map { $0 < first } ?? true
    }

    private func number(_ value: Rational?, decimals: Int) -> String {
        value.map { format.number($0.text(decimals: decimals)) } ?? ""
    }

    private func achievement(_ achieved: Rational?, of target: Rational?) -> String? {
        guard let achieved, let target, target != Rational(0),
            let share = try? achieved.multiplied(by: Rational(100)).divided(by: target),
            let rounded = try? share.rounded(toDecimals: 2)
        else { return nil }
        return rounded
    }

    private func percent(_ value: String) -> String {
        format.label(.percentSign, ["value": format.number(value)])
    }

    private func residue(_ achieved: Rational?, of target: Rational?, decimals: Int) -> String? {
        guard let achieved, let target, let residue = try? target.subtracting(achieved) else {
            return nil
        }
        return residue.text(decimals: decimals)
    }

    func pack(_ pack: Pack) -> TemplateValue {
        .object([
            "title": text(pack.title),
            "kind": .text(format.label(pack.kind == .programme ? .packProgramme : .packStrategy)),
            "hasNote": .flag(pack.note != nil),
            "note": text(pack.note),
            "indicators": .list(pack.indicators.map { packIndicator($0, of: pack) }),
        ])
    }

    private func packIndicator(_ indicator: Indicator, of pack: Pack) -> TemplateValue {
        var reason: LocalizedText?
        if case .unavailable(let text) = indicator.measure { reason = text }
        let target = Self.target(of: indicator, among: pack.targets, in: subject.period)
        return .object([
            "code": .text(indicator.code),
            "title": text(indicator.title),
            "unit": .text(format.unit(indicator.unit)),
            "ofPeriod": cell(of: indicator, pack: pack.id, subject.period, .period),
            "cumulative": cell(of: indicator, pack: pack.id, subject.period, .cumulative),
            "hasReason": .flag(reason != nil),
            "reason": text(reason),
            "hasEvidence": .flag(indicator.evidence != nil),
            "evidence": .text(indicator.evidence.map(format.evidence) ?? ""),
            "hasTarget": .flag(target?.value != nil),
            "target": .text(number(target?.value, decimals: indicator.decimals)),
            "hasTargetNote": .flag(target?.note != nil),
            "targetNote": text(target?.note),
        ])
    }
}
