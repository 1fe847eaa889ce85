import Expressions
import Files

extension GrantReader {
    /// Reads the descriptor that a grant names.
    func descriptor(
        _ reader: ConfigurationReader,
        location: GrantLocation,
        languages: [Language]
    ) throws -> ExportDefinition {
        let path = reader.requiredText("exports")
        guard let node = reader.optional("exports"), isInside(path) else {
            if let node = reader.optional("exports") {
                reader.log.note(.expected("a path inside the grant's folder", found: "'\(path)'"), at: node)
            }
            try reader.log.throwIfAny()
            throw ConfigurationFaults([])
        }
        let file: ConfigurationFile
        do {
            file = try ConfigurationFile(reading: "\(location.folder)/\(path)")
        } catch FileFault.missing {
            reader.log.note(.unknownName(path, of: "descriptor", suggestion: nil), at: node)
            try reader.log.throwIfAny()
            throw ConfigurationFaults([])
        }
        let log = ConfigurationReader.Log(file: file.name)
        let tables = DescriptorReader(log: log, languages: languages).tables(of: file.root)
        try log.throwIfAny()
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        return ExportDefinition(
            file: file,
            folder: folder.isEmpty ? location.folder : "\(location.folder)/\(folder)",
            tables: tables
        )
    }

    /// Checks the path of a pack.
    func packPath(_ node: ConfigurationNode, _ reader: ConfigurationReader) -> String? {
        guard let path = reader.text(of: node) else { return nil }
        if isInside(path) { return path }
        let expected = "a pack such as programmes/NAME or strategies/NAME"
        reader.log.note(.expected(expected, found: "'\(path)'"), at: node)
        return nil
    }

    /// Reads a pack from the nearest place where it lies.
    func packFile(_ path: String, location: GrantLocation) throws -> ConfigurationFile {
        let places = location.packs(path, installation: installation)
        for place in places {
            do {
                return try ConfigurationFile(reading: place)
            } catch FileFault.missing {
                continue
            }
        }
        throw ConfigurationFaults([
            ConfigurationFault(
                file: location.configuration,
                line: 0,
                column: 0,
                reason: .unknownName(path, of: "pack", suggestion: nil)
            )
        ])
    }

    private func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !path.isEmpty
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}
