import Expressions

/// Reads what a grant's file says by itself.
struct GrantHeaderReader {
    let log: ConfigurationReader.Log

    func header(of root: ConfigurationNode) -> GrantHeader {
        let reader = ConfigurationReader(root, log: log)
        Self.checkFormat(reader)
        var header = GrantHeader()
        header.id = reader.requiredName("grant", .id)
        header.languages = languages(reader)
        header.title =
            reader.requiredLocalized("title", languages: header.languages) ?? header.title
        header.particulars = reader.list("particulars").compactMap {
            particular($0, header.languages)
        }
        header.notes = reader.list("notes").compactMap {
            reader.localized(of: $0, languages: header.languages)
        }
        header.term = term(reader) ?? header.term
        checkPeriods(reader)
        header.parameters = parameters(reader)
        header.key = key(reader)
        header.reports = DocumentNames(log: log).names(reader)
        header.exports = reader.required("exports").flatMap { node in
            path(node, reader, "a path inside the grant's folder").map { ($0, node) }
        }
        header.uses = packs(reader)
        header.rules = reader.list("rules")
        header.indicators = reader.list("indicators")
        header.targets = reader.list("targets")
        header.charts = reader.list("charts")
        reader.finish()
        return header
    }

    /// Checks the version of a file's format.
    static func checkFormat(_ reader: ConfigurationReader) {
        guard let node = reader.required("format") else { return }
        if case .scalar("1", _) = node.value { return }
        reader.log.note(.expected("the format 1", found: node.kind), at: node)
    }

    private func languages(_ reader: ConfigurationReader) -> [Language] {
        guard let node = reader.required("languages") else { return [] }
        var languages: [Language] = []
        for item in reader.items(of: node) {
            guard let language = reader.choice(of: item, as: Language.self) else { continue }
            if languages.contains(language) {
                log.note(.duplicate(language.rawValue), at: item)
            } else {
                languages.append(language)
            }
        }
        if case .list([]) = node.value {
            log.note(.expected("at least one language", found: "none"), at: node)
        }
        return languages
    }

    private func particular(
        _ node: ConfigurationNode,
        _ languages: [Language]
    ) -> (label: LocalizedText, text: LocalizedText)? {
        let reader = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        let label = reader.requiredLocalized("label", languages: languages)
        let text = reader.requiredLocalized("text", languages: languages)
        reader.finish()
        guard let label, let text else { return nil }
        return (label, text)
    }

    // MARK: Time

    private func term(_ reader: ConfigurationReader) -> (first: CivilDate, last: CivilDate?)? {
        guard let node = reader.required("term") else { return nil }
        let term = ConfigurationReader(node, log: log)
        guard case .map = node.value else { return nil }
        let first = term.required("from").flatMap { day($0, term) }
        let last = term.optional("to").flatMap { day($0, term) }
        term.finish()
        guard let first else { return nil }
        if let last, last < first {
            log.note(.contradiction("the term ends before it begins"), at: node)
        }
        return (first, last)
    }

    private func day(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> CivilDate? {
        guard let day = reader.date(of: node) else { return nil }
        let years = DatePattern.years
        if years.contains(day.year) { return day }
        let expected = "a day of the years \(years.lowerBound) to \(years.upperBound)"
        log.note(.expected(expected, found: quoted(day.description)), at: node)
        return nil
    }

    private func checkPeriods(_ reader: ConfigurationReader) {
        guard let periods = reader.map("periods") else { return }
        if let node = periods.required("scheme"), let text = periods.text(of: node) {
            switch text {
            case "half-year": break
            case "half-year-april", "half-year-november":
                log.note(.unsupported(text, instead: "the one scheme is 'half-year'"), at: node)
            default: log.note(.unknownValue(text, allowed: ["half-year"]), at: node)
            }
        }
        periods.finish()
    }

    // MARK: Values

    private func parameters(_ reader: ConfigurationReader) -> [String: Rational] {
        guard let parameters = reader.map("parameters") else { return [:] }
        var values: [String: Rational] = [:]
        for entry in parameters.entries {
            NameForm.identifier.check(entry.key, at: entry.value, log)
            if GrantScope.constants.contains(entry.key) {
                let text = "\(quoted(entry.key)) is the name of a built-in value"
                log.note(.contradiction(text), at: entry.value)
            }
            // A name that has a fault is still known to what uses it, as it will be when mended.
            values[NameForm.identifier.meant(by: entry.key)] =
                reader.number(of: entry.value) ?? Rational(1)
        }
        return values
    }

    private func key(_ reader: ConfigurationReader) -> Grant.KeySource {
        guard let node = reader.optional("key"), let text = reader.text(of: node) else {
            return .file
        }
        if text == "demonstration" { return .demonstration }
        log.note(.unknownValue(text, allowed: ["demonstration"]), at: node)
        return .file
    }

    // MARK: Paths

    private func packs(_ reader: ConfigurationReader) -> [(path: String, node: ConfigurationNode)] {
        let expected = "a pack such as programmes/NAME or strategies/NAME"
        var ids: Set<String> = []
        return reader.list("uses").compactMap { node in
            guard let path = path(node, reader, expected) else { return nil }
            // Results name a pack by its id without the folder.
            let id = path.split(separator: "/").last.map(String.init) ?? path
            if ids.insert(id).inserted { return (path, node) }
            log.note(.duplicate(id), at: node)
            return nil
        }
    }

    /// Reads a path that can only lead downwards.
    private func path(
        _ node: ConfigurationNode,
        _ reader: ConfigurationReader,
        _ expected: String
    ) -> String? {
        guard let path = reader.text(of: node) else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isInside = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
        if isInside && path.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        {
            return path
        }
        log.note(.expected(expected, found: quoted(path)), at: node)
        return nil
    }
}
