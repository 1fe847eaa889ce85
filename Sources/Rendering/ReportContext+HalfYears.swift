import Expressions
import Grants

extension ReportContext {
    /// How many records a report lists of each rule.
    private static let recordLimit = 1000

    /// The grant's rules in their order, with the records that break each.
    var ruleCounts: TemplateValue {
        .list(of: Array(zip(subject.grant.rules, broken))) { rule, records in
            Self.ruleCount(rule, records)
        }
    }

    /// Returns for each rule the numbers of the records on which it has found something.
    static func broken(_ rules: [Rule], _ findings: [Finding]) -> [[Int]] {
        let places = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var records = [[Int]](repeating: [], count: rules.count)
        let kinds = FindingKinds(findings)
        let own = kinds.firsts.map { places[findings[$0].rule] }
        // By places: a finding that is copied has its six texts counted twice.
        for (index, kind) in kinds.numbers.enumerated() {
            guard let place = own[kind], let record = findings[index].record else { continue }
            if records[place].last != record { records[place].append(record) }
        }
        return records.map(ascending)
    }

    /// Returns records in their order, each once; they mostly come so.
    private static func ascending(_ records: [Int]) -> [Int] {
        let isAscending = zip(records, records.dropFirst()).allSatisfy { $0 < $1 }
        return isAscending ? records : Set(records).sorted()
    }

    private static func ruleCount(_ rule: Rule, _ broken: [Int]) -> TemplateValue {
        .object { name in
            switch name {
            case "rule": .text(rule.id)
            case "table": .text(rule.table)
            case "severity": .text(rule.severity.rawValue)
            case "effect": .text(rule.effect.rawValue)
            case "count": .text("\(broken.count)")
            case "records":
                .list(of: Array(broken.prefix(recordLimit))) { record, name in
                    name == "record" ? .text("\(record)") : nil
                }
            case "hasMore": .flag(broken.count > recordLimit)
            default: nil
            }
        }
    }

    /// The figures by half-year, breakdown, category and indicator.
    var halfYears: TemplateValue {
        let places = indicatorPlaces
        let periods = groups(Array(subject.figures.indices)) { $0.period }
        // A name that every figure may ask for is made once.
        let halfYears = subject.grant.halfYears(through: subject.period).map { ($0, "\($0)") }
        return .list(of: halfYears) { [self] halfYear, name in
            let (halfYear, period) = halfYear
            return switch name {
            case "period": .text(period)
            case "start": .text(halfYear.start.description)
            case "end": .text(halfYear.lastDay.description)
            case "breakdowns":
                breakdowns(of: periods.first { $0.name == period }?.figures ?? [], places)
            default: nil
            }
        }
    }

    /// Figures, as their places among the figures of the report, that have a name in common.
    private typealias Group = (name: String, figures: [Int])

    private func breakdowns(of figures: [Int], _ places: [Int]) -> TemplateValue {
        .list(of: groups(figures) { $0.breakdown }) { [self] breakdown, name in
            switch name {
            case "breakdown": .text(breakdown.name)
            case "hasBreakdown": .flag(!breakdown.name.isEmpty)
            case "categories": categories(of: breakdown.figures, places)
            default: nil
            }
        }
    }

    private func categories(of figures: [Int], _ places: [Int]) -> TemplateValue {
        .list(of: groups(figures) { $0.category }) { [self] category, name in
            switch name {
            case "category": .text(category.name)
            case "figures":
                .list(of: category.figures.sorted { (places[$0], $0) < (places[$1], $1) }) {
                    self.categoryFigure(self.subject.figures[$0], $1)
                }
            default: nil
            }
        }
    }

    private func categoryFigure(_ figure: Figure, _ name: String) -> TemplateValue? {
        switch name {
        case "pack": .text(figure.key.pack)
        case "indicator": .text(figure.key.indicator)
        case "span": .text(figure.key.span.rawValue)
        case "status": .text(figure.status.rawValue)
        case "hasValue": .flag(!figure.value.isEmpty)
        case "value": .text(figure.value)
        default: nil
        }
    }

    /// The place of each figure's indicator in the order in which they are declared.
    private var indicatorPlaces: [Int] {
        let declared = subject.grant.allIndicators.map { ($0.pack, $0.indicator.code) }
        var last = 0
        return subject.figures.map { figure in
            let own = (figure.key.pack, figure.key.indicator)
            if !declared.indices.contains(last) || declared[last] != own {
                last = declared.firstIndex { $0 == own } ?? 0
            }
            return last
        }
    }

    /// Groups figures in the order in which the names first come.
    ///
    /// A name is mostly that of the figure before, or the one that came after it earlier: all others
    /// are looked up.
    private func groups(_ figures: [Int], by name: (Figure.Key) -> String) -> [Group] {
        var groups: [Group] = []
        var places: [String: Int] = [:]
        var last = 0
        for figure in figures {
            let name = name(subject.figures[figure].key)
            if let place = Self.near(last, named: name, among: groups) ?? places[name] {
                last = place
            } else {
                last = groups.count
                places[name] = last
                groups.append((name, []))
            }
            groups[last].figures.append(figure)
        }
        return groups
    }

    /// Finds a name where it is that of a group, or of the one behind it.
    private static func near(_ last: Int, named name: String, among groups: [Group]) -> Int? {
        guard !groups.isEmpty else { return nil }
        if groups[last].name == name { return last }
        let next = last + 1 < groups.count ? last + 1 : 0
        return groups[next].name == name ? next : nil
    }
}
