import Expressions
import Files

/// Reads a grant with its descriptor and packs, and checks all of it before any record is read.
public struct GrantReader: Sendable {
    /// The folder in which the program is installed, with `input` and `templates`; for packs that do
    /// not lie beside the grant.
    public var installation: String?

    /// Makes a reader.
    public init(installation: String?) {
        self.installation = installation
    }

    /// Reads the grant at a location.
    ///
    /// - Throws: `FileFault` where a file cannot be read; `ConfigurationFaults` with all that is
    ///   wrong in the first file that has a fault.
    public func grant(at location: GrantLocation) throws -> Grant {
        let file = try ConfigurationFile(reading: location.configuration)
        let log = ConfigurationReader.Log(file: file.name)
        let reader = ConfigurationReader(file.root, log: log)
        Self.checkFormat(reader)
        let id = reader.requiredText("grant")
        checkId(id, log: log, at: file.root)
        let languages = languages(reader)
        let title = reader.required("title").flatMap {
            reader.localized(of: $0, languages: languages)
        }
        let term = term(reader)
        if let periods = reader.map("periods") {
            let scheme = periods.required("scheme")
            if let scheme, let text = periods.text(of: scheme), text != "half-year" {
                log.note(.unknownValue(text, allowed: ["half-year"]), at: scheme)
            }
            periods.finish()
        }
        let parameters = parameters(reader)
        let descriptor = try descriptor(reader, location: location, languages: languages)
        let scope = GrantScope(schema: descriptor.schema, parameters: parameters)
        let rules = rules(reader, languages, scope, descriptor)
        let indicatorReader = IndicatorReader(
            log: log,
            languages: languages,
            scope: scope,
            exports: descriptor
        )
        let indicators = reader.list("indicators").compactMap(indicatorReader.indicator)
        Self.checkIndicators(indicators, log: log, at: file.root)
        let targetReader = TargetReader(
            log: log,
            languages: languages,
            indicators: indicators,
            parameters: parameters
        )
        let targets = reader.list("targets").compactMap(targetReader.target)
        let charts = reader.list("charts").compactMap(targetReader.chart)
        let particulars = reader.list("particulars").compactMap {
            particular($0, log: log, languages)
        }
        let notes = reader.list("notes").compactMap {
            reader.localized(of: $0, languages: languages)
        }
        let key = key(reader)
        let reports = reports(reader)
        let uses = reader.optional("uses").map(reader.items) ?? []
        let packPaths = uses.compactMap { packPath($0, reader) }
        reader.finish()
        try log.throwIfAny()
        let packReader = PackReader(languages: languages, scope: scope, exports: descriptor)
        return Grant(
            id: id,
            folder: location.folder,
            file: file,
            title: title ?? LocalizedText(),
            particulars: particulars,
            languages: languages,
            termStart: term?.first ?? CivilDate(dayNumber: 0),
            termEnd: term?.last,
            parameters: parameters,
            key: key,
            exports: descriptor,
            packs: try packPaths.map { path in
                try packReader.pack(path, file: packFile(path, location: location))
            },
            rules: rules,
            indicators: indicators,
            targets: targets,
            charts: charts,
            reports: reports,
            notes: notes
        )
    }

    static func checkFormat(_ reader: ConfigurationReader) {
        guard let node = reader.required("format") else { return }
        if case .scalar("1", _) = node.value { return }
        reader.log.note(.unknownValue(node.kind, allowed: ["1"]), at: node)
    }

    private func checkId(
        _ id: String,
        log: ConfigurationReader.Log,
        at node: ConfigurationNode
    ) {
        let isPlain = !id.isEmpty && id.utf8.count <= 64 && id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        guard !isPlain else { return }
        let kind = "a grant's id of a-z, 0-9, '-' and '_'"
        log.note(.expected(kind, found: "'\(id)'"), at: node)
    }

    private func languages(_ reader: ConfigurationReader) -> [Language] {
        guard let node = reader.required("languages") else { return [] }
        var languages: [Language] = []
        for item in reader.items(of: node) {
            guard let text = reader.text(of: item) else { continue }
            guard let language = Language(rawValue: text) else {
                let allowed = Language.allCases.map(\.rawValue)
                reader.log.note(.unknownValue(text, allowed: allowed), at: item)
                continue
            }
            if languages.contains(language) { reader.log.note(.duplicate(text), at: item) }
            languages.append(language)
        }
        if languages.isEmpty {
            reader.log.note(.expected("at least one language", found: "none"), at: node)
        }
        return languages
    }

