import Expressions

/// Reads a pack of a programme or strategy.
struct PackReader {
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition

    /// Reads the pack that a grant names by its path.
    ///
    /// - Throws: `ConfigurationFaults` with all that is wrong in the pack.
    func pack(_ path: String, file: ConfigurationFile) throws -> Pack {
        let log = ConfigurationReader.Log(file: file.name)
        let reader = ConfigurationReader(file.root, log: log)
        GrantReader.checkFormat(reader)
        let id = reader.requiredText("pack")
        if path.split(separator: "/").last.map(String.init) != id {
            log.note(.contradiction("the pack '\(id)' lies in '\(path)'"), at: file.root)
        }
        let version = reader.requiredText("version")
        let kind = reader.choice("kind", as: Pack.Kind.self)
        if reader.required("kind") == nil { log.note(.missingKey("kind"), at: file.root) }
        let title = reader.required("title").flatMap {
            reader.localized(of: $0, languages: languages)
        }
        let note = reader.localized("note", languages: languages)
        _ = reader.optional("sources")
        let indicatorReader = IndicatorReader(
            log: log,
            languages: languages,
            scope: scope,
            exports: exports
        )
        let indicators = reader.list("indicators").compactMap(indicatorReader.indicator)
        GrantReader.checkIndicators(indicators, log: log, at: file.root)
        let targetReader = TargetReader(
            log: log,
            languages: languages,
            indicators: indicators,
            parameters: scope.parameters
        )
        let targets = reader.list("targets").compactMap(targetReader.target)
        reader.finish()
        try log.throwIfAny()
        return Pack(
            id: id,
            path: path,
            version: version,
            kind: kind ?? .programme,
            title: title ?? LocalizedText(),
            note: note,
            indicators: indicators,
            targets: targets,
            file: file
        )
    }
}
