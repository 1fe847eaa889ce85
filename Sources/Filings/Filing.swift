import Files
public import Grants

/// A filing as it stands on the disk, checked against its own hashes.
public struct Filing: Sendable {
    /// The folder.
    public let path: String
    let descriptor: FilingDescriptor
    let documents: [(name: String, bytes: [UInt8])]
    /// The figures, in the order of `results.csv`.
    public let figures: [Figure]
    /// The findings, in the order of `findings.csv`.
    public let findings: [Finding]
    /// How each rule ended, in the order of `rules.csv`; empty in a filing that has none.
    public let outcomes: [RuleOutcome]

    /// The grant's id.
    public var grant: String { descriptor.grantline.grant }
    /// The half-year.
    public var period: String { descriptor.grantline.period }

    static let descriptorName = "datapackage.json"

    /// The names of tables without a primary key.
    var keylessTables: Set<String> {
        Set(descriptor.grantline.exports.filter { $0.primaryKey != true }.compactMap(\.table))
    }

    /// Reads a filing.
    ///
    /// - Throws: `FileFault` where a file cannot be read, `FilingFault` where the folder is no
    ///   filing or was changed, `StageFileFault` where its tables are none.
    public init(reading path: String) throws {
        try self.init(path: path) { name, limit in
            try InputFile.read("\(path)/\(name)", limit: limit)
        }
    }

    /// Reads a filing from a folder that is held open; no link is followed.
    init(reading folder: borrowing OutputFolder) throws {
        try self.init(path: folder.path) { name, limit in
            try folder.read(name, limit: limit)
        }
    }

    private init(
        path: String,
        read: (_ name: String, _ limit: Int) throws -> [UInt8]
    ) throws {
        self.path = path
        do {
            let bytes = try read(Self.descriptorName, 16 << 20)
            guard let descriptor = FilingDescriptor(json: bytes) else {
                throw FilingFault.noFiling(path)
            }
            self.descriptor = descriptor
        } catch FileFault.missing {
            throw FilingFault.noFiling(path)
        }
        try Self.check(descriptor.resources, in: path)
        documents = try descriptor.resources.map { resource in
            (resource.path, try Self.bytes(of: resource, in: path, read))
        }
        figures = try ResultsText.figures(
            Self.bytes(of: "results.csv", in: documents, path),
            file: "\(path)/results.csv"
        )
        findings = try FindingsText.findings(
            Self.bytes(of: "findings.csv", in: documents, path),
            file: "\(path)/findings.csv"
        )
        outcomes =
            try documents.first { $0.name == "rules.csv" }.map {
                try OutcomesText.outcomes($0.bytes, file: "\(path)/rules.csv")
            } ?? []
    }

    /// Checks that the descriptor names files of its own folder, each once.
    private static func check(
        _ resources: [FilingDescriptor.Resource],
        in path: String
    ) throws(FilingFault) {
        var names: Set<String> = [descriptorName]
        for resource in resources {
            let isPlain =
                !resource.path.isEmpty && !resource.path.hasPrefix(".")
                && !resource.path.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
            guard isPlain, names.insert(resource.path).inserted else {
                throw .changed("\(path)/\(descriptorName)")
            }
        }
    }

    private static func bytes(
        of resource: FilingDescriptor.Resource,
        in path: String,
        _ read: (_ name: String, _ limit: Int) throws -> [UInt8]
    ) throws -> [UInt8] {
        let file = "\(path)/\(resource.path)"
        do {
            let bytes = try read(resource.path, 1 << 30)
            guard bytes.count == resource.bytes,
                resource.hash == "sha256:" + SHA256Text.digest(bytes)
            else { throw FilingFault.changed(file) }
            return bytes
        } catch FileFault.missing {
            throw FilingFault.changed(file)
        }
    }

    private static func bytes(
        of name: String,
        in documents: [(name: String, bytes: [UInt8])],
        _ path: String
    ) throws(FilingFault) -> [UInt8] {
        guard let document = documents.first(where: { $0.name == name }) else {
            throw .noFiling(path)
        }
        return document.bytes
    }
}
