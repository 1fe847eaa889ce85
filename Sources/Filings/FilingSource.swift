public import Expressions
public import Grants

/// What a filing is made of beside its documents.
public struct FilingSource: Sendable {
    /// A file that went into the filing.
    public struct Input: Sendable {
        /// The file, relative to the folder that its kind lies in.
        public var path: String
        /// Its size in bytes.
        public var bytes: Int
        /// The SHA-256 of its bytes, in hexadecimal digits.
        public var sha256: String
        /// The version that it gives itself.
        public var version: String?
        /// The table of an export.
        public var table: String?
        /// Whether an export's table has a primary key.
        public var hasPrimaryKey: Bool?

        /// Makes an input of which size and hash are known.
        public init(
            path: String,
            bytes: Int,
            sha256: String,
            table: String,
            hasPrimaryKey: Bool
        ) {
            self.path = path
            self.bytes = bytes
            self.sha256 = sha256
            self.table = table
            self.hasPrimaryKey = hasPrimaryKey
        }

        /// Makes an input of its bytes.
        public init(path: String, content: [UInt8], version: String? = nil) {
            self.path = path
            bytes = content.count
            sha256 = SHA256Text.digest(content)
            self.version = version
        }
    }

    /// The grant.
    public var grant: Grant
    /// The half-year.
    public var period: HalfYear
    /// For whom the filing is.
    public var profile: Profile
    /// The last day that the data shows.
    public var dataDay: CivilDate
    /// Whether pseudonyms come of the demonstration key.
    public var hasDemonstrationKey: Bool
    /// The program's version.
    public var programVersion: String
    /// The exports.
    public var exports: [Input]
    /// The templates, schemas and labels.
    public var templates: [Input]
    /// What people entered by hand.
    public var entries: [Input]

    /// Makes a source.
    public init(
        grant: Grant,
        period: HalfYear,
        profile: Profile,
        dataDay: CivilDate,
        hasDemonstrationKey: Bool,
        programVersion: String,
        exports: [Input],
        templates: [Input],
        entries: [Input] = []
    ) {
        self.grant = grant
        self.period = period
        self.profile = profile
        self.dataDay = dataDay
        self.hasDemonstrationKey = hasDemonstrationKey
        self.programVersion = programVersion
        self.exports = exports
        self.templates = templates
        self.entries = entries
    }

    /// Describes a filing of these documents.
    func descriptor(of documents: [(name: String, bytes: [UInt8])]) -> FilingDescriptor {
        let configuration = [grant.file, grant.exports.file].map { file in
            Input(path: path(of: file), content: file.bytes)
        }
        let packs = grant.packs.map {
            Input(path: $0.path, content: $0.file.bytes, version: $0.version)
        }
        return FilingDescriptor(
            name: "\(grant.id)-\(period.description.lowercased())-\(profile.rawValue)",
            title: "\(grant.title.text(in: grant.language)), \(period)",
            resources: documents.map(Self.resource),
            grantline: FilingDescriptor.Details(
                grant: grant.id,
                period: period.description,
                profile: profile.rawValue,
                dataDay: dataDay.description,
                key: hasDemonstrationKey ? "demonstration" : "file",
                program: FilingDescriptor.Program(name: "grantline", version: programVersion),
                configuration: configuration.map(Self.input),
                packs: packs.map(Self.input),
                templates: templates.map(Self.input),
                exports: exports.map(Self.input),
                entries: entries.isEmpty ? nil : entries.map(Self.input)
            )
        )
    }

    /// The path of a configuration file in the grant's folder.
    private func path(of file: ConfigurationFile) -> String {
        let folder = grant.folder + "/"
        return file.name.hasPrefix(folder) ? String(file.name.dropFirst(folder.count)) : file.name
    }

    private static func resource(
        _ document: (name: String, bytes: [UInt8])
    ) -> FilingDescriptor.Resource {
        let format = document.name.split(separator: ".").last.map(String.init) ?? ""
        let mediatype =
            switch format {
            case "csv": "text/csv"
            case "html": "text/html"
            default: "application/xml"
            }
        return FilingDescriptor.Resource(
            name: document.name.replacing(".", with: "-").lowercased(),
            path: document.name,
            format: format,
            mediatype: mediatype,
            bytes: document.bytes.count,
            hash: "sha256:" + SHA256Text.digest(document.bytes)
        )
    }

    private static func input(_ input: Input) -> FilingDescriptor.Input {
        FilingDescriptor.Input(
            path: input.path,
            bytes: input.bytes,
            hash: "sha256:" + input.sha256,
            version: input.version,
            table: input.table,
            primaryKey: input.hasPrimaryKey
        )
    }
}
