import Foundation
import Testing

@testable import Grants
@testable import Rendering

/// Checks what is read for the documents of a grant, and what is said where something is missing.
@Suite struct TemplateLoaderTests {
    @Test func `a document without a template names the file and the documents asked for`() throws {
        let report = try TestReport()
        try report.write("report.xml.mustache", "<r/>")
        let fault = try #require(throws: TemplateFault.self) {
            try report.templates("report.xml", "iati.xml")
        }
        #expect(fault.reason == .missingTemplate(asked: ["report.xml", "iati.xml"]))
        #expect(
            "\(fault)"
                == "\(report.folder)/iati.xml.mustache: there is no such template; the grant asks "
                + "for the documents 'report.xml', 'iati.xml'"
        )
    }

    @Test func `a language without labels is a fault that names the file`() throws {
        let report = try TestReport()
        try report.write("labels/bg.yaml", "")
        let fault = try #require(throws: TemplateFault.self) {
            try TemplateFolder(path: report.folder).labels(of: report.grant())
        }
        #expect(fault.file == "\(report.folder)/labels/en.yaml")
        #expect(fault.reason == .missingLabels)
    }

    @Test func `a folder that is not there is a fault that names it`() throws {
        let report = try TestReport()
        try report.write("file", "")
        for name in ["nowhere", "file"] {
            let fault = try #require(throws: TemplateFault.self) {
                try TemplateFolder(path: "\(report.folder)/\(name)").labels(of: report.grant())
            }
            #expect(fault.file == "\(report.folder)/\(name)")
            #expect(fault.reason == .missingFolder)
        }
    }

    @Test func `a schema that is not there, or outside of its folder, is a fault`() throws {
        let report = try TestReport()
        for name in ["none.xsd", "../a.xsd", "/etc/passwd", ".hidden", ".."] {
            let fault = try report.fault("\n{{! schema: \(name) }}<r/>", as: "a.xml")
            #expect(fault.reason == .unknownSchema(name))
            #expect(fault.line == 2)
        }
    }

    @Test func `a schema that does not compile is a fault before anything is rendered`() throws {
        let report = try TestReport()
        try report.write(
            "schemas/a.xsd",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:x/></xs:schema>"
        )
        let fault = try report.fault("{{! schema: a.xsd }}<r/>", as: "a.xml")
        guard case .brokenSchema = fault.reason else {
            Issue.record("\(fault)")
            return
        }
        #expect(fault.file.hasSuffix("/schemas/a.xsd"))
        try report.write("schemas/a.xsd", "no XML")
        #expect(try report.fault("{{! schema: a.xsd }}<r/>", as: "a.xml").file == fault.file)
    }

    @Test func `a schema for a page is a fault, since it would not be used`() throws {
        let fault = try TestReport().fault("{{! schema: a.xsd }}", as: "a.html")
        #expect(fault.reason == .schemaWithoutXML("a.xsd"))
    }

    @Test func `trap 5: a partial of 10,000 sections is a fault, used or not`() throws {
        let report = try TestReport()
        let open = String(repeating: "{{#hasDemonstrationKey}}", count: 10_000)
        let close = String(repeating: "{{/hasDemonstrationKey}}", count: 10_000)
        try report.write("partials/deep.mustache", open + close)
        for template in ["{{grant}}", "{{> deep}}"] {
            #expect(try report.fault(template).reason == .tooDeep(limit: 32))
        }
    }

    @Test func `trap 5: a partial that includes itself is a fault and no crash`() throws {
        let report = try TestReport()
        try report.write("partials/self.mustache", "{{> self}}")
        #expect(try report.fault("{{> self}}").reason == .partialCycle("self"))
    }

    @Test func `the files that were read are listed by name, in byte order`() throws {
        let report = try TestReport()
        let schema =
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
            + "<xs:element name='r'/></xs:schema>"
        try report.write("schemas/r.xsd", schema)
        try report.write("schemas/unused.xsd", schema)
        try report.write("partials/p.mustache", "p")
        try report.write("partials/notes.txt", "no template")
        try report.write("b.xml.mustache", "{{! schema: r.xsd }}<r>{{> p}}</r>")
        try report.write("B.html.mustache", "x")
        let templates = try report.templates("b.xml", "B.html")
        #expect(
            templates.sources.map(\.name) == [
                "B.html.mustache", "b.xml.mustache", "partials/p.mustache", "schemas/r.xsd",
            ]
        )
        #expect(templates.sources.map(\.bytes).last == Array(schema.utf8))
    }

    @Test func `labels that differ in their keys are a fault, and cannot reach a report`() throws {
        let report = try TestReport()
        var labels = try report.labels()
        labels[1] = try report.labelsWithout("target", of: .bg)
        let fault = try #require(throws: TemplateFault.self) {
            try TemplateFolder(path: report.folder).templates([], labels: labels)
        }
        #expect(fault.reason == .missingLabel("target"))
        #expect(fault.file.hasSuffix("labels/bg.yaml"))
    }

    @Test(arguments: LabelKey.allCases)
    func `every label that the program writes must be there`(_ key: LabelKey) throws {
        let report = try TestReport()
        let labels = try report.labelsWithout(key.rawValue, of: .en)
        let fault = try #require(throws: TemplateFault.self) {
            try TemplateFolder(path: report.folder).templates([], labels: [labels])
        }
        #expect(fault.reason == .missingLabel(key.rawValue))
    }
}

extension TestReport {
    /// Reads the shipped labels of a language without one of them.
    func labelsWithout(_ key: String, of language: Language) throws -> Labels {
        let path = Project.path("templates/labels/\(language.rawValue).yaml")
        var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let line = try #require(lines.firstIndex { $0.hasPrefix("  \(key):") })
        lines.remove(at: line)
        try write("labels/\(language.rawValue).yaml", lines.joined(separator: "\n"))
        return try Labels.read([language], templates: folder)[0]
    }
}
