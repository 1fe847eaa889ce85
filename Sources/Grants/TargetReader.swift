import Expressions

/// Reads targets and charts, which refer to indicators by their codes.
struct TargetReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let indicators: [Indicator]
    let parameters: [String: Rational]

    func target(_ node: ConfigurationNode) -> Target? {
        let reader = ConfigurationReader(node, log: log)
        let indicator = indicator(reader)
        let span = reader.choice("span", as: SpanKind.self) ?? .period
        let first = reader.optional("from").flatMap { halfYear($0, reader) }
        let value = reader.optional("value").flatMap(number)
        let note = reader.localized("note", languages: languages)
        reader.finish()
        if value == nil && note == nil {
            log.note(.contradiction("a target without a value needs a note that says why"), at: node)
        }
        guard let indicator else { return nil }
        if span == .cumulative && !indicator.measure.accumulates {
            let code = indicator.code
            log.note(.contradiction("'\(code)' is a stock and has no cumulative figure"), at: node)
        }
        return Target(indicator: indicator.code, span: span, first: first, value: value, note: note)
    }

    func chart(_ node: ConfigurationNode) -> Chart? {
        let reader = ConfigurationReader(node, log: log)
        let indicator = indicator(reader)
        let reference = reader.map("reference").flatMap(reference)
        reader.finish()
        return indicator.map { Chart(indicator: $0.code, reference: reference) }
    }

    private func reference(
        _ reader: ConfigurationReader
    ) -> (title: LocalizedText, value: Rational)? {
        let title = reader.required("title").flatMap {
            reader.localized(of: $0, languages: languages)
        }
        let node = reader.required("parameter")
        reader.finish()
        guard let node, let title, let name = reader.text(of: node) else { return nil }
        if let value = parameters[name] { return (title, value) }
        let suggestion = Spelling.nearest(to: name, among: parameters.keys.sorted())
        log.note(.unknownName(name, of: "parameter", suggestion: suggestion), at: node)
        return nil
    }

    private func indicator(_ reader: ConfigurationReader) -> Indicator? {
        guard let node = reader.required("indicator"), let code = reader.text(of: node) else {
            return nil
        }
        if let indicator = indicators.first(where: { $0.code == code }) { return indicator }
        let suggestion = Spelling.nearest(to: code, among: indicators.map(\.code))
        log.note(.unknownName(code, of: "indicator", suggestion: suggestion), at: node)
        return nil
    }

    private func halfYear(
        _ node: ConfigurationNode,
        _ reader: ConfigurationReader
    ) -> HalfYear? {
        guard let text = reader.text(of: node) else { return nil }
        if let halfYear = HalfYear(text) { return halfYear }
        log.note(.expected("a half-year such as 2018-H2", found: "'\(text)'"), at: node)
        return nil
    }

    private func number(_ node: ConfigurationNode) -> Rational? {
        if case .scalar(let text, _) = node.value, let value = Rational(decimal: text) {
            return value
        }
        log.note(.expected("a number such as 229999.80", found: node.kind), at: node)
        return nil
    }
}
