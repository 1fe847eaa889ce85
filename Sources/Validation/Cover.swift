import Grants

/// A rule that takes the place of what built-in rules find.
struct Cover {
    /// The rule's id.
    var rule: String
    /// The built-in rules, and the fields in which they find something.
    var rules: Set<String>
    var fields: Set<String>
    /// What the rule says of its findings.
    var severity: Severity
    var effect: Effect
    var message: String

    func contains(_ rule: String, _ field: String) -> Bool {
        rules.contains(rule) && fields.contains(field)
    }

    /// Puts the rule's finding in the place of another one.
    func replace(_ finding: inout Finding) {
        finding.rule = rule
        finding.severity = severity
        finding.effect = effect
        finding.message = message
    }

    /// Returns for each cover the places of the findings on a table that it is the first to take,
    /// and for each rule the records on which it has spoken before, 0 for a whole file.
    ///
    /// Which cover takes a finding is asked once for each rule and field.
    static func places(
        of findings: [Finding],
        in table: String,
        _ covers: [Cover]
    ) -> (meant: [[Int]], judged: [String: Set<Int>]) {
        var meant = [[Int]](repeating: [], count: covers.count)
        var judged: [String: Set<Int>] = [:]
        let kinds = FindingKinds(findings)
        let takers = kinds.firsts.map { first in
            findings[first].table == table
                ? covers.firstIndex { $0.contains(findings[first].rule, findings[first].field) }
                : nil
        }
        let areOwn = kinds.firsts.map { first in
            covers.contains { $0.rule == findings[first].rule }
        }
        for (place, kind) in kinds.numbers.enumerated() {
            if areOwn[kind] {
                judged[findings[place].rule, default: []].insert(findings[place].record ?? 0)
            }
            if let cover = takers[kind] { meant[cover].append(place) }
        }
        return (meant, judged)
    }
}
