import Files
public import Grants
public import XML

/// The templates, schemas and labels of the project, or of whoever wrote their own.
public struct TemplateFolder: Sendable {
    /// Why no document came of a template.
    public struct OutputFault: Error, Sendable, Equatable, CustomStringConvertible {
        /// The document.
        public var document: String
        /// What is wrong with it.
        public var fault: XMLFault

        /// The fault in one line.
        public var description: String { "\(document): \(fault)" }
    }

    /// The folder.
    public let path: String
    /// The grant's own templates, partials and schemas, which come before those of the folder.
    public let own: String?

    /// Makes the folder at a path, with a folder whose files come before its own.
    public init(path: String, own: String? = nil) {
        self.path = path
        self.own = own
    }

    /// Reads the labels of a grant's languages, in their order.
    ///
    /// - Throws: `TemplateFault` where there is no folder, or a language has none, `ConfigurationFaults` where they are
    ///   wrong, `FileFault` where a file cannot be read.
    public func labels(of grant: Grant) throws -> [Labels] {
        do {
            return try Labels.read(grant.languages, templates: path)
        } catch FileFault.missing(let file) {
            try requireFolder()
            throw TemplateFault(file: file, line: 0, reason: .missingLabels)
        }
    }

    private func requireFolder() throws {
        do {
            _ = try InputFolder.entries(path)
        } catch .missing {
            throw TemplateFault(file: path, line: 0, reason: .missingFolder)
        }
    }

    /// Reads and checks the templates of documents, without rendering them.
    ///
    /// - Parameters:
    ///   - documents: The documents' names, such as `report.html`.
    ///   - labels: The labels of the languages.
    /// - Returns: What can be rendered.
    /// - Throws: `FileFault` where a file cannot be read, `TemplateFault` where a template, schema
    ///   or file of labels is missing or has a fault.
    public func templates(_ documents: [String], labels: [Labels]) throws -> ReportTemplates {
        try TemplateLoader(folder: path, own: own, labels: labels).templates(documents)
    }
}
