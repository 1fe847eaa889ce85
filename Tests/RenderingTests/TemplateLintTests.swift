import Testing

@testable import Rendering

/// Checks that templates name only what a report has.
@Suite struct TemplateLintTests {
    private static let shape = TemplateShape.object([
        "grant": .text, "hasKey": .flag, "label": .object(["unit": .text, "period": .text]),
        "tables": .list(["name": .text, "fields": .list(["name": .text, "code": .text])]),
    ])

    private func check(_ text: String, partials: [String: String] = [:]) throws {
        let sources = try partials.map { name, text in
            (name, try source("partials/\(name).mustache", text))
        }
        let lint = TemplateLint(partials: Dictionary(uniqueKeysWithValues: sources))
        try lint.check(source("t.mustache", text), against: Self.shape)
    }

    private func source(_ name: String, _ text: String) throws -> TemplateSource {
        try TemplateSource(name: name, file: name, bytes: Array(text.utf8))
    }

    @Test(arguments: [
        "{{grant}}", "{{label.unit}}", "{{#label}}{{unit}}{{/label}}",
        "{{#tables}}{{name}}{{#fields}}{{code}}{{name}}{{label.unit}}{{/fields}}{{/tables}}",
        "{{#hasKey}}{{grant}}{{/hasKey}}{{^hasKey}}{{grant}}{{/hasKey}}",
        "{{^tables}}{{grant}}{{/tables}}", "{{! anything goes: {{{ here }}",
    ])
    func `names that a report has are fine`(_ text: String) throws {
        try check(text)
    }

    @Test(arguments: [
        ("{{grnt}}", "t.mustache:1: unknown name 'grnt'; did you mean 'grant'?"),
        ("\n\n{{zzzzzz}}", "t.mustache:3: unknown name 'zzzzzz'"),
        ("{{name}}", "t.mustache:1: unknown name 'name'"),
        ("{{label.unti}}", "t.mustache:1: unknown name 'label.unti'; did you mean 'label.unit'?"),
        ("{{grant.name}}", "t.mustache:1: unknown name 'grant.name'"),
        (
            "{{#tables}}\n{{nmae}}{{/tables}}",
            "t.mustache:2: unknown name 'nmae'; did you mean 'name'?"
        ),
        ("{{#tables}}{{/tables}}{{code}}", "t.mustache:1: unknown name 'code'"),
        ("{{^tables}}{{name}}{{/tables}}", "t.mustache:1: unknown name 'name'"),
        ("{{.}}", "t.mustache:1: unknown name '.'"),
        ("{{label.}}", "t.mustache:1: unknown name 'label.'; did you mean 'label'?"),
        ("{{.grant}}", "t.mustache:1: unknown name '.grant'; did you mean 'grant'?"),
        ("{{label..unit}}", "t.mustache:1: unknown name 'label..unit'; did you mean 'label.unit'?"),
    ])
    func `trap 4: an unknown name is a fault with a suggestion`(
        _ text: String,
        _ words: String
    ) throws {
        let fault = try #require(throws: TemplateFault.self) { try check(text) }
        #expect("\(fault)" == words)
    }

    @Test(arguments: [
        ("{{tables}}", "a text"), ("{{hasKey}}", "a text"), ("{{label}}", "a text"),
        ("{{#grant}}{{/grant}}", "a section"), ("{{^grant}}{{/grant}}", "a section"),
        ("{{^label}}{{/label}}", "a flag or a list"),
    ])
    func `trap 4: a name is used as what it is`(_ text: String, _ expected: String) throws {
        let fault = try #require(throws: TemplateFault.self) { try check(text) }
        guard case .misused(_, let found) = fault.reason else {
            Issue.record("\(fault)")
            return
        }
        #expect(found == expected)
    }

    @Test func `a partial is checked where it is included`() throws {
        let partials = ["row": "x\n{{code}}"]
        try check("{{#tables}}{{#fields}}{{> row}}{{/fields}}{{/tables}}", partials: partials)
        let fault = try #require(throws: TemplateFault.self) {
            try check("{{#tables}}{{> row}}{{/tables}}", partials: partials)
        }
        #expect(fault.file == "partials/row.mustache")
        #expect(fault.line == 2)
    }

    @Test func `trap 4: a partial that is not there is a fault`() throws {
        let fault = try #require(throws: TemplateFault.self) { try check("\n{{> row}}") }
        #expect("\(fault)" == "t.mustache:2: there is no partial 'row' in the folder 'partials'")
    }

    @Test(arguments: [
        ["a": "{{> a}}"],
        ["a": "{{> b}}", "b": "{{> a}}"],
        ["a": "{{> b}}", "b": "{{> c}}", "c": "x{{> b}}"],
        ["a": "{{^tables}}{{> a}}{{/tables}}"],
    ])
    func `trap 5: a partial that includes itself is a fault and no crash`(
        _ partials: [String: String]
    ) throws {
        let fault = try #require(throws: TemplateFault.self) {
            try check("{{> a}}", partials: partials)
        }
        guard case .partialCycle = fault.reason else {
            Issue.record("\(fault)")
            return
        }
    }

    @Test func `trap 5: partials nested beyond any need are a fault`() throws {
        var partials: [String: String] = [:]
        for number in 0..<1_000 { partials["p\(number)"] = "{{> p\(number + 1)}}" }
        partials["p1000"] = "{{grant}}"
        let fault = try #require(throws: TemplateFault.self) {
            try check("{{> p0}}", partials: partials)
        }
        #expect(fault.reason == .tooDeep(limit: 32))
    }

    @Test func `trap 5: partials that double at each level are a fault and take no time`() throws {
        var partials: [String: String] = [:]
        for number in 0..<30 { partials["p\(number)"] = "{{> p\(number + 1)}}{{> p\(number + 1)}}" }
        partials["p30"] = "{{grant}}"
        let fault = try #require(throws: TemplateFault.self) {
            try check("{{> p0}}", partials: partials)
        }
        #expect(fault.reason == .tooLarge(limit: 100_000))
    }

    @Test func `sections of a template and its partials count together`() throws {
        let deep = String(repeating: "{{#hasKey}}", count: 20)
        let end = String(repeating: "{{/hasKey}}", count: 20)
        let fault = try #require(throws: TemplateFault.self) {
            try check(deep + "{{> p}}" + end, partials: ["p": deep + end])
        }
        #expect(fault.reason == .tooDeep(limit: 32))
        #expect(fault.file == "partials/p.mustache")
    }
}
