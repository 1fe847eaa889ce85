import Expressions
import Grants

extension LanguageContext {
    /// A figure as people read it, with what machines need beside it.
    ///
    /// - Parameters:
    ///   - figure: The figure; nothing where its indicator has none over this span.
    ///   - key: What the figure is of.
    ///   - heading: What stands over it.
    func cell(_ figure: Figure?, _ key: Figure.Key, unit: String, heading: String) -> TemplateValue {
        let status = figure?.status ?? .unavailable
        let hasValue = !(figure?.value ?? "").isEmpty
        return .object([
            "indicator": .text(key.indicator),
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
        let spanHeading = format.label(span == .period ? "spanPeriod" : "spanCumulative")
        return cell(index[key], key, unit: indicator.unit, heading: heading ?? spanHeading)
    }

    func summaryRow(_ indicator: Indicator) -> TemplateValue {
        let target = grant.targets.first {
            $0.indicator == indicator.code && ($0.first ?? subject.period) <= subject.period
        }
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
                target.map { format.label($0.span == .period ? "spanPeriod" : "spanCumulative") } ?? ""
            ),
            "hasAchievement": .flag(achievement != nil),
            "achievement": .text(achievement ?? ""),
            "residue": .text(residue ?? ""),
            "hasTargetNote": .flag(target?.note != nil),
            "targetNote": text(target?.note),
        ])
    }

    /// Writes a declared number, with the indicator's decimals where they hold it exactly.
    private func number(_ value: Rational?, decimals: Int) -> String {
        guard let value else { return "" }
        let rounded = try? value.rounded(toDecimals: decimals)
        let isExact = rounded.flatMap { Rational(decimal: $0) } == value
        return format.number(isExact ? rounded ?? "" : value.description)
    }

    private func achievement(_ achieved: Rational?, of target: Rational?) -> String? {
        guard let achieved, let target, target != Rational(0),
            let share = try? achieved.multiplied(by: Rational(100)).divided(by: target),
            let rounded = try? share.rounded(toDecimals: 2)
        else { return nil }
        return format.label("percentSign", ["value": format.number(rounded)])
    }

    private func residue(_ achieved: Rational?, of target: Rational?, decimals: Int) -> String? {
        guard let achieved, let target, let residue = try? target.subtracting(achieved) else {
            return nil
        }
        return number(residue, decimals: decimals)
    }

    func pack(_ pack: Pack) -> TemplateValue {
        .object([
            "title": text(pack.title),
            "kind": .text(format.label(pack.kind == .programme ? "packProgramme" : "packStrategy")),
            "hasNote": .flag(pack.note != nil),
            "note": text(pack.note),
            "indicators": .list(pack.indicators.map { packIndicator($0, of: pack) }),
        ])
    }

    private func packIndicator(_ indicator: Indicator, of pack: Pack) -> TemplateValue {
        var reason: LocalizedText?
        if case .unavailable(let text) = indicator.measure { reason = text }
        let target = pack.targets.first { $0.indicator == indicator.code }
        return .object([
            "code": .text(indicator.code),
            "title": text(indicator.title),
            "unit": .text(format.unit(indicator.unit)),
            "ofPeriod": cell(of: indicator, pack: pack.id, subject.period, .period),
            "cumulative": cell(of: indicator, pack: pack.id, subject.period, .cumulative),
            "hasReason": .flag(reason != nil),
            "reason": text(reason),
            "hasEvidence": .flag(indicator.evidence != nil),
            "evidence": .text(indicator.evidence ?? ""),
            "hasTarget": .flag(target?.value != nil),
            "target": .text(number(target?.value, decimals: indicator.decimals)),
            "hasTargetNote": .flag(target?.note != nil),
            "targetNote": text(target?.note),
        ])
    }
}