    private func term(_ reader: ConfigurationReader) -> (first: CivilDate, last: CivilDate?)? {
        guard let node = reader.required("term") else { return nil }
        let term = ConfigurationReader(node, log: reader.log)
        _ = term.required("from")
        let first = term.date("from")
        let last = term.date("to")
        term.finish()
        guard let first else { return nil }
        if let last, last < first {
            reader.log.note(.contradiction("the term ends before it begins"), at: node)
        }
        return (first, last)
    }

    private func parameters(_ reader: ConfigurationReader) -> [String: Rational] {
        guard let parameters = reader.map("parameters") else { return [:] }
        var values: [String: Rational] = [:]
        let reserved = ["term_start", "term_end", "data_day", "span_start", "span_end"]
        for entry in parameters.keys {
            guard let node = parameters.optional(entry.key) else { continue }
            if reserved.contains(entry.key) { reader.log.note(.duplicate(entry.key), at: node) }
            if case .scalar(let text, _) = node.value, let value = Rational(decimal: text) {
                values[entry.key] = value
            } else {
                reader.log.note(.expected("a number", found: node.kind), at: node)
            }
        }
        return values
    }

    private func rules(
        _ reader: ConfigurationReader,
        _ languages: [Language],
        _ scope: GrantScope,
        _ exports: ExportDefinition
    ) -> [Rule] {
        let nodes = reader.list("rules")
        let ruleReader = RuleReader(
            log: reader.log,
            languages: languages,
            scope: scope,
            exports: exports
        )
        let rules = nodes.compactMap(ruleReader.rule)
        for (index, rule) in rules.enumerated()
        where rules[..<index].contains(where: { $0.id == rule.id }) {
            reader.log.note(.duplicate(rule.id), at: reader.node)
        }
        return rules
    }

    static func checkIndicators(
        _ indicators: [Indicator],
        log: ConfigurationReader.Log,
        at node: ConfigurationNode
    ) {
        for (index, indicator) in indicators.enumerated() {
            if indicators[..<index].contains(where: { $0.code == indicator.code }) {
                log.note(.duplicate(indicator.code), at: node)
            }
            guard case .ratio(let part, let whole) = indicator.measure else { continue }
            for case .indicator(let code) in [part, whole] {
                guard let other = indicators.first(where: { $0.code == code }) else {
                    let suggestion = Spelling.nearest(to: code, among: indicators.map(\.code))
                    let name = "indicator or parameter"
                    log.note(.unknownName(code, of: name, suggestion: suggestion), at: node)
                    continue
                }
                if case .ratio = other.measure {
                    let text = "'\(indicator.code)' divides by or into the ratio '\(code)'"
                    log.note(.contradiction(text), at: node)
                }
            }
        }
    }

    private func particular(
        _ node: ConfigurationNode,
        log: ConfigurationReader.Log,
        _ languages: [Language]
    ) -> (label: LocalizedText, text: LocalizedText)? {
        let reader = ConfigurationReader(node, log: log)
        let label = reader.required("label").flatMap {
            reader.localized(of: $0, languages: languages)
        }
        let text = reader.required("text").flatMap {
            reader.localized(of: $0, languages: languages)
        }
        reader.finish()
        guard let label, let text else { return nil }
        return (label, text)
    }

    private func key(_ reader: ConfigurationReader) -> Grant.KeySource {
        guard let node = reader.optional("key"), let text = reader.text(of: node) else {
            return .file
        }
        if text == "demonstration" { return .demonstration }
        reader.log.note(.unknownValue(text, allowed: ["demonstration"]), at: node)
        return .file
    }

    private func reports(_ reader: ConfigurationReader) -> [String] {
        guard let node = reader.required("reports") else { return [] }
        return reader.items(of: node).compactMap { item in
            guard let name = reader.text(of: item) else { return nil }
            let isPlain = name.hasSuffix(".html") || name.hasSuffix(".xml")
            if !isPlain || name.utf8.contains(UInt8(ascii: "/")) || name.hasPrefix(".") {
                reader.log.note(
                    .expected("a document's name ending in .html or .xml", found: "'\(name)'"),
                    at: item
                )
                return nil
            }
            return name
        }
    }
}
