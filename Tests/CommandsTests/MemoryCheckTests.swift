import Foundation
import Testing

@testable import Commands
@testable import Ingestion

/// Runs for which the memory at hand will not do.
@Suite struct MemoryCheckTests {
    private static let whole = MemoryNeed(
        bytes: 430_000_000,
        wholeFile: MemoryNeed.WholeFile(path: "exports/2019-01-08/people.csv", size: 276_000_000)
    )

    private static func words(
        _ need: MemoryNeed,
        _ documentNeed: Int? = nil,
        available: Int?
    ) -> (status: Int32, text: String)? {
        let documents = documentNeed.map { MemoryNeed(bytes: $0) }
        let check = MemoryCheck(need: need, documentNeed: { documents }, available: available)
        do {
            try check.check("test")
            return nil
        } catch {
            return (error.status, error.messages.joined(separator: "\n"))
        }
    }

    @Test(arguments: [430_000_000, 430_000_001, nil])
    func `a run that fits, or of which nothing is known, begins`(_ available: Int?) {
        #expect(Self.words(Self.whole, available: available) == nil)
    }

    @Test
    func `a run that does not fit ends with what is needed, what is there, and what would do`()
        throws
    {
        let end = try #require(Self.words(Self.whole, available: 200_000_000))
        #expect(end.status == 71)
        #expect(
            end.text == """
                test: the exports need at least 430 MB of memory, and 200 MB are at hand: nothing \
                was read; 'exports/2019-01-08/people.csv' (276 MB) is not in UTF-8 and must be \
                held as a whole: export it in UTF-8, or as several files, such as one a month, or \
                end other programs, raise the limit, or take a larger machine
                """
        )
    }

    @Test func `documents alone are proposed only where they would fit`() throws {
        let need = MemoryNeed(bytes: 90_000_000)
        let little = try #require(Self.words(need, 60_000_000, available: 70_000_000))
        #expect(little.text.contains("write single documents with --document"))
        let less = try #require(Self.words(need, 60_000_000, available: 50_000_000))
        #expect(!less.text.contains("--document"))
    }

    @Test func `an export that no machine could hold is not read`() throws {
        let project = try TestProject()
        let folder = "input/grants/kropyvnytskyi/exports"
        let descriptor = try project.text("\(folder)/datapackage.yaml")
        try project.write(
            descriptor.replacing("encoding: utf-8", with: "encoding: utf-16"),
            to: "\(folder)/datapackage.yaml"
        )
        // A file with a hole in it: long, but without a byte on the disk.
        let file = try FileHandle(
            forWritingTo: project("\(folder)/2025-07-04/poslugy.csv")
        )
        try file.truncate(atOffset: 4 << 40)
        try file.close()
        try project.expectFailure(
            ["run", "kropyvnytskyi"],
            status: 71,
            saying: ["at least", "poslugy.csv' (4398047 MB) is not in UTF-8", "nothing was read"]
        )
    }
}
