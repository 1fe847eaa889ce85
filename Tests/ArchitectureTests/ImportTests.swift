import Foundation
import Testing

/// Checks that the arrows of `docs/architecture.md` are the only ones.
@Suite struct ImportTests {
    /// Each module with what its sources may import beside what comes with Swift.
    ///
    /// Glibc and Foundation are named where they may be used at all.
    static let allowed: [String: Set<String>] = [
        "CSV": ["CByteScan"],
        "XML": ["CLibXML2", "Glibc"],
        "YAML": ["CLibYAML"],
        "Expressions": ["CPrefetch", "Dispatch", "Glibc", "Synchronization"],
        "Files": ["CMalloc", "Dispatch", "Glibc"],
        "Grants": ["CSV", "Expressions", "Files", "FoundationEssentials", "YAML"],
        "Ingestion": [
            "CSV", "Crypto", "Dispatch", "Expressions", "Files", "FoundationEssentials", "Grants",
            "Synchronization",
        ],
        "Validation": ["CSV", "Expressions", "Grants", "Ingestion"],
        "Aggregation": ["Expressions", "Grants", "Ingestion", "Validation"],
        "Rendering": ["Expressions", "Files", "FoundationEssentials", "Grants", "XML"],
        "Filings": ["Crypto", "Expressions", "Files", "FoundationEssentials", "Grants"],
        "Commands": [
            "Aggregation", "ArgumentParser", "CSV", "Expressions", "Files", "Filings",
            "FoundationEssentials", "Glibc", "Grants", "Ingestion", "Rendering", "Validation",
            "XML",
        ],
        "grantline": ["Commands"],
        "grantline-ingest": ["Commands"],
        "grantline-validate": ["Commands"],
        "grantline-aggregate": ["Commands"],
        "grantline-render": ["Commands"],
        "grantline-diff": ["Commands"],
    ]

    static var root: URL {
        URL(filePath: #filePath)
            .deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    @Test(arguments: allowed.keys.sorted())
    func `a module imports only what stands above it`(_ module: String) throws {
        let sources = try swiftFiles(in: Self.root.appending(path: "Sources/\(module)"))
        try #require(!sources.isEmpty)
        let permitted = try #require(Self.allowed[module])
        for file in sources {
            let imported = try Self.imports(in: String(contentsOf: file, encoding: .utf8))
            let surplus = imported.subtracting(permitted)
            #expect(surplus.isEmpty, "\(file.lastPathComponent) imports \(surplus.sorted())")
        }
    }

    @Test func `every folder of sources is a module with known imports`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "Sources").path
        )
        #expect(
            Set(folders)
                == Set(Self.allowed.keys).union([
                    "CByteScan", "CLibXML2", "CLibYAML", "CMalloc", "CPrefetch",
                ])
        )
    }

    @Test func `an import is found however it is written`() {
        let text = """
            import CSV
            public import struct Grants.Finding
            @testable import Files
            // import Nothing
            """
        #expect(Self.imports(in: text) == ["CSV", "Grants", "Files"])
    }

    @Test func `no source names a shipped grant or traps on input`() throws {
        let grants = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "input/grants").path
        )
        for module in Self.allowed.keys.sorted() where module != "Commands" {
            for file in try swiftFiles(in: Self.root.appending(path: "Sources/\(module)")) {
                let text = try String(contentsOf: file, encoding: .utf8)
                for word in grants + ["fatalError(", "try!", " as! "] {
                    #expect(!text.contains(word), "\(file.lastPathComponent) contains '\(word)'")
                }
            }
        }
    }

    @Test func `unsafe code stands only where the page on architecture says`() throws {
        let page = try String(
            contentsOf: Self.root.appending(path: "docs/architecture.md"),
            encoding: .utf8
        )
        let start = try #require(page.range(of: "**Unsafe code**"))
        let rest = page[start.lowerBound...]
        let end = try #require(rest.range(of: "\n\n"))
        let places = Set(
            rest[..<end.lowerBound].matches(of: /`(?<name>[^`]+)`/).map { String($0.name) }
        )
        var count = 0
        for module in Self.allowed.keys.sorted() {
            for file in try swiftFiles(in: Self.root.appending(path: "Sources/\(module)")) {
                let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                let code = lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
                guard code.contains(where: { $0.contains(/\bunsafe\b/) }) else { continue }
                let name = file.deletingPathExtension().lastPathComponent
                let whole = ["XML", "YAML"].contains(module) ? [module] : []
                let names = whole + [name, String(name.prefix { $0 != "+" })]
                #expect(!places.isDisjoint(with: names), "\(module)/\(name)")
                count += 1
            }
        }
        #expect(count > 10)
    }

    private func swiftFiles(in folder: URL) throws -> [URL] {
        try FileManager.default
            .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "swift" }
    }

    /// Returns the modules that a source imports.
    private static func imports(in text: String) -> Set<String> {
        let kinds: Set<Substring> = [
            "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
        ]
        var modules: Set<String> = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"),
                words[..<index].allSatisfy({
                    $0.hasPrefix("@") || $0 == "public" || $0 == "internal"
                }),
                let name = words[(index + 1)...].first(where: { !kinds.contains($0) })
            else { continue }
            modules.insert(String(name.split(separator: ".")[0]))
        }
        return modules
    }
}
