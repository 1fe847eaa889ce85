import Expressions

/// Reads the indicators of a grant or a pack.
struct IndicatorReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition

    func indicators(_ nodes: [ConfigurationNode]) -> [Indicator] {
        let read = nodes.compactMap { node in indicator(node).map { (node: node, indicator: $0) } }
        var seen: Set<String> = []
        for (node, indicator) in read {
            checkCode(indicator.code, at: node["code"] ?? node, &seen)
        }
        let measures = Dictionary(read.map { ($0.indicator.code, $0.indicator.measure) }) {
            first,
            _ in
            first
        }
        return read.map { node, indicator in
            let indicator = resolved(indicator, among: measures, at: node["measure"] ?? node)
            if indicator.spans == [.cumulative] && !indicator.accumulates {
                let text = "\(quoted(indicator.code)) is a stock and has no cumulative figure"
                log.note(.contradiction(text), at: node["spans"] ?? node)
            }
            return indicator
        }
    }

    private func checkCode(_ code: String, at node: ConfigurationNode, _ seen: inout Set<String>) {
        if !code.isEmpty && !seen.insert(code).inserted { log.note(.duplicate(code), at: node) }
        if scope.parameters[code] != nil {
            log.note(.contradiction("\(quoted(code)) is also the name of a parameter"), at: node)
        }
    }

    /// Checks that the parts of a ratio are there and are no ratios themselves.
    private func resolved(
        _ indicator: Indicator,
        among measures: [String: Measure],
        at node: ConfigurationNode
    ) -> Indicator {
        guard case .ratio(let part, let whole) = indicator.measure else { return indicator }
        var indicator = indicator
        for case .indicator(let code) in [part, whole] {
            guard let measure = measures[code] else {
                let known = measures.keys.filter(NameForm.code.allows).sorted()
                let suggestion = Spelling.nearest(to: code, among: known)
                let kind = "indicator or parameter"
                log.note(.unknownName(code, of: kind, suggestion: suggestion), at: node)
                continue
            }
            if case .ratio = measure {
                log.note(
                    .contradiction("a ratio cannot be made of the ratio \(quoted(code))"),
                    at: node
                )
            }
            indicator.accumulates = indicator.accumulates && measure.accumulates
        }
        return indicator
    }

    private func indicator(_ node: ConfigurationNode) -> Indicator? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        let unit = reader.requiredName("unit", .unit)
        let measure = reader.required("measure").flatMap { self.measure($0, unit: unit) }
        // An indicator with a fault is still known to what refers to it.
        let known = measure ?? .unavailable(LocalizedText())
        let indicator = Indicator(
            code: code(reader),
            title: reader.requiredLocalized("title", languages: languages) ?? LocalizedText(),
            unit: unit,
            decimals: reader.integer("decimals", in: 0...9) ?? 0,
            measure: known,
            records: records(reader, of: measure),
            accumulates: known.accumulates,
            spans: spans(reader),
            breakdowns: BreakdownReader(log: log, exports: exports).breakdowns(reader, of: measure),
            method: reader.localized("method", languages: languages),
            note: reader.localized("note", languages: languages),
            sensitivity: reader.choice("sensitivity", as: Indicator.Sensitivity.self),
            evidence: reader.evidence("evidence")
        )
        reader.finish()
        return indicator
    }

    private func records(
        _ reader: ConfigurationReader,
        of measure: Measure?
    ) -> Indicator.Records {
        let records = reader.choice("records", as: Indicator.Records.self) ?? .complete
        if let node = reader.optional("records"), let measure, measure.selection == nil {
            log.note(.contradiction("'records' is for measures that count records"), at: node)
        }
        return records
    }

    private func spans(_ reader: ConfigurationReader) -> Set<SpanKind> {
        guard let node = reader.optional("spans") else { return Set(SpanKind.allCases) }
        let items = reader.items(of: node)
        if case .list([]) = node.value {
            log.note(.expected("'period' or 'cumulative'", found: "none"), at: node)
        }
        return Set(items.compactMap { reader.choice(of: $0, as: SpanKind.self) })
    }

    /// Reads the code; one that has a fault is still known to what refers to it.
    private func code(_ reader: ConfigurationReader) -> String {
        guard let node = reader.required("code"), let code = reader.text(of: node) else {
            return ""
        }
        NameForm.code.check(code, at: node, log)
        return code
    }

    private func measure(_ node: ConfigurationNode, unit: String) -> Measure? {
        MeasureReader(
            log: log,
            languages: languages,
            scope: scope,
            exports: exports,
            isPercentage: unit == "percent"
        ).measure(node)
    }
}
