import Expressions

/// Reads the rules of a grant.
struct RuleReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition

    func rules(_ nodes: [ConfigurationNode]) -> [Rule] {
        var seen: Set<String> = []
        return nodes.compactMap { node in
            let reader = ConfigurationReader(node, log: log)
            let id = reader.requiredName("id", .rule)
            let place = reader.optional("id") ?? node
            if BuiltInRule(rawValue: id) != nil {
                log.note(.contradiction("\(quoted(id)) is the name of a built-in rule"), at: place)
            }
            if !id.isEmpty && !seen.insert(id).inserted { log.note(.duplicate(id), at: place) }
            return rule(id, reader)
        }
    }

    private func rule(_ id: String, _ reader: ConfigurationReader) -> Rule? {
        let severity = reader.choice("severity", as: Severity.self) ?? .error
        let effect = reader.choice("effect", as: Effect.self)
        let table = reader.required("on").flatMap(TableNames(log: log, exports: exports).table)
        let texts = RuleTexts(log: log, languages: languages, scope: scope, table: table)
        let message = texts.text("message", reader, isRequired: true)
        let guidance = texts.text("guidance", reader)
        let basis = reader.localized("basis", languages: languages)
        let evidence = reader.evidence("evidence")
        let validity = validity(reader)
        let threshold = threshold(reader)
        let unknown = reader.choice("unknown", as: Rule.Unknown.self) ?? .passes
        let isIndependent = reader.boolean("independent") ?? false
        let tests = RuleTestReader(log: log, scope: scope, exports: exports)
        let judged = tests.test(reader, on: table)
        reader.finish()
        checkEvidence(evidence, severity, reader)
        guard let table, let judged, let message else { return nil }
        return Rule(
            id: id,
            table: table.name,
            field: judged.field,
            severity: severity,
            effect: effect ?? (severity == .error ? .reject : .none),
            condition: judged.condition,
            test: judged.test,
            unknown: unknown,
            validity: validity,
            threshold: threshold,
            isIndependent: isIndependent,
            message: message,
            guidance: guidance,
            basis: basis,
            evidence: evidence
        )
    }

    /// Refuses an error of which nobody has seen the source: it may be wrong itself.
    private func checkEvidence(
        _ evidence: Evidence?,
        _ severity: Severity,
        _ reader: ConfigurationReader
    ) {
        guard evidence?.mark == .memory, severity == .error else { return }
        let text = "a rule that is not checked against its source is a 'warning' at most"
        log.note(.contradiction(text), at: reader.optional("evidence") ?? reader.node)
    }

    private func validity(_ reader: ConfigurationReader) -> Rule.Validity {
        guard let node = reader.optional("valid") else { return Rule.Validity() }
        let days = ConfigurationReader(node, log: log)
        let validity = Rule.Validity(
            first: days.optional("from").flatMap(days.date),
            last: days.optional("to").flatMap(days.date)
        )
        days.finish()
        if let first = validity.first, let last = validity.last, last < first {
            log.note(.contradiction("the rule is no more valid before it is"), at: node)
        }
        return validity
    }

    private func threshold(_ reader: ConfigurationReader) -> Threshold? {
        guard let node = reader.optional("threshold"), let text = reader.text(of: node) else {
            return nil
        }
        let threshold = Threshold(text)
        if threshold == nil {
            let expected = "'at most 5' (records) or 'at most 2 percent'"
            log.note(.expected(expected, found: quoted(text)), at: node)
        }
        return threshold
    }
}
