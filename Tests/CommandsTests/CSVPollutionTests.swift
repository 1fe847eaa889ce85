import Foundation
import Testing

@Suite struct CSVPollutionTests {
    @Test(arguments: CSVPollution.cases)
    func `pollution has the outcome that the documentation says`(
        example: CSVPollution.Case
    ) throws {
        let project = try CSVCommandTests.project(example.bytes)
        let check = try project.run(["csv", "--check", "a.csv"] + example.options)
        let places = check.output.split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 4)
            return parts.count > 3 ? "\(parts[1]):\(parts[2])\(parts[3])" : ""
        }
        #expect(places == example.places, "\(example.name)")
        #expect(check.status == (places.isEmpty ? 0 : 1), "\(example.name)")
        let plain = try project.run(["csv", "a.csv"] + example.options)
        #expect(plain.status == (places.isEmpty ? 0 : 65), "\(example.name): \(plain.errors)")
        let lenient = try project.run(["csv", "--lenient", "a.csv"] + example.options)
        #expect(lenient.status == 0, "\(example.name)")
        if let output = example.output {
            #expect(lenient.output.utf8.elementsEqual(output.utf8), "\(example.name): \(lenient)")
        }
        #expect(places.isEmpty ? plain.output == lenient.output : plain.output.isEmpty)
    }

    @Test(arguments: CSVPollution.withoutTable)
    func `a file without a table is told once`(
        example: (name: String, bytes: [UInt8], words: String)
    ) throws {
        for option in [[], ["--check"], ["--lenient"]] {
            let project = try CSVCommandTests.project(example.bytes)
            let arguments = ["csv", "a.csv"] + option
            try project.expectFailure(arguments, status: 65, saying: ["a.csv: ", example.words])
        }
    }

    @Test(arguments: [
        ("utf-16-unseen", "encoding   utf-16le"), ("cyrillic-as-utf-8", "encoding   windows-1251"),
        ("utf-8-as-cyrillic", "encoding   utf-8"), ("other-delimiter", "delimiter  ;"),
    ])
    func `what no rule can see is seen by --detect`(name: String, line: String) throws {
        let example = try #require(CSVPollution.cases.first { $0.name == name })
        let run = try CSVCommandTests.project(example.bytes).run(["csv", "--detect", "a.csv"])
        #expect(run.output.contains(line), "\(run.output)")
    }

    @Test func `the documentation has each pollution, and no other`() throws {
        let page = ProjectFolder.root.appending(path: "docs/csv.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let table = try #require(text.range(of: "## What is polluted"))
        let names = text[table.lowerBound...].split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("| "), line.hasSuffix("` |") else { return nil }
            return line.dropLast(3).split(separator: "`").last.map(String.init)
        }
        let known = CSVPollution.cases.map(\.name) + CSVPollution.withoutTable.map(\.name)
        #expect(names == known)
        #expect(Set(known).count == known.count)
        #expect(known.count >= 40)
    }
}
