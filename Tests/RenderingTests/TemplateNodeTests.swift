import Testing

@testable import Rendering

/// Checks which tags take their line with them: those that stand alone on it, but no variables.
@Suite struct TemplateNodeTests {
    /// Templates, with what is left of them: text as it is, tags in brackets.
    static let rows: [(template: String, nodes: String)] = [
        ("", ""), ("a", "a"), ("{{a}}", "[a]"), ("{{a.b}}", "[a.b]"),
        ("{{a}}\n", "[a]\n"), (" {{a}} \n", " [a] \n"),
        ("{{! x }}", ""), ("a\n{{! x }}\nb", "a\nb"), ("a\n {{! x }}\t\nb", "a\nb"),
        ("a {{! x }}\nb", "a \nb"), ("a\n{{! x }} b", "a\n b"), ("{{! x\ny }}\nb", "b"),
        ("{{! x }}{{! y }}\n", "\n"), ("a\n{{! x }}", "a\n"),
        ("{{#a}}\nx\n{{/a}}\n", "[#a x\n]"), ("{{#a}}x{{/a}}\n", "[#a x]\n"),
        ("  {{#a}}\nx\n  {{/a}}", "[#a x\n]"), ("{{#a}}\n{{/a}}", "[#a ]"),
        ("{{^a}}\n x {{b}}\n{{/a}}\ny", "[^a  x [b]\n]y"),
        ("{{#a}}\n  {{^b.c}}\n  x\n  {{/b.c}}\n{{/a}}\n", "[#a [^b.c   x\n]]"),
        ("{{#a}} {{/a}}", "[#a  ]"), ("x{{#a}}\n{{/a}}\n", "x[#a \n]"),
        ("{{> p}}", "[> p '']"), ("x\n  {{> p}}\ny", "x\n[> p '  ']y"),
        ("x {{> p}}\n", "x [> p]\n"),
        ("\t{{> p}} \n", "[> p '\t']"), ("{{> p}}{{> q}}\n", "[> p][> q]\n"),
        ("\n\n{{! x }}\n\n", "\n\n\n"), ("\u{A0}{{! x }}\n", "\u{A0}\n"),
    ]

    @Test(arguments: rows.indices)
    func `a tag that stands alone takes its line`(_ row: Int) throws {
        let (template, expected) = Self.rows[row]
        let source = try TemplateSource(name: "t", file: "t", bytes: Array(template.utf8))
        #expect(Self.text(TemplateNode.nodes(of: source)) == expected)
    }

    private static func text(_ nodes: [TemplateNode]) -> String {
        nodes.map { node in
            switch node {
            case .text(let text): String(decoding: text, as: UTF8.self)
            case .variable(let path): "[\(path.joined(separator: "."))]"
            case .section(let path, let nodes): "[#\(path.joined(separator: ".")) \(text(nodes))]"
            case .inverted(let path, let nodes): "[^\(path.joined(separator: ".")) \(text(nodes))]"
            case .partial(let name, nil): "[> \(name)]"
            case .partial(let name, let indentation?):
                "[> \(name) '\(String(decoding: indentation, as: UTF8.self))']"
            }
        }
        .joined()
    }
}
