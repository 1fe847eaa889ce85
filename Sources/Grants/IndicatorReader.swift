import Expressions

/// Reads an indicator.
struct IndicatorReader {
    let log: ConfigurationReader.Log
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition

    func indicator(_ node: ConfigurationNode) -> Indicator? {
        let reader = ConfigurationReader(node, log: log)
        let code = reader.requiredText("code")
        let title = reader.required("title").flatMap {
            reader.localized(of: $0, languages: languages)
        }
        let unit = reader.requiredText("unit")
        let decimals = reader.integer("decimals", in: 0...9) ?? 0
        let measures = MeasureReader(
            log: log,
            languages: languages,
            scope: scope,
            exports: exports,
            isPercentage: unit == "percent"
        )
        let measure = reader.required("measure").flatMap(measures.measure)
        let breakdowns = reader.list("by").compactMap { breakdown($0, of: measure, reader) }
        let method = reader.localized("method", languages: languages)
        let note = reader.localized("note", languages: languages)
        let sensitivity = reader.choice("sensitivity", as: Indicator.Sensitivity.self)
        let evidence = reader.text("evidence")
        reader.finish()
        checkCode(code, at: node)
        guard let measure, let title else { return nil }
        return Indicator(
            code: code,
            title: title,
            unit: unit,
            decimals: decimals,
            measure: measure,
            breakdowns: breakdowns,
            method: method,
            note: note,
            sensitivity: sensitivity,
            evidence: evidence
        )
    }

    private func breakdown(
        _ node: ConfigurationNode,
        of measure: Measure?,
        _ reader: ConfigurationReader
    ) -> [String]? {
        let names: [String]
        if case .list(let items) = node.value {
            names = items.compactMap(reader.text)
        } else {
            names = reader.text(of: node).map { [$0] } ?? []
        }
        guard let measure else { return nil }
        guard let table = measure.selection.flatMap({ exports.table($0.table) }) else {
            log.note(.contradiction("only a measure over records can be broken down"), at: node)
            return nil
        }
        for name in names where table.field(name)?.codes == nil {
            let coded = table.fields.filter { $0.codes != nil }.map(\.name)
            let suggestion = Spelling.nearest(to: name, among: coded)
            log.note(.unknownName(name, of: "field with codes", suggestion: suggestion), at: node)
            return nil
        }
        return names
    }

    private func checkCode(_ code: String, at node: ConfigurationNode) {
        let isPlain = !code.isEmpty && code.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                UInt8(ascii: "."): true
            default: false
            }
        }
        guard !isPlain else { return }
        log.note(.expected("a code of letters, digits, '_', '-' and '.'", found: "'\(code)'"), at: node)
    }
}
