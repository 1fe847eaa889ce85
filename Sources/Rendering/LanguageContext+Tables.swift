import Grants

extension LanguageContext {
    /// How many half-years stand side by side in a table.
    private static let periodsPerTable = 6

    /// The half-years of the report, in tables narrow enough for a printed page.
    var trends: TemplateValue {
        let periods = grant.halfYears(through: subject.period)
        let starts = Array(stride(from: 0, to: periods.count, by: Self.periodsPerTable))
        return .list(of: starts) { [self] start, name in
            let end = min(start + Self.periodsPerTable, periods.count)
            return trend(Array(periods[start..<end]), name)
        }
    }

    private func trend(_ periods: [HalfYear], _ name: String) -> TemplateValue? {
        switch name {
        case "periods":
            .list(of: periods) { [self] period, name in
                switch name {
                case "code": .text(period.description)
                case "label": .text(format.short(period))
                default: nil
                }
            }
        case "rows": trendRows(periods.map { ($0, format.short($0)) })
        default: nil
        }
    }

    private func trendRows(_ periods: [(period: HalfYear, heading: String)]) -> TemplateValue {
        .list(of: grant.indicators.filter { $0.spans.contains(.period) }) {
            self.trendRow($0, periods, $1)
        }
    }

    private func trendRow(
        _ indicator: Indicator,
        _ periods: [(period: HalfYear, heading: String)],
        _ name: String
    ) -> TemplateValue? {
        switch name {
        case "code": .text(indicator.code)
        case "title": text(indicator.title)
        case "unit": .text(format.unit(indicator.unit))
        case "cells":
            .list(of: periods) { [self] period, heading in
                cell(of: indicator, period, .period, heading: heading)
            }
        default: nil
        }
    }

    /// A breakdown of an indicator.
    struct Breakdown {
        var indicator: Indicator
        var fields: [FieldDefinition]
        var name: String
    }

    /// The breakdowns of the grant's own indicators.
    var breakdowns: [Breakdown] {
        grant.indicators.flatMap { indicator in
            let table = indicator.measure.selection.flatMap { grant.exports.table($0.table) }
            return indicator.breakdowns.compactMap { fields in
                table.map { table in
                    Breakdown(
                        indicator: indicator,
                        fields: fields.compactMap(table.field),
                        name: fields.joined(separator: ";")
                    )
                }
            }
        }
    }

    func breakdown(_ breakdown: Breakdown, _ name: String) -> TemplateValue? {
        let indicator = breakdown.indicator
        return switch name {
        case "code": .text(indicator.code)
        case "title": text(indicator.title)
        case "unit": .text(format.unit(indicator.unit))
        case "total": .object { self.cell(of: indicator, named: $0) }
        case "by":
            .text(breakdown.fields.map { $0.title.text(in: language) }.joined(separator: " × "))
        case "rows": .list(of: categories(of: breakdown.fields)) { self.row($0, breakdown, $1) }
        case "hasCumulative":
            .flag(indicator.measure.accumulates && indicator.spans.contains(.cumulative))
        default: nil
        }
    }

    private func row(
        _ category: (code: String, label: String),
        _ breakdown: Breakdown,
        _ name: String
    ) -> TemplateValue? {
        switch name {
        case "label": .text(category.label)
        case "category": .text(category.code)
        case "breakdown": .text(breakdown.name)
        default:
            cell(
                of: breakdown.indicator,
                named: name,
                breakdown: breakdown.name,
                category: category.code
            )
        }
    }

    /// Returns the cell of the report's half-year that a name stands for.
    private func cell(
        of indicator: Indicator,
        named name: String,
        breakdown: String = "",
        category: String = ""
    ) -> TemplateValue? {
        let span: SpanKind
        switch name {
        case "ofPeriod": span = .period
        case "cumulative": span = .cumulative
        default: return nil
        }
        return cell(
            of: indicator,
            subject.period,
            span,
            breakdown: breakdown,
            category: category
        )
    }

    private func categories(of fields: [FieldDefinition]) -> [(code: String, label: String)] {
        var categories = [(code: "", label: "")]
        for (position, field) in fields.enumerated() {
            var codes = (field.codes ?? []).map { code in
                (code: code.code, label: code.label?.text(in: language) ?? code.value)
            }
            if field.canBeBlank { codes.append(("blank", format.label(.blankCategory))) }
            categories = categories.flatMap { category in
                codes.map { code in
                    position == 0
                        ? code
                        : ("\(category.code);\(code.code)", "\(category.label), \(code.label)")
                }
            }
        }
        return categories
    }
}
