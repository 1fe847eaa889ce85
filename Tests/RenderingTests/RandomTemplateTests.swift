import Testing

@testable import Grants
@testable import Rendering

/// Compares what comes of random templates with a slow renderer, so that the checks and the template
/// engine are sure to read templates alike.
@Suite struct RandomTemplateTests {
    private static let pieces = [
        "{{grant}}", "{{period}}", "{{> part}}", "{{! note }}", "\n", "\r\n", "  ", "\t", "text",
        "{", "}", "<", "é", "\u{301}x", "{{#titles}}{{text}}{{/titles}}",
        "{{#tables}}{{name}}{{/tables}}",
    ]

    private static let oddPieces = [
        "{{#tables}}", "{{/tables}}", "{{text}}", "{{", "}}", "{{^hasDemonstrationKey}}",
        "\u{301}", "\u{200D}", "\u{600}", "{{! ", "{{{",
    ]

    private static let partial = "[{{period}}{{#titles}}{{text}}{{/titles}}]"

    /// What a report gives to the names above.
    private static let root = TemplateValue.object([
        "grant": .text("test"), "period": .text("2018-H2"), "hasDemonstrationKey": .flag(false),
        "tables": .list([.object(["name": .text("cases")])]),
        "titles": .list([.object(["text": .text("Test")]), .object(["text": .text("Проба")])]),
    ])

    @Test(arguments: 1...6)
    func `the checks and the engine read templates alike`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let report = try TestReport()
        try report.write("partials/part.mustache", Self.partial)
        let subject = try report.subject()
        let labels = try report.labels()
        var rendered = 0
        for _ in 0..<20 {
            let template = Self.template(&generator)
            try report.write("a.html.mustache", template)
            let folder = TemplateFolder(path: report.folder)
            guard let templates = try? folder.templates(["a.html"], labels: labels) else {
                continue
            }
            let bytes = try #require(try templates.render(subject).first).bytes
            let expected = Self.render(template, Self.root)
            #expect(Self.visible(String(decoding: bytes, as: UTF8.self)) == Self.visible(expected))
            rendered += 1
        }
        #expect(rendered > 5)
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
            let isSection = Int.random(in: 0..<3, using: &generator) == 0
            let section = isSection ? sections.randomElement(using: &generator) : nil
            let inner = piece(&generator)
            text += section.map { "{{\($0)}}\(inner){{/\($0.dropFirst())}}" } ?? inner
        }
        return text
    }

    /// The scalars but white space, which sections alone on their line take with them.
    private static func visible(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }

    /// Renders by looking for the next tag and, for a section, for its end.
    private static func render(_ template: String, _ values: TemplateValue...) -> String {
        render(Array(template.unicodeScalars)[...], values)
    }

    private static func render(
        _ template: ArraySlice<Unicode.Scalar>,
        _ stack: [TemplateValue]
    ) -> String {
        guard let start = template.firstRange(of: ["{", "{"]),
            let end = template[start.upperBound...].firstRange(of: ["}", "}"])
        else { return string(template) }
        let tag = string(template[start.upperBound..<end.lowerBound])
        let before = string(template[..<start.lowerBound])
        let rest = template[end.upperBound...]
        switch tag.first {
        case "!": return before + render(rest, stack)
        case ">":
            return before + render(Array(partial.unicodeScalars)[...], stack) + render(rest, stack)
        case "#", "^":
            let name = String(tag.dropFirst())
            let (inner, after) = section(name, rest)
            return before + render(inner, of: name, tag.first == "^", stack) + render(after, stack)
        default: return before + (value(tag, stack)?.text ?? "?") + render(rest, stack)
        }
    }

    private static func render(
        _ inner: ArraySlice<Unicode.Scalar>,
        of name: String,
        _ isInverted: Bool,
        _ stack: [TemplateValue]
    ) -> String {
        switch value(name, stack) {
        case .flag(let flag): flag == isInverted ? "" : render(inner, stack)
        case .list(let items) where isInverted: items.isEmpty ? render(inner, stack) : ""
        case .list(let items): items.map { render(inner, stack + [$0]) }.joined()
        default: "?"
        }
    }

    /// Cuts a section's content from what follows it; sections of one name can be nested.
    private static func section(
        _ name: String,
        _ template: ArraySlice<Unicode.Scalar>
    ) -> (inner: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>) {
        let opening = ["{{#\(name)}}", "{{^\(name)}}"].map { Array($0.unicodeScalars) }
        let closing = Array("{{/\(name)}}".unicodeScalars)
        var depth = 1
        for index in template.indices {
            if opening.contains(where: { template[index...].starts(with: $0) }) { depth += 1 }
            if template[index...].starts(with: closing) { depth -= 1 }
            if depth == 0 { return (template[..<index], template[(index + closing.count)...]) }
        }
        return (template, [])
    }

    private static func value(_ name: String, _ stack: [TemplateValue]) -> TemplateValue? {
        stack.reversed().lazy.compactMap { $0[name] }.first
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
