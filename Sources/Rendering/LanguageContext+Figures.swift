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
        return .object { [self] name in
            switch name {
            case "indicator": .text(key.indicator)
            case "hasPack": .flag(!key.pack.isEmpty)
            case "pack": .text(key.pack)
            case "period": .text(key.period)
            case "span": .text(key.span.rawValue)
            case "unit": .text(unit)
            case "status": .text(status.rawValue)
            case "value": .text(figure?.value ?? "")
            case "text":
                .text(hasValue ? format.number(figure?.value ?? "") : format.status(status))
            case "statusText": .text(format.status(status))
            case "hasValue": .flag(hasValue)
            case "isProvisional": .flag(status == .provisional)
            case "exists": .flag(figure != nil)
            case "heading": .text(heading)
            default: nil
            }
        }
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
        return .object { [self] name in
            switch name {
            case "code": .text(indicator.code)
            case "title": text(indicator.title)
            case "unit": .text(format.unit(indicator.unit))
            case "hasNote": .flag(indicator.note != nil)
            case "note": text(indicator.note)
            case "ofPeriod": cell(of: indicator, subject.period, .period)
            case "cumulative": cell(of: indicator, subject.period, .cumulative)
            case "hasTarget": .flag(target?.value != nil)
            case "target": .text(number(target?.value, decimals: indicator.decimals))
            case "targetSpan": .text(target.map { format.span($0.span) } ?? "")
            case "targetValue": .text(target?.value?.text(decimals: indicator.decimals) ?? "")
            case "targetSpanCode": .text(target?.span.rawValue ?? "")
            case "hasAchievement": .flag(achievement != nil)
            case "achievement": .text(achievement.map(percent) ?? "")
            case "achievementValue": .text(achievement ?? "")
            case "residue": .text(residue.map(format.number) ?? "")
            case "residueValue": .text(residue ?? "")
            case "hasTargetNote": .flag(target?.note != nil)
            case "targetNote": text(target?.note)
            default: nil
            }
        }
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
        .object { [self] name in
            switch name {
            case "title": text(pack.title)
            case "kind":
                .text(format.label(pack.kind == .programme ? .packProgramme : .packStrategy))
            case "hasNote": .flag(pack.note != nil)
            case "note": text(pack.note)
            case "indicators": .list(of: pack.indicators) { self.packIndicator($0, of: pack) }
            default: nil
            }
        }
    }

    private func packIndicator(_ indicator: Indicator, of pack: Pack) -> TemplateValue {
        let reason = indicator.reason
        let target = Self.target(of: indicator, among: pack.targets, in: subject.period)
        return .object { [self] name in
            switch name {
            case "code": .text(indicator.code)
            case "title": text(indicator.title)
            case "unit": .text(format.unit(indicator.unit))
            case "ofPeriod": cell(of: indicator, pack: pack.id, subject.period, .period)
            case "cumulative": cell(of: indicator, pack: pack.id, subject.period, .cumulative)
            case "hasReason": .flag(reason != nil)
            case "reason": text(reason)
            case "hasEvidence": .flag(indicator.evidence != nil)
            case "evidence": .text(indicator.evidence.map(format.evidence) ?? "")
            case "hasTarget": .flag(target?.value != nil)
            case "target": .text(number(target?.value, decimals: indicator.decimals))
            case "hasTargetNote": .flag(target?.note != nil)
            case "targetNote": text(target?.note)
            default: nil
            }
        }
    }
}
