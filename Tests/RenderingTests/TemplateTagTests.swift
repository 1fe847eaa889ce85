import Testing

@testable import Rendering

/// Checks which tags templates may use, and that faults name their line.
@Suite struct TemplateTagTests {
    @Test func `tags are found with their kind, name and line`() throws {
        let text = "a {{b}}\n{{#c}}\n{{^d.e}}x{{/d.e}}{{/c}}{{> part}} {{! note\n\nmore }}\n{{ z }}"
        let found = try TemplateTag.tags(in: text, file: "t").map {
            "\($0.line) \($0.kind) \($0.name)"
        }
        #expect(
            found == [
                "1 variable b", "2 section c", "3 inverted d.e", "3 end d.e", "3 end c",
                "3 partial part", "3 comment  note\n\nmore ", "6 variable z",
            ]
        )
    }

    @Test(arguments: ["", "a", "{", "}}", "{a}", "{ {a} }", "a } b { c", "{\n{"])
    func `single braces are text`(_ text: String) throws {
        #expect(try TemplateTag.tags(in: text, file: "t").isEmpty)
    }

    @Test(arguments: [
        "{{{a}}}", "{{a}}}", "{{&a}}", "{{& a}}", "{{%CONTENT_TYPE:TEXT}}",
        "{{% CONTENT_TYPE: TEXT }}",
        "{{=<% %>=}}", "{{<a}}{{/a}}", "{{$a}}{{/a}}", "{{*a}}", "{{>*a}}", "{{> a.b}}", "{{>}}",
        "{{}}", "{{ }}", "{{a b}}", "{{a(b)}}", "{{uppercased(a)}}", "{{#reversed(a)}}{{/a}}",
        "{{a?}}", "{{#a?}}", "{{ #a}}", "{{\na\n}}", "{{a\n}}", "{{\ta}}", "{{#}}",
        "{{/}}", "{{^}}", "{{ä}}", "{{а}}", "{{a\u{301}}}", "{{../a}}", "{{a|b}}",
    ])
    func `trap 4: whatever does more than name a value is refused`(_ text: String) throws {
        let fault = try #require(throws: TemplateFault.self) {
            try TemplateTag.tags(in: "first\n" + text, file: "t.mustache")
        }
        guard case .forbiddenTag = fault.reason else {
            Issue.record("\(fault)")
            return
        }
        #expect(fault.line == 2)
        #expect(fault.description.hasPrefix("t.mustache:2: the tag '{{"))
        #expect(!fault.description.contains("\n"))
    }

    @Test(arguments: [
        ("{{{grant}}}", "'{{{grant}}}'", "text is always escaped: use two braces"),
        ("{{{grant}}", "'{{{grant}}'", "text is always escaped: use two braces"),
        ("{{&grant}}", "'{{&grant}}'", "text is always escaped: leave out the '&'"),
        ("{{grant}}}", "'{{grant}}}'", "another brace follows"),
    ])
    func `what a tag must be instead is told`(_ text: String, _ shown: String, _ why: String) throws
    {
        let fault = try #require(throws: TemplateFault.self) {
            try TemplateTag.tags(in: text, file: "t")
        }
        #expect(fault.description == "t:1: the tag \(shown) is not allowed: \(why)")
    }

    @Test(arguments: [
        ("{\u{301}{a}}", 0), ("{{a}}\u{301}", 1), ("\u{600}{{a}}", 1), ("{{a}}\u{200D}", 1),
        ("{{! a\u{600}}}", 1), ("{{a}}\u{FE0F}", 1), ("x{\u{301}", 0), ("}\u{20DD}", 0),
    ])
    func `trap 3: what is joined to a brace is text, and the brace a brace`(
        _ text: String,
        _ count: Int
    ) throws {
        let tags = try TemplateTag.tags(in: text, file: "t")
        #expect(tags.count == count)
        for tag in tags { #expect(Array(text.utf8)[tag.range].starts(with: "{{".utf8)) }
    }

    @Test(arguments: ["{{\u{200D}a}}", "{{\u{301}a}}", "{{a\u{301}}}"])
    func `trap 3: nothing may be joined to a name`(_ text: String) throws {
        let fault = try #require(throws: TemplateFault.self) {
            try TemplateTag.tags(in: "ü\n\n" + text, file: "t")
        }
        #expect(fault.line == 3)
        #expect(fault.description.contains("expected a name of letters, digits and dots"))
        #expect(fault.description.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: ["{{a", "{{a}", "{{", "{{! a }", "x\n{{#a\n\n"])
    func `a tag that is not closed is a fault at its line`(_ text: String) throws {
        let fault = try #require(throws: TemplateFault.self) {
            try TemplateTag.tags(in: "\n" + text, file: "t")
        }
        #expect(fault.reason == .unclosedTag)
        #expect(fault.line == (text.hasPrefix("x") ? 3 : 2))
    }
}
