import Testing
import XML

@testable import Grants
@testable import Rendering

/// Checks that a grant's own templates come before the common ones.
@Suite struct OwnTemplatesTests {
    private let report: TestReport

    init() throws {
        report = try TestReport()
        try report.write("a.html.mustache", "common {{> part}}")
        try report.write("b.html.mustache", "other {{> part}}")
        try report.write("partials/part.mustache", "common part")
        try report.write("schemas/s.xsd", Self.schema("common"))
    }

    private static func schema(_ element: String) -> String {
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='\(element)'/>"
            + "</xs:schema>"
    }

    private func own(_ name: String, _ text: String) throws {
        try report.scratch.file("own/\(name)", text)
    }

    private func templates(_ names: String...) throws -> ReportTemplates {
        try TemplateFolder(path: report.folder, own: "\(report.scratch.path)/own")
            .templates(names, labels: report.labels())
    }

    private func render(_ names: String...) throws -> [String] {
        let templates = try TemplateFolder(path: report.folder, own: "\(report.scratch.path)/own")
            .templates(names, labels: report.labels())
        return try templates.render(report.subject()).map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
    }

    @Test func `a template of the grant's own stands in the place of the common one`() throws {
        try own("a.html.mustache", "own {{> part}}")
        #expect(try render("a.html", "b.html") == ["own common part", "other common part"])
    }

    @Test func `so does a partial, also below a common template`() throws {
        try own("partials/part.mustache", "own part")
        try own("partials/more.mustache", "more")
        try own("c.html.mustache", "{{> part}}, {{> more}}")
        #expect(try render("a.html", "c.html") == ["common own part", "own part, more"])
    }

    @Test func `and a schema, also for a common template`() throws {
        try report.write("a.xml.mustache", "{{! schema: s.xsd }}\n<own/>")
        try own("schemas/s.xsd", Self.schema("own"))
        #expect(try render("a.xml") == ["<own></own>\n"])
        try report.write("a.xml.mustache", "{{! schema: s.xsd }}\n<common/>")
        #expect(throws: TemplateFolder.OutputFault.self) { try render("a.xml") }
    }

    @Test func `what the grant does not have is taken from the common folder`() throws {
        try own("partials/unused.mustache", "")
        try own("schemas/unused.xsd", "no XML")
        try report.write("a.xml.mustache", "{{! schema: s.xsd }}\n<common/>")
        #expect(try render("a.html", "a.xml") == ["common common part", "<common></common>\n"])
    }

    @Test func `the list of what a filing is made of tells the grant's own from the common ones`()
        throws
    {
        try own("a.html.mustache", "own {{> part}}")
        try own("partials/part.mustache", "own part")
        try own("schemas/s.xsd", Self.schema("own"))
        try report.write("partials/common.mustache", "")
        try report.write("a.xml.mustache", "{{! schema: s.xsd }}\n<own/>")
        let sources = try templates("a.html", "b.html", "a.xml").sources
        #expect(
            sources.map(\.name) == [
                "a.xml.mustache", "b.html.mustache", "own/a.html.mustache",
                "own/partials/part.mustache", "own/schemas/s.xsd", "partials/common.mustache",
            ]
        )
        let texts = Dictionary(uniqueKeysWithValues: sources.map { ($0.name, $0.bytes) })
        #expect(texts["own/partials/part.mustache"] == Array("own part".utf8))
    }

    @Test func `a fault names the file that it is in`() throws {
        try own("a.html.mustache", "{{nothing}}")
        let fault = try #require(throws: TemplateFault.self) { try templates("a.html") }
        #expect(fault.file == "\(report.scratch.path)/own/a.html.mustache")
        try own("a.html.mustache", "")
        try own("partials/part.mustache", "\n{{nothing}}")
        let other = try #require(throws: TemplateFault.self) { try templates("b.html") }
        #expect(other.file == "\(report.scratch.path)/own/partials/part.mustache")
        #expect(other.line == 2)
    }

    @Test func `a document that neither has is told with the common folder's file`() throws {
        let fault = try #require(throws: TemplateFault.self) { try templates("none.html") }
        #expect(fault.file == "\(report.folder)/none.html.mustache")
    }
}
