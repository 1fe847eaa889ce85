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

    /// The names of tables without a primary key.
    var keylessTables: Set<String> {
        Set(descriptor.grantline.exports.filter { $0.primaryKey != true }.compactMap(\.table))
    }

    /// Reads a filing.
    ///
    /// - Throws: `FileFault` where a file cannot be read, `FilingFault` where the folder is no filing
    ///   or was changed, `StageFileFault` where its tables are none.
    public init(reading path: String) throws {
        self.path = path
        let bytes: [UInt8]
        do {
            bytes = try InputFile.read("\(path)/datapackage.json", limit: 16 << 20)
        } catch FileFault.missing {
            throw FilingFault.noFiling(path)
        }
        guard let descriptor = FilingDescriptor(json: bytes) else { throw FilingFault.noFiling(path) }
        self.descriptor = descriptor
        documents = try descriptor.resources.map { resource in
            try Self.document(resource, in: path)
        }
        figures = try ResultsText.figures(
            Self.bytes(of: "results.csv", in: documents, path),
            file: "\(path)/results.csv"
        )
        findings = try FindingsText.findings(
            Self.bytes(of: "findings.csv", in: documents, path),
            file: "\(path)/findings.csv"
        )
    }

    private static func document(
        _ resource: FilingDescriptor.Resource,
        in path: String
    ) throws -> (name: String, bytes: [UInt8]) {
        let file = "\(path)/\(resource.path)"
        guard !resource.path.utf8.contains(UInt8(ascii: "/")), !resource.path.hasPrefix(".") else {
            throw FilingFault.changed(file)
        }
        let bytes = try InputFile.read(file, limit: 1 << 30)
        guard bytes.count == resource.bytes,
            resource.hash == "sha256:" + SHA256Text.digest(bytes)
        else { throw FilingFault.changed(file) }
        return (resource.path, bytes)
    }

    private static func bytes(
        of name: String,
        in documents: [(name: String, bytes: [UInt8])],
        _ path: String
    ) throws -> [UInt8] {
        guard let document = documents.first(where: { $0.name == name }) else {
            throw FilingFault.noFiling(path)
        }
        return document.bytes
    }
}
