/// Reads a Data Package 2.0 descriptor with what Grantline adds under the key `grantline`.
struct DescriptorReader {
    let log: ConfigurationReader.Log
    let languages: [Language]

    /// Returns the tables, parents first.
    func tables(of root: ConfigurationNode) -> [TableDefinition] {
        let package = ConfigurationReader(root, log: log)
        package.allow([
            "$schema", "name", "id", "title", "description", "homepage", "version", "created",
            "licenses", "contributors", "sources", "keywords", "image", "profile",
        ])
        let resources = package.required("resources")
        let nodes = resources.map(package.items) ?? []
        package.finishTolerantly()
        if let resources, case .list([]) = resources.value {
            log.note(.expected("at least one resource", found: "none"), at: resources)
        }
        let reader = ResourceReader(log: log, languages: languages)
        let tables = nodes.compactMap { node in reader.table(node).map { (table: $0, node: node) } }
        checkNames(tables)
        return TableLinker(log: log).linked(tables.map(\.table), at: root)
    }

    private func checkNames(_ tables: [(table: ResourceReader.Table, node: ConfigurationNode)]) {
        var names: Set<String> = []
        for (index, (table, node)) in tables.enumerated() {
            let name = table.definition.name
            if !name.isEmpty && !names.insert(name).inserted {
                log.note(.duplicate(name), at: node["name"] ?? node)
            }
            let others = tables[..<index].flatMap(\.table.definition.files)
            for file in table.definition.files where !file.text.isEmpty {
                check(file, among: others, at: node["path"] ?? node)
            }
        }
    }

    /// Refuses a file that could be read into two tables.
    private func check(
        _ file: FilePattern,
        among others: [FilePattern],
        at node: ConfigurationNode
    ) {
        guard let other = others.first(where: file.overlaps) else { return }
        if file == other { return log.note(.duplicate(file.text), at: node) }
        let names = "\(quoted(other.text)) and \(quoted(file.text))"
        let text = "\(names) can mean the same file, and a file belongs to one table"
        log.note(.contradiction(text), at: node)
    }
}
