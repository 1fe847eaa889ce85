import Mustache
import TestSupport
import Testing

@testable import Grants
@testable import Rendering

/// Compares what comes of random templates with what swift-mustache makes of them, an engine that
/// follows the Mustache specification.
@Suite struct RandomTemplateTests {
    private static let pieces = [
        "{{grant}}", "{{period}}", "{{> part}}", "{{! note }}", "  ", "\t", "text",
        "{", "}", "<", "é", "{{#titles}}{{text}}{{/titles}}", "{{#tables}}{{name}}{{/tables}}",
    ]

    /// What takes whole lines.
    ///
    /// Text follows each: swift-mustache takes a tag at the beginning of a
    /// line for one in its middle where a tag alone on its line came before it.
    private static let blocks = [
        "\n", "\r\n", "\n{{> part}}\nx", "\n  {{> part}}\nx", "\n\t{{! note }} \nx",
        "\n{{#titles}}\n  {{> part}}\nx{{text}}\n{{/titles}}\nx",
        "\n{{^titles}}\nx\n{{/titles}}\nx",
        "\n {{^hasDemonstrationKey}}\r\nx\n\t{{/hasDemonstrationKey}}\nx",
    ]

    private static let oddPieces = [
        "{{#tables}}", "{{/tables}}", "{{text}}", "{{", "}}", "{{^hasDemonstrationKey}}",
        "{{! ", "{{{",
    ]

    private static let partial =
        "[{{period}}\n{{#titles}}\n{{text}}\n\n  {{#tables}}\n {{> name}}\n{{/tables}}\n{{/titles}}\n]"

    private static let innerPartial = "{{#tables}}{{name}}\n{{/tables}}x"

    private static let shape = TemplateShape.object([
        "grant": .text, "period": .text, "hasDemonstrationKey": .flag,
        "tables": .list(["name": .text]), "titles": .list(["text": .text]),
    ])

    /// What a report gives to the names above.
    private static let root = TemplateValue.object { name in
        switch name {
        case "grant": .text("test")
        case "period": .text("2018-H2")
        case "hasDemonstrationKey": .flag(false)
        case "tables": .list(of: ["cases"]) { $1 == "name" ? .text($0) : nil }
        case "titles": .list(of: ["Test", "Проба"]) { $1 == "text" ? .text($0) : nil }
        default: nil
        }
    }

    /// The same as swift-mustache takes it.
    private static var mustacheRoot: [String: Any] {
        [
            "grant": "test", "period": "2018-H2", "hasDemonstrationKey": false,
            "tables": [["name": "cases"]], "titles": [["text": "Test"], ["text": "Проба"]],
        ]
    }

    @Test(arguments: 1...6)
    func `the renderer agrees with swift-mustache`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let partials = ["part": Self.partial, "name": Self.innerPartial]
        let sources = try partials.mapValues { try source($0) }
        let library = MustacheLibrary(
            templates: try partials.mapValues { try MustacheTemplate(string: $0) }
        )
        var rendered = 0
        for _ in 0..<300 {
            let text = Self.template(&generator)
            guard let template = try? source(text),
                (try? TemplateLint(partials: sources).check(template, against: Self.shape)) != nil
            else { continue }
            let bytes = TemplateRenderer.render(
                TemplateNode.nodes(of: template),
                partials: sources.mapValues(TemplateNode.nodes),
                over: Self.root
            )
            let expected = try MustacheTemplate(string: template.text)
                .render(Self.mustacheRoot, library: library)
            #expect(String(decoding: bytes, as: UTF8.self) == expected, "\(text.debugDescription)")
            rendered += 1
        }
        #expect(rendered > 100)
    }

    private func source(_ text: String) throws -> TemplateSource {
        try TemplateSource(name: "t", file: "t", bytes: Array(text.utf8))
    }

    /// Makes a template of random pieces, some of which do not belong together.
    private static func template(_ generator: inout SeededGenerator) -> String {
        let sections = ["#tables", "^tables", "#titles", "^titles", "^hasDemonstrationKey"]
        let piece = { (generator: inout SeededGenerator) in
            let isOdd = Int.random(in: 0..<12, using: &generator) == 0
            return (isOdd ? oddPieces : pieces).randomElement(using: &generator) ?? ""
        }
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let section =
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: sections.randomElement(using: &generator)
                default: String?.none
                }
            let inner = piece(&generator)
            text += section.map { "{{\($0)}}\(inner){{/\($0.dropFirst())}}" } ?? inner
            if Bool.random(using: &generator) {
                text += blocks.randomElement(using: &generator) ?? ""
            }
        }
        // It drops blanks and cannot read a brace at the end.
        return text + "x"
    }
}
