import Files
import FoundationEssentials
import Grants
import Ingestion
import Rendering

/// A grant with everything that its stages need, read and checked.
struct LoadedGrant {
    let grant: Grant
    let templates: TemplateFolder
    let labels: [Labels]

    /// Reads a grant.
    ///
    /// - Throws: `Failure` with 66 where the name is unknown; configuration faults as they are.
    init(_ argument: String, _ options: ConfigurationOptions) throws {
        let location = GrantLocation(argument)
        let installation = Self.installation
        do {
            grant = try GrantReader(installation: installation).grant(at: location)
        } catch FileFault.missing(let path) where path == location.configuration {
            throw Failure(66, Self.unknown(argument, location))
        }
        let places = [
            options.templates, "\(location.ancestor(3))/templates",
            installation.map { "\($0)/templates" },
        ].compactMap(\.self)
        let place = options.templates ?? places.first(where: Self.holdsTemplates) ?? "templates"
        templates = TemplateFolder(path: place)
        labels = try templates.labels(of: grant)
    }

    /// The words of the grant's first language.
    var firstLabels: Labels { labels[0] }

    /// Makes what pseudonyms and fingerprints come of.
    func hash(_ options: KeyOptions) throws -> KeyedHash {
        KeyedHash(key: try PseudonymKey(for: grant, file: Self.keyFile(options)), grant: grant.id)
    }

    /// Tells whether pseudonyms come of the demonstration key.
    func hasDemonstrationKey(_ options: KeyOptions) -> Bool {
        Self.keyFile(options) == nil && grant.key == .demonstration
    }

    private static func keyFile(_ options: KeyOptions) -> String? {
        options.keyFile ?? ProcessInfo.processInfo.environment["GRANTLINE_KEY_FILE"]
    }

    /// The folder with the program's own `input` and `templates`.
    private static var installation: String? {
        InstalledProgram.foldersAbove.first { holdsTemplates("\($0)/templates") }
    }

    private static func holdsTemplates(_ path: String) -> Bool {
        let entries = try? InputFolder.entriesIfPresent("\(path)/labels")
        return entries.map { !$0.isEmpty } ?? false
    }

    private static func unknown(_ argument: String, _ location: GrantLocation) -> String {
        let known = (try? InputFolder.entriesIfPresent("input/grants")) ?? []
        let suggestion = Spelling.nearest(to: argument, among: known)
        let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
        let list = known.isEmpty ? "" : " (there are: \(known.joined(separator: ", ")))"
        return "there is no grant '\(argument)': no file \(location.configuration)\(hint)\(list)"
    }
}
