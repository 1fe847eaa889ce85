import Files
import Grants
import Ingestion
import Rendering

/// A grant with everything that its stages need, read and checked.
struct LoadedGrant {
    let grant: Grant
    let templates: TemplateFolder
    let labels: [Labels]
    let waivers: LoadedWaivers?

    /// Reads a grant.
    ///
    /// - Parameters:
    ///   - argument: What names the grant.
    ///   - named: The folder of templates that the command line names.
    /// - Throws: `Failure` with 66 where the name is unknown; configuration faults as they are.
    init(_ argument: String, templates named: String?) throws {
        let location = GrantLocation(argument)
        let installation = Self.installation
        let grant: Grant
        do {
            grant = try GrantReader(installation: installation).grant(at: location)
        } catch FileFault.missing(let path) where path == location.configuration {
            throw Failure(66, UnknownGrant(argument, location).description)
        }
        let own = "\(grant.folder)/templates"
        let hasOwn = try !InputFolder.entriesIfPresent(own).isEmpty
        let templates = TemplateFolder(
            path: named ?? Self.templates(location, installation),
            own: hasOwn ? own : nil
        )
        self.templates = templates
        let labels = try Self.reading { try templates.labels(of: grant) }
        self.labels = labels
        waivers = try LoadedWaivers.read(of: grant, labels: labels)
        self.grant = grant.namingToldFields(by: labels)
    }

    /// The words of the grant's first language.
    var firstLabels: Labels { labels[0] }

    /// Reads and checks the templates of the grant's reports, or of some of them.
    func reportTemplates(_ reports: [String]? = nil) throws -> ReportTemplates {
        try Self.reading { try templates.templates(reports ?? grant.reports, labels: labels) }
    }

    /// Makes what pseudonyms and fingerprints come of, with the key of the file that is named.
    func hash(keyFile: String?) throws -> KeyedHash {
        let file = keyFile ?? Self.keyFile
        return KeyedHash(key: try PseudonymKey(for: grant, file: file), grant: grant.id)
    }

    private static var keyFile: String? {
        let file = ProcessEnvironment.value(of: "GRANTLINE_KEY_FILE") ?? ""
        return file.isEmpty ? nil : file
    }

    /// The folder with the program's own `input` and `templates`.
    private static var installation: String? {
        InstalledProgram.foldersAbove.first { holdsTemplates("\($0)/templates") }
    }

    /// The templates beside the grant's `input`, or the program's own.
    private static func templates(
        _ location: GrantLocation,
        _ installation: String?
    ) -> String {
        let above = location.ancestor(3)
        let beside = above == "." ? "templates" : "\(above)/templates"
        let own = installation.map { "\($0)/templates" }
        let place = [beside, own].compactMap(\.self).first(where: holdsTemplates)
        return place ?? beside
    }

    /// Reads templates or labels: one that is missing is a fault of the configuration.
    private static func reading<Result>(_ read: () throws -> Result) throws -> Result {
        do {
            return try read()
        } catch let fault as FileFault where [65, 66].contains(fault.exitCode) {
            throw Failure(78, "\(fault)")
        }
    }

    private static func holdsTemplates(_ path: String) -> Bool {
        let entries = try? InputFolder.entriesIfPresent("\(path)/labels")
        return entries.map { !$0.isEmpty } ?? false
    }
}
