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
        var paths: Set<String> = []
        for (table, node) in tables {
            let (name, path) = (table.definition.name, table.definition.path)
            if !name.isEmpty && !names.insert(name).inserted {
                log.note(.duplicate(name), at: node["name"] ?? node)
            }
            if !path.isEmpty && !paths.insert(path).inserted {
                log.note(.duplicate(path), at: node["path"] ?? node)
            }
        }
    }
}
