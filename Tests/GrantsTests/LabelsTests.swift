import Files
import Testing

@testable import Grants

@Suite("The program's own words")
struct LabelsTests {
    private static let templates = Project.path("templates")

    @Test("are complete in every language", arguments: Language.allCases)
    func complete(language: Language) throws {
        let found = try faults {
            _ = try Labels.read([language], templates: Self.templates)
        }
        #expect(found.isEmpty)
    }

    @Test("have the same keys in every language")
    func sameKeys() throws {
        let all = try Labels.read(Language.allCases, templates: Self.templates)
        #expect(all.map(\.language) == Language.allCases)
        for other in all.dropFirst() {
            #expect(Set(other.labels.keys) == Set(all[0].labels.keys))
            #expect(Set(other.units.keys) == Set(all[0].units.keys))
            #expect(Set(other.rules.keys) == Set(all[0].rules.keys))
            #expect(Set(other.messages.keys) == Set(all[0].messages.keys))
        }
    }

    @Test("name every built-in rule, and no other")
    func rules() throws {
        let labels = try Labels.read([.en], templates: Self.templates)[0]
        #expect(Set(labels.rules.keys) == Set(BuiltInRule.allCases.map(\.rawValue)))
    }

    @Test(
        "hold each message that the stages ask for",
        arguments: [
            "Sources/Ingestion/ExportFault.swift", "Sources/Ingestion/FindingMaker.swift",
            "Sources/Ingestion/TableIngestor.swift", "Sources/Validation/TableJudge.swift",
        ]
    )
    func messages(path: String) throws {
        guard let source = try? Project.text(path) else { return }
        let labels = try Labels.read([.en], templates: Self.templates)[0]
        for match in source.matches(of: /"(export\.[a-z-]+)"/) {
            #expect(labels.messages[String(match.1)] != nil, "\(match.1)")
        }
        let variants = Set(
            labels.messages.keys.compactMap { $0.split(separator: ".").dropFirst().first }
        )
        for match in source.matches(of: /(?:variant: |Quote, |return |: )"([a-z-]+)"\)?/) {
            #expect(variants.contains(match.1) || match.1.isEmpty, "\(match.1)")
        }
        #expect(Set(LabelWords.neededMessages).isSubset(of: labels.messages.keys))
    }

    @Test("are refused where one lacks what the program or another language has")
    func lacking() throws {
        let scratch = try Scratch()
        let text = try Project.text("templates/labels/en.yaml")
        try scratch.file("labels/en.yaml", text.replacing("  contents: \"Contents\"\n", with: ""))
        try scratch.file(
            "labels/bg.yaml",
            text.replacing("\nunits:\n", with: "\nunits:\n  cat: \"cats\"\n")
        )
        let english = try faults { _ = try Labels.read([.en, .bg], templates: scratch.path) }
        #expect(
            english.map { $0.split(separator: ": ", maxSplits: 1).last } == [
                "the key 'labels.contents' is missing", "the key 'units.cat' is missing",
            ]
        )
        let alone = try faults { _ = try Labels.read([.bg], templates: scratch.path) }
        #expect(alone.isEmpty)
        #expect(throws: FileFault.missing("\(scratch.path)/labels/uk.yaml")) {
            try Labels.read([.bg, .uk], templates: scratch.path)
        }
    }

    @Test("are refused where the program's own keys are not there, or a message fills in less")
    func needed() throws {
        let scratch = try Scratch()
        let text = try Project.text("templates/labels/en.yaml")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let cut = lines.filter { !$0.hasPrefix("  export.empty:") && !$0.hasPrefix("  required:") }
        try scratch.file("labels/en.yaml", cut.joined(separator: "\n"))
        let found = try faults { _ = try Labels.read([.en], templates: scratch.path) }
        #expect(
            found.map { $0.split(separator: ": ", maxSplits: 1).last } == [
                "the key 'rules.required' is missing", "the key 'messages.export.empty' is missing",
                "the key 'messages.required' is missing",
            ]
        )
        try scratch.file(
            "labels/en.yaml",
            text.replacing("least allowed, {limit}.", with: "least allowed.")
        )
        try scratch.file("labels/uk.yaml", text)
        let less = try faults { _ = try Labels.read([.uk, .en], templates: scratch.path) }
        #expect(less.count == 1)
        #expect(
            less.first?.hasSuffix("the message lacks {limit}, which another language fills in")
                == true
        )
    }

    @Test("are not spoilt by the file of a language that the grant does not use")
    func unusedLanguage() throws {
        let scratch = try Scratch()
        try scratch.file("labels/en.yaml", Project.text("templates/labels/en.yaml"))
        try scratch.file("labels/uk.yaml", "labels: [")
        #expect(try Labels.read([.en], templates: scratch.path).map(\.language) == [.en])
    }

    @Test("fill in what is given once, and leave all else")
    func filling() throws {
        let labels = try Labels.read([.en], templates: Self.templates)[0]
        let message = labels.message(.minimum, ["field": "{limit}", "limit": "{field}"])
        #expect(message.contains("'{limit}'"))
        #expect(message.contains("{field}"))
        #expect(labels.message(.typeError, variant: "date", ["field": "Дата"]).contains("'Дата'"))
        #expect(labels.message(.required, variant: "nothing") == labels.message(.required))
        #expect(labels.text("no such text {x") == "no such text {x")
        #expect(labels.text("a {b} {c} {", ["c": "d"]) == "a {b} d {")
    }
}
