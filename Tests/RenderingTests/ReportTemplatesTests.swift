import Testing
import XML

@testable import Grants
@testable import Rendering

/// Checks what comes out of templates.
@Suite struct ReportTemplatesTests {
    /// Templates, with what they give for the small grant.
    static let rows: [(template: String, document: String)] = [
        ("{{grant}} {{period}}", "test 2018-H2"),
        // A section, partial or comment alone on its line leaves no line behind.
        ("a\n{{#titles}}\n{{text}}\n{{/titles}}\nb\n", "a\nTest\nПроба\nb\n"),
        ("a\n  {{#titles}}  \n{{text}}\n\t{{/titles}}\nb", "a\nTest\nПроба\nb"),
        ("a\n{{! note }}\nb", "a\nb"),
        ("{{! first\nlines }}\nb", "b"),
        ("a {{#titles}}<{{text}}>{{/titles}} b", "a <Test><Проба> b"),
        (
            "{{#hasDemonstrationKey}}key{{/hasDemonstrationKey}}"
                + "{{^hasDemonstrationKey}}none{{/hasDemonstrationKey}}",
            "none"
        ),
        ("{{#targets}}x{{/targets}}{{^targets}}none{{/targets}}", "none"),
        (
            "{{#languages}}{{#label}}{{unit}}{{/label}}={{label.unit}};{{/languages}}",
            "Unit=Unit;Мерна единица=Мерна единица;"
        ),
        ("a\r\n{{#titles}}\r\n{{text}}\r\n{{/titles}}\r\nb\r\n", "a\nTest\nПроба\nb\n"),
        ("\u{FEFF}a", "a"),
        ("{ {{period}} }", "{ 2018-H2 }"),
        ("p { color: red }", "p { color: red }"),
        // The innermost section that has a name gives it.
        ("{{#tables}}{{name}} {{grant}} {{read}}{{/tables}}", "cases test 1234"),
        (
            "{{#languages}}{{#isFirst}}{{code}}{{/isFirst}}"
                + "{{^isFirst}}({{code}}){{/isFirst}}{{/languages}}",
            "en(bg)"
        ),
    ]

    @Test(arguments: rows.indices)
    func `a template gives its document`(_ row: Int) throws {
        let document = try TestReport().render(Self.rows[row].template)
        #expect(Array(document.utf8) == Array(Self.rows[row].document.utf8))
    }

    @Test func `partials see what their place sees, and keep its indentation`() throws {
        let report = try TestReport()
        try report.write("partials/title.mustache", "<{{language}}>\n{{text}}\n")
        let document = try report.render("{{#titles}}\n  {{> title}}\n{{/titles}}\n")
        #expect(document == "  <en>\n  Test\n  <bg>\n  Проба\n")
    }

    @Test func `XML comes out in canonical form, whatever the template's spelling`() throws {
        let report = try TestReport()
        let document = try report.render(
            "<?xml version='1.0'?>\n<!-- note -->\n"
                + "<r b='2'   a=\"1\"><e/>\n<t><![CDATA[<]]></t></r>",
            as: "a.xml"
        )
        #expect(document == "<r a=\"1\" b=\"2\"><e></e>\n<t>&lt;</t></r>\n")
    }

