/// Reads the names of the documents to render.
struct DocumentNames {
    let log: ConfigurationReader.Log

    private static let endings = [".html", ".xml", ".csv"]

    private static let reserved: Set = ["results.csv", "findings.csv", "rules.csv"]

    func names(_ reader: ConfigurationReader) -> [String] {
        guard let node = reader.required("reports") else { return [] }
        var names: [String] = []
        for item in reader.items(of: node) {
            guard let name = reader.text(of: item), check(name, at: item) else { continue }
            if Self.reserved.contains(name) {
                let text =
                    "\(quoted(name)) is a file of every filing: give the document another name"
                log.note(.contradiction(text), at: item)
            }
            if names.contains(name) { log.note(.duplicate(name), at: item) }
            names.append(name)
        }
        return names
    }

    private func check(_ name: String, at node: ConfigurationNode) -> Bool {
        let ending = Self.endings.first(where: name.hasSuffix)
        if let ending, NameForm.document.allows(String(name.dropLast(ending.count))) { return true }
        let expected = "a document such as report.html, report.xml or table.csv"
        log.note(.expected(expected, found: quoted(name)), at: node)
        return false
    }
}
