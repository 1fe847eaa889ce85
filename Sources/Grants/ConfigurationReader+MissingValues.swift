extension ConfigurationReader {
    /// The texts that stand for a missing value, of a schema or of a field; nothing where none are
    /// declared.
    ///
    /// Each is a text, or a map with a `value` and a `label` that is of no use here.
    var missingValues: [String]? {
        guard let node = optional("missingValues") else { return nil }
        var texts: [String] = []
        for item in items(of: node) {
            guard let text = missingValue(item) else { continue }
            if texts.contains(text) { log.note(.duplicate(text), at: item) }
            texts.append(text)
        }
        return texts
    }

    private func missingValue(_ item: ConfigurationNode) -> String? {
        switch item.value {
        case .scalar(let text, _): return text
        case .map:
            let reader = ConfigurationReader(item, log: log)
            reader.allow(["label"])
            let value = reader.required("value")
            reader.finishTolerantly()
            guard let value else { return nil }
            if case .scalar(let text, _) = value.value { return text }
            log.note(.expected("a text", found: value.kind), at: value)
        case .list: log.note(.expected("a text", found: item.kind), at: item)
        }
        return nil
    }
}
