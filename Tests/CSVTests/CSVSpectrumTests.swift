import CSV
import Foundation
import Testing

/// The files of csv-spectrum, beside these tests.
struct CSVSpectrumTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .appending(path: "Resources/csv-spectrum")

    /// Reads a file; those named for CRLF lost it on their way here and get it back.
    private func bytes(_ name: String) throws -> [UInt8] {
        let data = try Data(contentsOf: Self.folder.appending(path: "csvs/\(name).csv"))
        guard name.hasSuffix("_crlf") else { return Array(data) }
        let bare = data.filter { $0 != 0x0D }
        return bare.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }

    @Test(
        "csv-spectrum reads as it says",
        arguments: [
            "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
            "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
        ]
    )
    func file(name: String) throws {
        let json = try Data(contentsOf: Self.folder.appending(path: "json/\(name).json"))
        let expected = try JSONDecoder().decode([[String: String]].self, from: json)
        let (rows, reader) = readAll(try bytes(name))
        let names = try #require(reader.header).map { String(decoding: $0, as: UTF8.self) }
        let records = rows.map { Dictionary(zip(names, $0.strings)) { first, _ in first } }
        #expect(records == expected)
        #expect(rows.allFaults.isEmpty)
    }

    /// Its JSON has another telephone number, and quotes stand in unquoted text.
    @Test("the quotes of csv-spectrum's coordinates are faults")
    func coordinates() throws {
        let rows = readAll(try bytes("location_coordinates")).rows
        #expect(rows.allFaults == [fault(.quoteInText, line: 2, column: 2)])
        let cells = [
            "2095257564", "37\u{FFFD}36'37.8\"N 121\u{FFFD}2'17.9\"W", "Modesto", "Stanislaus",
        ]
        #expect(rows.map(\.strings) == [cells])
    }
}
