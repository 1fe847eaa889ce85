import Expressions

/// Reads a pack of a programme or strategy.
struct PackReader {
    let languages: [Language]
    let scope: GrantScope
    let exports: ExportDefinition

    /// Reads the pack that a grant names by its path; faults gather in the log.
    func pack(_ path: String, file: ConfigurationFile, log: ConfigurationReader.Log) -> Pack {
        let reader = ConfigurationReader(file.root, log: log)
        GrantHeaderReader.checkFormat(reader)
        let id = reader.requiredName("pack", .id)
        let folder = path.split(separator: "/").last.map(String.init) ?? ""
        if !id.isEmpty && folder != id {
            let text = "the pack \(quoted(id)) lies in \(quoted(path)): id and folder are the same"
            log.note(.contradiction(text), at: reader.optional("pack") ?? file.root)
        }
        let version = reader.requiredText("version")
        let kind = reader.required("kind").flatMap { reader.choice(of: $0, as: Pack.Kind.self) }
        let title = reader.requiredLocalized("title", languages: languages)
        let note = reader.localized("note", languages: languages)
        reader.allow(["sources"])
        let indicators = IndicatorReader(
            log: log,
            languages: languages,
            scope: scope,
            exports: exports
        ).indicators(reader.list("indicators"))
        let targets = TargetReader(
            log: log,
            languages: languages,
            indicators: indicators,
            parameters: scope.parameters
        ).targets(reader.list("targets"))
        reader.finish()
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
