import Expressions

/// Reads targets and charts, which refer to indicators by their codes.
struct TargetReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let indicators: [Indicator]
    let parameters: [String: Rational]

    // MARK: Targets

    func targets(_ nodes: [ConfigurationNode]) -> [Target] {
        var seen: [String: [Target]] = [:]
        return nodes.compactMap { node in
            guard let target = target(node) else { return nil }
            let others = seen[target.indicator, default: []]
            if others.contains(where: { $0.span == target.span && $0.first == target.first }) {
                let text =
                    "a target of \(quoted(target.indicator)) for the same time is there already"
                log.note(.contradiction(text), at: node)
            }
            seen[target.indicator, default: []].append(target)
            return target
        }
    }

    private func target(_ node: ConfigurationNode) -> Target? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        let indicator = indicator(reader)
        let span = reader.choice("span", as: SpanKind.self) ?? .period
        let first = reader.optional("from").flatMap { halfYear($0, reader) }
        let valueNode = reader.optional("value")
        let value = valueNode.flatMap(reader.number)
        let note = reader.localized("note", languages: languages)
        reader.finish()
        if valueNode == nil && reader.optional("note") == nil {
            log.note(
                .contradiction("a target without a value needs a note that says why"),
                at: node
            )
        }
        guard let indicator else { return nil }
        if span == .cumulative && !indicator.accumulates {
            let code = quoted(indicator.code)
            let text = "\(code) is a stock and has no cumulative figure: say 'span: period'"
            log.note(.contradiction(text), at: reader.optional("span") ?? node)
        } else if !indicator.spans.contains(span) {
            let text = "the 'spans' of \(quoted(indicator.code)) leave out '\(span.rawValue)'"
            log.note(.contradiction(text), at: reader.optional("span") ?? node)
        }
        return Target(indicator: indicator.code, span: span, first: first, value: value, note: note)
    }

    private func halfYear(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> HalfYear? {
        guard let text = reader.text(of: node) else { return nil }
        if let halfYear = HalfYear(text) { return halfYear }
        log.note(.expected("a half-year such as 2018-H2", found: quoted(text)), at: node)
        return nil
    }

    // MARK: Charts

    func charts(_ nodes: [ConfigurationNode]) -> [Chart] {
        var seen: Set<String> = []
        return nodes.compactMap { node in
            guard let chart = chart(node) else { return nil }
            if !seen.insert(chart.indicator).inserted {
                log.note(.duplicate(chart.indicator), at: node)
            }
            return chart
        }
    }

    private func chart(_ node: ConfigurationNode) -> Chart? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        let indicator = indicator(reader)
        let reference = reader.map("reference").flatMap(reference)
        reader.finish()
        if let indicator, !indicator.spans.contains(.period) {
            let text = "a chart shows half-years, which the 'spans' of \(quoted(indicator.code)) "
            log.note(.contradiction(text + "leave out"), at: node)
        }
        return indicator.map { Chart(indicator: $0.code, reference: reference) }
    }

    private func reference(
        _ reader: ConfigurationReader
    ) -> (title: LocalizedText, value: Rational)? {
        let title = reader.requiredLocalized("title", languages: languages)
        let node = reader.required("parameter")
        reader.finish()
        guard let node, let name = reader.text(of: node) else { return nil }
        guard let value = parameters[name] else {
            let known = parameters.keys.filter(NameForm.identifier.allows).sorted()
            let suggestion = Spelling.nearest(to: name, among: known)
            log.note(.unknownName(name, of: "parameter", suggestion: suggestion), at: node)
            return nil
        }
        return title.map { ($0, value) }
    }

    private func indicator(_ reader: ConfigurationReader) -> Indicator? {
        guard let node = reader.required("indicator"), let code = reader.text(of: node) else {
            return nil
        }
        if let indicator = indicators.first(where: { $0.code == code }) { return indicator }
        let known = indicators.map(\.code).filter(NameForm.code.allows)
        let suggestion = Spelling.nearest(to: code, among: known)
        log.note(.unknownName(code, of: "indicator", suggestion: suggestion), at: node)
        return nil
    }
}
