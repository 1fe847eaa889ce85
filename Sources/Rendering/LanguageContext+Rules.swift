import Grants

/// How the rules ended, as people read it.
extension LanguageContext {
    /// The sentence that counts the rules by how they ended.
    var rulesEnded: TemplateValue {
        func count(_ state: RuleOutcome.State) -> String {
            format.number("\(subject.outcomes.count { $0.state == state })")
        }
        return .text(
            format.label(
                .rulesEnded,
                [
                    "count": format.number("\(subject.outcomes.count)"),
                    "passed": count(.passed), "failed": count(.failed),
                    "skipped": count(.skipped), "broken": count(.broken),
                ]
            )
        )
    }

    /// The rules of which nobody knows whether records break them.
    var rulesNotChecked: [RuleOutcome] {
        subject.outcomes.filter { $0.state == .skipped || $0.state == .broken }
    }

    func ruleNotChecked(_ outcome: RuleOutcome, _ name: String) -> TemplateValue? {
        switch name {
        case "rule": .text(outcome.rule)
        case "title": .text(title(ofRule: outcome.rule))
        case "table": text(grant.exports.table(outcome.table)?.title)
        case "state": .text(outcome.state.rawValue)
        case "stateText":
            .text(format.label(outcome.state == .skipped ? .stateSkipped : .stateBroken))
        case "cause": .text(outcome.cause.map(cause) ?? "")
        default: nil
        }
    }

    /// What a rule is called: its message, or the name of a built-in one.
    func title(ofRule id: String) -> String {
        let rule = grant.rules.first { $0.id == id }
        return rule?.message.text(in: language) ?? labels.rules[id] ?? id
    }

    private func cause(_ cause: RuleOutcome.Cause) -> String {
        switch cause {
        case .notInForce: format.label(.causeNotInForce)
        case .divisionByZero: format.label(.causeDivisionByZero)
        case .overflow: format.label(.causeOverflow)
        case .withinThreshold: ""
        }
    }
}
