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
        let id = id(reader, path: path)
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
        )
        reader.allow(["sources"])
        let kind = reader.required("kind").flatMap { reader.choice(of: $0, as: Pack.Kind.self) }
        let pack = Pack(
            id: id,
            path: path,
            version: reader.requiredText("version"),
            kind: kind ?? .programme,
            title: reader.requiredLocalized("title", languages: languages) ?? LocalizedText(),
            note: reader.localized("note", languages: languages),
            indicators: indicators,
            targets: targets.targets(reader.list("targets")),
            file: file
        )
        reader.finish()
        return pack
    }

    /// Reads the id, which is also the name of the pack's folder.
    private func id(_ reader: ConfigurationReader, path: String) -> String {
        let id = reader.requiredName("pack", .id)
        let folder = path.split(separator: "/").last.map(String.init) ?? ""
        if !id.isEmpty && folder != id {
            let text = "the pack \(quoted(id)) lies in \(quoted(path)): id and folder are the same"
            reader.log.note(.contradiction(text), at: reader.optional("pack") ?? reader.node)
        }
        return id
    }
}
