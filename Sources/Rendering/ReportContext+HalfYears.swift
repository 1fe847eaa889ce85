import Expressions
import Grants

extension ReportContext {
    /// How many records a report lists of each rule.
    private static let recordLimit = 1000

    /// The grant's rules in their order, with the records that break each.
    var ruleCounts: [TemplateValue] {
        var records: [String: [Int]] = [:]
        for finding in subject.findings {
            guard let record = finding.record else { continue }
            records[finding.rule, default: []].append(record)
        }
        return subject.grant.rules.map { rule in
            let broken = Set(records[rule.id] ?? []).sorted()
            return .object([
                "rule": .text(rule.id),
                "table": .text(rule.table),
                "severity": .text(rule.severity.rawValue),
                "effect": .text(rule.effect.rawValue),
                "count": .text("\(broken.count)"),
                "records": .list(
                    broken.prefix(Self.recordLimit).map { .object(["record": .text("\($0)")]) }
                ),
                "hasMore": .flag(broken.count > Self.recordLimit),
            ])
        }
    }

    /// The figures by half-year, breakdown, category and indicator.
    var halfYears: [TemplateValue] {
        let order = Dictionary(
            uniqueKeysWithValues: subject.grant.allIndicators.enumerated().map { index, each in
                ("\(each.pack)/\(each.indicator.code)", index)
            }
        )
        var byPeriod: [String: [Figure]] = [:]
        for figure in subject.figures { byPeriod[figure.key.period, default: []].append(figure) }
        return subject.grant.halfYears(through: subject.period).map { halfYear in
            let figures = byPeriod[halfYear.description] ?? []
            return .object([
                "period": .text(halfYear.description),
                "start": .text(halfYear.start.description),
                "end": .text(halfYear.lastDay.description),
                "breakdowns": .list(breakdowns(of: figures, order)),
            ])
        }
    }

    /// Groups figures by breakdown and category, in the order in which indicators declare them.
    private func breakdowns(of figures: [Figure], _ order: [String: Int]) -> [TemplateValue] {
        Self.groups(figures, by: \.key.breakdown).map { breakdown, figures in
            let categories = Self.groups(figures, by: \.key.category)
            return .object([
                "breakdown": .text(breakdown),
                "hasBreakdown": .flag(!breakdown.isEmpty),
                "categories": .list(
                    categories.map { category, figures in
                        let sorted = figures.enumerated().sorted { left, right in
                            let first = order[Self.id(left.element)] ?? 0
                            let second = order[Self.id(right.element)] ?? 0
                            return (first, left.offset) < (second, right.offset)
                        }
                        return .object([
                            "category": .text(category),
                            "figures": .list(sorted.map { Self.figure($0.element) }),
                        ])
                    }
                ),
            ])
        }
    }

    private static func id(_ figure: Figure) -> String {
        "\(figure.key.pack)/\(figure.key.indicator)"
    }

    private static func figure(_ figure: Figure) -> TemplateValue {
        .object([
            "pack": .text(figure.key.pack),
            "indicator": .text(figure.key.indicator),
            "span": .text(figure.key.span.rawValue),
            "status": .text(figure.status.rawValue),
            "hasValue": .flag(!figure.value.isEmpty),
            "value": .text(figure.value),
        ])
    }

    /// Groups in the order in which the names first come.
    private static func groups(
        _ figures: [Figure],
        by name: (Figure) -> String
    ) -> [(String, [Figure])] {
        var groups: [(name: String, figures: [Figure])] = []
        var places: [String: Int] = [:]
        for figure in figures {
            let name = name(figure)
            if let place = places[name] {
                groups[place].figures.append(figure)
            } else {
                places[name] = groups.count
                groups.append((name, [figure]))
            }
        }
        return groups
    }
}
