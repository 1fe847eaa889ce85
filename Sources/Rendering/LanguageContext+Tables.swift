import Grants

extension LanguageContext {
    /// How many half-years stand side by side in a table.
    private static let periodsPerTable = 6

    /// The half-years of the report, in tables narrow enough for a printed page.
    var trends: [TemplateValue] {
        let periods = grant.halfYears(through: subject.period)
        let starts = stride(from: 0, to: periods.count, by: Self.periodsPerTable)
        return starts.map { start in
            trend(Array(periods[start..<min(start + Self.periodsPerTable, periods.count)]))
        }
    }

    private func trend(_ periods: [HalfYear]) -> TemplateValue {
        .object([
            "periods": .list(
                periods.map {
                    .object(["code": .text($0.description), "label": .text(format.short($0))])
                }
            ),
            "rows": .list(
                grant.indicators.filter { $0.spans.contains(.period) }.map { indicator in
                    .object([
                        "code": .text(indicator.code),
                        "title": text(indicator.title),
                        "unit": .text(format.unit(indicator.unit)),
                        "cells": .list(
                            periods.map {
                                cell(of: indicator, $0, .period, heading: format.short($0))
                            }
                        ),
                    ])
                }
            ),
        ])
    }

    /// The breakdowns of the grant's own indicators.
    var breakdowns: [TemplateValue] {
        grant.indicators.flatMap { indicator in
            indicator.breakdowns.compactMap { breakdown(indicator, by: $0) }
        }
    }

    private func breakdown(_ indicator: Indicator, by fields: [String]) -> TemplateValue? {
        guard let table = indicator.measure.selection.flatMap({ grant.exports.table($0.table) })
        else { return nil }
        let definitions = fields.compactMap(table.field)
        let name = fields.joined(separator: ";")
        let rows = categories(of: definitions).map { category in
            TemplateValue.object([
                "label": .text(category.label),
                "category": .text(category.code),
                "breakdown": .text(name),
                "ofPeriod": cell(
                    of: indicator,
                    subject.period,
                    .period,
                    breakdown: name,
                    category: category.code
                ),
                "cumulative": cell(
                    of: indicator,
                    subject.period,
                    .cumulative,
                    breakdown: name,
                    category: category.code
                ),
            ])
        }
        return .object([
            "code": .text(indicator.code),
            "title": text(indicator.title),
            "unit": .text(format.unit(indicator.unit)),
            "total": .object([
                "ofPeriod": cell(of: indicator, subject.period, .period),
                "cumulative": cell(of: indicator, subject.period, .cumulative),
            ]),
            "by": .text(definitions.map { $0.title.text(in: language) }.joined(separator: " × ")),
            "rows": .list(rows),
            "hasCumulative": .flag(
                indicator.measure.accumulates && indicator.spans.contains(.cumulative)
            ),
        ])
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
