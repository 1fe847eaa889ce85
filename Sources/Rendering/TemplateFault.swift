/// A fault in a template, or in what templates need, with its place.
public struct TemplateFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
        /// A name that a report does not have here.
        case unknownName(String, suggestion: String?)
        /// A tag that templates may not use.
        case forbiddenTag(String, why: String)
        /// A tag that is not closed.
        case unclosedTag
        /// A section that is not closed, or closed under another name.
        case unbalancedSection(String)
        /// A partial that is not there.
        case unknownPartial(String)
        /// A partial that includes itself, by way of others or not.
        case partialCycle(String)
        /// Sections or partials nested beyond any need.
        case tooDeep(limit: Int)
        /// A template that its partials, included again and again, make larger than any need.
        case tooLarge(limit: Int)
        /// A name that is used as what it is not.
        case misused(String, expected: String)
        /// A text that is no UTF-8.
        case notUTF8
        /// A document for which there is no template, and the documents that the grant asks for.
        case missingTemplate(asked: [String])
        /// A folder of templates that is not there.
        case missingFolder
        /// A language for which there are no labels.
        case missingLabels
        /// A label that the program or another language has.
        case missingLabel(String)
        /// A schema that the templates' folder does not hold.
        case unknownSchema(String)
        /// A schema that cannot be used, and why.
        case brokenSchema(String)
        /// A schema for a document that is no XML.
        case schemaWithoutXML(String)
    }

    /// The file.
    public var file: String
    /// The line from 1; 0 for the file as a whole.
    public var line: Int
    /// What is wrong.
    public var reason: Reason

    /// The fault in one line with what to do.
    public var description: String {
        line > 0 ? "\(file):\(line): \(wording)" : "\(file): \(wording)"
    }

    private var wording: String {
        switch reason {
        case .unknownName(let name, let suggestion):
            "unknown name '\(name)'" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
        case .forbiddenTag(let tag, let why): "the tag '\(tag)' is not allowed: \(why)"
        case .unclosedTag: "a tag is opened with '{{' and not closed with '}}'"
        case .unbalancedSection(let name): "the section '\(name)' is not closed where it should be"
        case .unknownPartial(let name): "there is no partial '\(name)' in the folder 'partials'"
        case .partialCycle(let name): "the partial '\(name)' includes itself"
        case .tooDeep(let limit): "sections and partials are nested deeper than \(limit) levels"
        case .tooLarge(let limit):
            "with all its partials the template has more than \(limit) tags: "
                + "include them less often"
        case .misused(let name, let expected): "'\(name)' is used as \(expected), which it is not"
        case .notUTF8: "the template is not UTF-8: save it as UTF-8"
        case .missingTemplate(let asked):
            "there is no such template; the grant asks for the documents "
                + asked.map { "'\($0)'" }.joined(separator: ", ")
        case .missingFolder:
            "there is no such folder: name the folder of the templates with --templates"
        case .missingLabels:
            "there are no labels of this language: add the file, or name another "
                + "folder of templates"
        case .missingLabel(let name): "the label '\(name)' is missing under 'labels'"
        case .unknownSchema(let name): "there is no schema '\(name)' in the folder 'schemas'"
        case .brokenSchema(let words): "the schema cannot be used: \(words)"
        case .schemaWithoutXML(let name): "only XML is checked against a schema such as '\(name)'"
        }
    }
}
