import Expressions
import Files

/// Reads a grant with its descriptor and packs, and checks all of it before any record is read.
public struct GrantReader: Sendable {
    /// The folder in which the program is installed, with `input` and `templates`; for packs that
    /// do not lie beside the grant.
    public var installation: String?

    /// Makes a reader.
    public init(installation: String?) {
        self.installation = installation
    }

    /// Reads the grant at a location.
    ///
    /// - Throws: `FileFault` where a file cannot be read; `ConfigurationFaults` with all that is
    ///   wrong: in the grant and its descriptor or, where the descriptor is in order, in the grant
    ///   and its packs.
    public func grant(at location: GrantLocation) throws -> Grant {
        let file = try ConfigurationFile(reading: location.configuration)
        let log = ConfigurationReader.Log(file: file.name)
        let header = GrantHeaderReader(log: log).header(of: file.root)
        let exports = try exports(header, location, log)
        checkParameters(of: file.root, exports, log)
        let scope = GrantScope(schema: exports.schema, parameters: header.parameters)
        var grant = Grant(header, folder: location.folder, file: file, exports: exports)
        grant.rules = RuleReader(
            log: log,
            languages: header.languages,
            scope: scope,
            exports: exports
        ).rules(header.rules)
        grant.indicators = IndicatorReader(
            log: log,
            languages: header.languages,
            scope: scope,
            exports: exports
        ).indicators(header.indicators)
        let targets = TargetReader(
            log: log,
            languages: header.languages,
            indicators: grant.indicators,
            parameters: header.parameters
        )
        grant.targets = targets.targets(header.targets)
        grant.charts = targets.charts(header.charts)
        let packs = PackReader(languages: header.languages, scope: scope, exports: exports)
        grant.packs = try self.packs(header, location, log, packs)
        return grant
    }

    /// Refuses parameters that expressions could mistake for fields.
    private func checkParameters(
        of root: ConfigurationNode,
        _ exports: ExportDefinition,
        _ log: ConfigurationReader.Log
    ) {
        guard case .map(let parameters) = root["parameters"]?.value else { return }
        for parameter in parameters {
            guard let table = exports.tables.first(where: { $0.field(parameter.key) != nil }) else {
                continue
            }
            let name = quoted(parameter.key)
            log.note(
                .contradiction("\(name) is also the name of a field in \(quoted(table.name))"),
                line: parameter.line,
                column: parameter.column
            )
        }
    }
}

extension Grant {
    /// Makes a grant without what refers to its tables.
    fileprivate init(
        _ header: GrantHeader,
        folder: String,
        file: ConfigurationFile,
        exports: ExportDefinition
    ) {
        id = header.id
        self.folder = folder
        self.file = file
        title = header.title
        particulars = header.particulars
        languages = header.languages
        termStart = header.term.first
        termEnd = header.term.last
        parameters = header.parameters
        key = header.key
        self.exports = exports
        packs = []
        rules = []
        indicators = []
        targets = []
        charts = []
        reports = header.reports
        notes = header.notes
    }
}
