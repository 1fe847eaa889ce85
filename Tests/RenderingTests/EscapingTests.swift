import Testing
import XML

@testable import Grants
@testable import Rendering

/// Checks that no text can leave its place in a document.
@Suite struct EscapingTests {
    /// Scalars that a `Character` swallows: one of every combining class, joiners, selectors, marks
    /// that stand before, and parts of emoji.
    static let joiners: [Unicode.Scalar] = {
        var classes: Set<Unicode.CanonicalCombiningClass> = []
        var found: [Unicode.Scalar] = [
            "\u{301}", "\u{200D}", "\u{200C}", "\u{FE0F}", "\u{20DD}", "\u{600}", "\u{110BD}",
            "\u{903}", "\u{1F3FB}", "\u{1F1E7}", "\u{E0061}", "\u{1160}", "\u{11A8}", "\u{94D}",
        ]
        for value in UInt32(0x300)...0x1E94A {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let combining = scalar.properties.canonicalCombiningClass
            if combining != .notReordered && classes.insert(combining).inserted {
                found.append(scalar)
            }
        }
        return found
    }()

    static let specials: [Unicode.Scalar] = ["&", "<", ">", "\"", "'"]

    static let texts: [String] = {
        var texts = [
            "", "a\tb\nc\rd\r\ne", " outer ", "]]>", "&amp;", "<!--", "{{x}}", "\u{FEFF}a",
        ]
        for special in specials {
            texts += ["\(special)", "a\(special)b", "\(special)\(special)"]
            for joiner in joiners {
                texts += ["a\(special)\(joiner)b", "\(joiner)\(special)", "\(special)\(joiner)"]
            }
        }
        return texts
    }()

    @Test func `trap 3: every special character is escaped, whatever is joined to it`() throws {
        #expect(Self.joiners.count > 60)
        let report = try TestReport()
        try report.write(
            "a.xml.mustache",
            """
            <r>{{#languages}}{{#isFirst}}{{#particulars}}
            <t>{{text}}</t><a v="{{text}}" w='{{text}}'/>
            {{/particulars}}{{/isFirst}}{{/languages}}</r>
            """
        )
        var subject = try report.subject()
        subject.grant.particulars = Self.texts.map { text in
            (label: LocalizedText([.en: "label"]), text: LocalizedText([.en: text]))
        }
        let bytes = try #require(try report.templates("a.xml").render(subject).first).bytes
        let document = try XMLDocument(parsing: bytes)
        let found = document.texts(atPath: ["r", "t"])
        #expect(
            found.map { Array($0.unicodeScalars) } == Self.texts.map { Array($0.unicodeScalars) }
        )
        let canonical = String(decoding: bytes, as: UTF8.self)
        for quoted in ["v", "w"] {
            let values = attributes(quoted, in: canonical)
            #expect(
                values.map { Array($0.unicodeScalars) }
                    == Self.texts.map { Array($0.unicodeScalars) }
            )
        }
    }

    @Test func `trap 3: the same holds in partials`() throws {
        let report = try TestReport()
        try report.write("partials/inner.mustache", "<b>{{title}}</b>")
        try report.write(
            "partials/outer.mustache",
            "<a>{{title}}</a>\n  {{> inner}}\n<c>{{title}}</c>"
        )
        try report.write(
            "a.html.mustache",
            "{{#languages}}\n{{#isFirst}}\n{{> outer}}\n{{/isFirst}}\n{{/languages}}"
        )
        var subject = try report.subject()
        subject.grant.title = LocalizedText([.en: "\"\u{301}<\u{200D}script>"])
        let bytes = try #require(try report.templates("a.html").render(subject).first).bytes
        let escaped = "&quot;\u{301}&lt;\u{200D}script&gt;"
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "<a>\(escaped)</a>\n  <b>\(escaped)</b><c>\(escaped)</c>"
        )
    }

    @Test(arguments: (0...0x9F).compactMap(Unicode.Scalar.init))
    func `trap 6: no control character reaches a document as it is`(_ scalar: Unicode.Scalar) throws
    {
        let escaped = self.escaped("a\(scalar)b")
        let isControl = scalar.properties.generalCategory == .control
        let isPlain = !isControl && !Self.specials.contains(scalar) || scalar == "\u{85}"
        #expect(escaped.unicodeScalars.contains(scalar) == (isPlain || scalar == "&"))
        let document = try XMLDocument(parsing: Array("<r a=\"\(escaped)\">\(escaped)</r>".utf8))
        let kept = ["\t", "\n", "\r", "\u{85}"].contains(scalar) || !isControl
        #expect(document.texts(atPath: ["r"]) == ["a\(kept ? scalar : "\u{FFFD}")b"])
    }

    @Test(arguments: ["\u{FFFE}", "\u{FFFF}"])
    func `trap 6: what XML cannot carry is replaced`(_ text: String) {
        #expect(escaped(text) == "\u{FFFD}")
    }

    @Test(arguments: [
        "plain", "Казанлък", "„Бъдеще за децата“ – 60 места", "e\u{301}", "\u{A0}", "\u{FFFD}", "😀",
        "\u{10FFFD}", "",
    ])
    func `other text stays as it is, byte for byte`(_ text: String) {
        #expect(Array(escaped(text).utf8) == Array(text.utf8))
    }

    private func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        Escaping.markup.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns the values of an attribute in canonical XML, with their references resolved.
    private func attributes(_ name: String, in canonical: String) -> [String] {
        canonical.unicodeScalars.split(separator: "<").compactMap { tag in
            let text = String(String.UnicodeScalarView(tag))
            guard let start = text.range(of: " \(name)=\"")?.upperBound else { return nil }
            let rest = text.unicodeScalars[start...]
            guard let end = rest.firstIndex(of: "\"") else { return nil }
            return [
                ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x9;", "\t"), ("&#xA;", "\n"),
                ("&#xD;", "\r"), ("&amp;", "&"),
            ]
            .reduce(String(rest[..<end])) { $0.replacing(bytesOf: $1.0, with: $1.1) }
        }
    }
}

extension String {
    /// Finds a text by its bytes.
    fileprivate func range(of text: String) -> Range<Index>? {
        utf8.firstRange(of: Array(text.utf8))
    }

    /// Replaces a text by its bytes, whatever is joined to it.
    fileprivate func replacing(bytesOf text: String, with other: String) -> String {
        String(
            decoding: Array(utf8).replacing(Array(text.utf8), with: Array(other.utf8)),
            as: UTF8.self
        )
    }
}
