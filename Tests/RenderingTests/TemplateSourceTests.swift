import Testing

@testable import Rendering

/// Checks the form of templates before anything else looks at them.
@Suite struct TemplateSourceTests {
    private func source(_ text: String) throws -> TemplateSource {
        try TemplateSource(name: "t.mustache", file: "f/t.mustache", bytes: Array(text.utf8))
    }

    @Test func `line ends become LF and a byte order mark goes`() throws {
        let source = try source("\u{FEFF}a\r\nb\rc\n")
        #expect(Array(source.text.utf8) == Array("a\nb\rc\n".utf8))
        #expect(source.bytes.count == 10)
    }

    @Test func `a template that is no UTF-8 is a fault of the file`() throws {
        let fault = try #require(throws: TemplateFault.self) {
            try TemplateSource(name: "t", file: "f/t", bytes: [0x61, 0xE0, 0x62])
        }
        #expect(fault.description == "f/t: the template is not UTF-8: save it as UTF-8")
    }

    @Test(arguments: [
        ("{{#a}}", 1, "a"), ("{{#a}}\n{{/b}}", 2, "b"), ("{{/a}}", 1, "a"),
        ("{{#a}}{{^b}}{{/a}}{{/b}}", 1, "a"), ("{{#a}}\n{{#b}}\n{{/b}}", 1, "a"),
        ("{{^a}}", 1, "a"),
        ("{{#a}}{{/a}}{{/a}}", 1, "a"),
    ])
    func `sections are closed where they should be`(
        _ text: String,
        _ line: Int,
        _ name: String
    ) throws {
        let fault = try #require(throws: TemplateFault.self) { try source(text) }
        #expect(fault.reason == .unbalancedSection(name))
        #expect(fault.line == line)
    }

    @Test(arguments: ["#", "^"])
    func `trap 5: 10,000 nested sections are a fault and no crash`(_ sigil: String) throws {
        let text =
            String(repeating: "{{\(sigil)a}}\n", count: 10_000)
            + String(repeating: "{{/a}}\n", count: 10_000)
        let fault = try #require(throws: TemplateFault.self) { try source(text) }
        #expect(fault.reason == .tooDeep(limit: 32))
        #expect(fault.line == 33)
    }

    @Test func `10,000 sections beside each other are none`() throws {
        let text = String(repeating: "{{#a}}x{{/a}}\n", count: 10_000)
        #expect(try source(text).tags.count == 20_000)
    }

    @Test(arguments: [
        ("{{! schema: a.xsd }}", "a.xsd"), ("{{!schema:a.xsd}}", "a.xsd"),
        ("x\n{{! note }}{{! schema: a.xsd }}", "a.xsd"), ("{{! schema: a.xsd b.xsd }}", "a.xsd"),
        ("{{! the schema: a.xsd }}", nil), ("{{! schema }}", nil), ("{{! schema: }}", nil),
        ("schema: a.xsd", nil),
    ])
    func `a comment names the schema`(_ text: String, _ name: String?) throws {
        #expect(try source(text).schema?.name == name)
    }
}
