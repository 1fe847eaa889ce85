import Testing

@testable import Grants
@testable import Rendering

/// Checks documents whose name ends in `.csv`: each value is one cell.
@Suite struct CSVDocumentTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
        ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""), ("a\rb", "\"a\rb\""),
        ("a;b\tc 'd' <&>", "a;b\tc 'd' <&>"), (" outer ", " outer "), ("Казанлък", "Казанлък"),
        // A quote with a combining mark is one character, and two scalars.
        ("\"\u{301}", "\"\"\"\u{301}\""), (",\u{200D}", "\",\u{200D}\""),
    ])
    func `a value is quoted where it holds a comma, a quote or a line end, and nowhere else`(
        _ text: String,
        _ cell: String
    ) {
        var bytes: [UInt8] = []
        Escaping(document: "a.csv").append(text, to: &bytes)
        #expect(bytes == Array(cell.utf8))
    }

    @Test(arguments: [
        ("table.csv", "\"a,\"\"b\"\"\""), ("table.html", "a,&quot;b&quot;"),
        ("csv.xml", "a,&quot;b&quot;"), ("a.csv.html", "a,&quot;b&quot;"),
    ])
    func `the ending of the document's name decides`(_ name: String, _ expected: String) {
        var bytes: [UInt8] = []
        Escaping(document: name).append("a,\"b\"", to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func `a table comes out as it is read again, whatever its values`() throws {
        var report = try TestReport()
        let rules = ["a,b", "\"c\"", "d\ne", "f<&>'", ""]
        report.findings = rules.map { rule in
            Finding(
                rule: rule,
                severity: .error,
                effect: .reject,
                table: "cases",
                file: "cases.csv",
                message: "m"
            )
        }
        let document = try report.render(
            "rule,count\n{{#findings}}\n{{rule}},{{count}}\n{{/findings}}\n",
            as: "table.csv"
        )
        let lines = ["\"a,b\",1", "\"\"\"c\"\"\",1", "\"d\ne\",1", "f<&>',1", ",1"]
        #expect(document.hasPrefix("rule,count\n"))
        #expect(document.utf8.count == lines.joined(separator: "\n").utf8.count + 12)
        for line in lines { #expect(document.contains("\n\(line)\n")) }
    }

    @Test func `documents of all kinds are written from one report, each in its own way`() throws {
        let report = try TestReport()
        for name in ["a.csv", "a.html", "a.xml"] {
            try report.write("\(name).mustache", "<r>{{#titles}}{{> cell}}{{/titles}}</r>")
        }
        try report.write("partials/cell.mustache", "{{language}},")
        let documents = try report.templates("a.csv", "a.html", "a.xml").render(report.subject())
        let texts = documents.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(texts == ["<r>en,bg,</r>", "<r>en,bg,</r>", "<r>en,bg,</r>\n"])
    }
}