    @Test func `the same report gives the same bytes`() throws {
        var report = try TestReport()
        report.add("IN", "2018-H2", .period, "5")
        try report.write(
            "a.xml.mustache",
            "<r>{{#indicators}}<i c='{{code}}'>{{#figures}}{{value}}{{/figures}}</i>"
                + "{{/indicators}}</r>"
        )
        try report.write(
            "a.html.mustache",
            "{{#languages}}{{#summary}}{{code}}{{#ofPeriod}}{{text}}{{/ofPeriod}}{{/summary}}"
                + "{{/languages}}"
        )
        let first = try report.templates("a.xml", "a.html").render(report.subject())
        for _ in 0..<10 {
            let again = try report.templates("a.xml", "a.html").render(report.subject())
            #expect(again.map(\.name) == ["a.xml", "a.html"])
            #expect(again.map(\.bytes) == first.map(\.bytes))
        }
    }

    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="r"><xs:complexType><xs:attribute name="p">
            <xs:simpleType>
              <xs:restriction base="xs:string"><xs:pattern value="2018-H2"/></xs:restriction>
            </xs:simpleType>
          </xs:attribute></xs:complexType></xs:element>
        </xs:schema>
        """

    @Test func `XML that its schema allows comes out`() throws {
        let report = try TestReport()
        try report.write("schemas/r.xsd", Self.schema)
        let document = try report.render("{{! schema: r.xsd }}\n<r p='{{period}}'/>", as: "a.xml")
        #expect(document == "<r p=\"2018-H2\"></r>\n")
    }

    @Test(arguments: [
        "{{! schema: r.xsd }}\n<r p='{{grant}}'/>", "{{! schema: r.xsd }}\n<x/>",
        "{{! schema: r.xsd }}\n<r>text</r>", "<r>", "", "<a/><b/>", "<r a=1/>", "<r>&nbsp;</r>",
        "<!DOCTYPE r><r/>", "<?xml version='1.0' encoding='koi8-r'?><r/>", "<r>\u{1}</r>",
    ])
    func `XML that is none, or breaks its schema, stops everything`(_ template: String) throws {
        let report = try TestReport()
        try report.write("schemas/r.xsd", Self.schema)
        try report.write("good.html.mustache", "{{grant}}")
        try report.write("a.xml.mustache", template)
        let templates = try report.templates("good.html", "a.xml")
        let fault = try #require(throws: TemplateFolder.OutputFault.self) {
            try templates.render(report.subject())
        }
        #expect(fault.document == "a.xml")
        #expect(fault.description.hasPrefix("a.xml: "))
    }

    @Test func `trap 4: an empty figure is never written as nil or Optional`() throws {
        let report = try TestReport()
        let document = try report.render(
            "{{#languages}}{{#summary}}[{{note}}{{target}}{{residue}}"
                + "{{#ofPeriod}}{{value}}{{/ofPeriod}}]{{/summary}}{{/languages}}"
        )
        #expect(document == "[][][][][][]")
    }

    @Test func `a report has the shape that it promises, in each language`() throws {
        var report = try TestReport()
        report.add("IN", "2018-H2", .period, "5")
        report.others = """
            targets: [{indicator: IN, value: 3}]
            charts: [{indicator: IN}]
            notes: [{en: n, bg: b}]
            """
        let labels = try report.labels()
        let root = ReportContext(subject: try report.subject(), labels: labels).root
        let keys = Set(labels.flatMap(\.labels.keys))
        #expect(root.has(ReportShape.root(labels: keys)))
        #expect(!root.has(ReportShape.root(labels: keys.union(["other"]))))
    }

    @Test(arguments: [
        ("229999.80", "229999.80"), ("276", "276.00"), ("0.125", "0.125"), ("-1.5", "-1.50"),
    ])
    func `a target in XML has the indicator's decimals where they hold it exactly`(
        _ declared: String,
        _ written: String
    ) throws {
        var report = try TestReport()
        report.others = "targets: [{indicator: SUM, value: \(declared)}]"
        let template = "<r>{{#targets}}<t>{{value}} {{unit}}</t>{{/targets}}</r>"
        let document = try report.render(template, as: "a.xml")
        #expect(document == "<r><t>\(written) UAH</t></r>\n")
    }

    @Test func `a report without the shape it promises ends the process`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            let report = try TestReport()
            try report.write("a.html.mustache", "{{#languages}}{{label.target}}{{/languages}}")
            let good = try report.templates("a.html")
            let bad = ReportTemplates(
                documents: good.documents,
                partials: good.partials,
                schemas: good.schemas,
                labels: try report.labels([.en]) + [report.labelsWithout("target", of: .bg)],
                sources: good.sources
            )
            _ = try bad.render(report.subject())
        }
        let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(words.contains("a report has the shape it promises"))
    }
}
