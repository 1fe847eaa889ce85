import Foundation
import Testing

@testable import Expressions
@testable import Grants
@testable import Rendering

/// A report of a small grant, with templates of its own in a temporary folder.
struct TestReport {
    var languages = "en, bg"
    var indicators = """
          - code: IN
            title: {en: Opened, bg: Новооткрити}
            unit: case
            measure: {count: cases, at: entry}
            by: [sex, kind]
            method: {en: By entry, bg: По постъпване}
          - code: OPEN
            title: {en: Open, bg: Открити}
            unit: case
            measure: {open_at_end: cases, from: entry, to: exit}
          - code: SUM
            title: {en: Sum, bg: Сума}
            unit: UAH
            decimals: 2
            measure: {sum: cases, value: amount, at: entry}
        """
    var others = "targets: []"
    var term = "from: 2018-01-01"
    var period = "2018-H2"
    var dataDay = "2019-01-08"
    var figures: [Figure] = []
    var findings: [Finding] = []

    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    var folder: String { "\(scratch.path)/templates" }

    /// Writes a template, partial or schema.
    func write(_ name: String, _ text: String) throws {
        try scratch.file("templates/\(name)", text)
    }

    func labels(_ languages: [Language] = [.en, .bg]) throws -> [Labels] {
        try Labels.read(languages, templates: Project.path("templates"))
    }

    /// Reads and checks templates.
    func templates(_ names: String...) throws -> ReportTemplates {
        try TemplateFolder(path: folder).templates(names, labels: labels(grant().languages))
    }

    /// Renders a template of the text and returns the document.
    func render(_ template: String, as name: String = "a.html") throws -> String {
        try write("\(name).mustache", template)
        let documents = try templates(name).render(subject())
        return String(decoding: try #require(documents.first).bytes, as: UTF8.self)
    }

    /// The fault of a template of this text.
    func fault(_ template: String, as name: String = "a.html") throws -> TemplateFault {
        try write("\(name).mustache", template)
        return try #require(throws: TemplateFault.self) { try templates(name) }
    }

    func grant() throws -> Grant {
        try scratch.file(
            "grants/test/grant.yaml",
            """
            format: 1
            grant: test
            title: {en: Test, bg: Проба}
            languages: [\(languages)]
            term: {\(term)}
            periods: {scheme: half-year}
            key: demonstration
            exports: exports/datapackage.yaml
            parameters: {capacity: 7}
            reports: [report.xml]
            indicators:
            \(indicators)
            \(others)
            """
        )
        try scratch.file("grants/test/exports/datapackage.yaml", Self.descriptor)
        return try GrantReader(installation: nil)
            .grant(at: GrantLocation("\(scratch.path)/grants/test"))
    }

    private static let descriptor = """
        $schema: https://datapackage.org/profiles/2.0/datapackage.json
        name: register
        resources:
          - name: cases
            path: cases.csv
            grantline: {title: {en: Cases, bg: Случаи}, coverage: {from: 2018-02-01}}
            schema:
              fields:
                - name: sex
                  type: string
                  constraints: {required: true, enum: [M, F]}
                  grantline: {title: {en: Sex, bg: Пол}, codes: {M: {en: men, bg: мъже}}}
                - {name: kind, type: string, constraints: {enum: [A, B]}}
                - {name: entry, type: date}
                - {name: exit, type: date}
                - {name: amount, type: number}
        """

    func subject() throws -> ReportSubject {
        ReportSubject(
            grant: try grant(),
            period: try #require(HalfYear(period)),
            dataDay: try #require(CivilDate(iso: dataDay)),
            profile: .submission,
            hasDemonstrationKey: false,
            tables: [
                ReportSubject.TableSummary(
                    table: "cases",
                    file: "2019-01-08/cases.csv",
                    read: 1_234,
                    accepted: 1_230
                )
            ],
            figures: figures,
            findings: findings
        )
    }

    /// Everything that a template can name in one language.
    func context(_ language: Language = .en) throws -> LanguageContext {
        let subject = try subject()
        return LanguageContext(
            subject: subject,
            labels: try #require(try labels([language]).first),
            index: FigureIndex(subject.figures)
        )
    }

    /// Adds a final figure.
    mutating func add(
        _ indicator: String,
        _ period: String,
        _ span: SpanKind,
        _ value: String,
        by breakdown: String = "",
        _ category: String = "",
        status: Figure.Status = .final
    ) {
        let key = Figure.Key(
            pack: "",
            indicator: indicator,
            period: period,
            span: span,
            breakdown: breakdown,
            category: category
        )
        figures.append(Figure(key: key, value: value, unit: "case", status: status))
    }
}

extension TemplateValue {
    /// The value of a name below.
    subscript(_ name: String) -> TemplateValue? {
        if case .object(let fields) = self { return fields(name) }
        return nil
    }

    /// The text; nil for anything else.
    var text: String? {
        if case .text(let text) = self { return text }
        return nil
    }

    /// The flag; nil for anything else.
    var flag: Bool? {
        if case .flag(let flag) = self { return flag }
        return nil
    }

    /// The items of a list; nothing for anything else.
    var items: [TemplateValue] {
        if case .list(let list) = self { return (0..<list.count).map(list.item) }
        return []
    }
}

extension TemplateValue {
    /// Tells whether the value has exactly a shape: of all names that the shape has anywhere, those
    /// that belong here.
    func has(_ shape: TemplateShape) -> Bool {
        has(shape, of: shape.names)
    }

    private func has(_ shape: TemplateShape, of names: Set<String>) -> Bool {
        switch (self, shape) {
        case (.text, .text), (.flag, .flag): true
        case (.object(let fields), .object(let shapes)):
            names.allSatisfy { name in
                switch (fields(name), shapes[name]) {
                case (nil, nil): true
                case (let value?, let shape?): value.has(shape, of: names)
                default: false
                }
            }
        case (.list, .list(let shapes)): items.allSatisfy { $0.has(.object(shapes), of: names) }
        default: false
        }
    }
}

extension TemplateShape {
    /// All names in it.
    fileprivate var names: Set<String> {
        switch self {
        case .text, .flag: []
        case .object(let shapes), .list(let shapes):
            shapes.values.reduce(into: Set(shapes.keys)) { $0.formUnion($1.names) }
        }
    }
}
