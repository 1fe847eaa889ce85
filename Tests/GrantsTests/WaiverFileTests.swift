import Foundation
import Testing

@testable import Expressions
@testable import Grants

/// The file of waivers, as people write it in a spreadsheet.
struct WaiverFileTests {
    private static let words: [WaiverFile.Column: [String]] = [
        .rule: ["Правило", "Rule"], .reason: ["Причина"], .owner: ["Отговорник"],
        .expires: ["Валидно до"], .fingerprint: ["Отпечатък"],
    ]

    private func file(_ bytes: [UInt8]) throws -> WaiverFile? {
        WaiverFile(bytes, words: Self.words, of: try Sample().read())
    }

    private func file(_ text: String) throws -> WaiverFile {
        try #require(try file(Array(text.utf8)))
    }

    private static let plain = """
        fingerprint,rule,table,field,reason,owner,expires
        0AB1,,,,"Agreed, in writing",Ivanova,2019-06-30
        ,exit-after-entry,,,Old register,Petrov,30.06.2019
        ,required,cases,entry_date,Old register,Petrov,2019-06-30

        """

    @Test func `names findings or rules, with reason, owner and last day`() throws {
        let found = try file(Self.plain)
        #expect(found.faults.isEmpty)
        #expect(
            found.waivers.map(\.scope) == [
                .finding(fingerprint: "0ab1"),
                .rule("exit-after-entry", table: nil, field: nil),
                .rule("required", table: "cases", field: "entry_date"),
            ]
        )
        #expect(
            found.waivers.map(\.reason) == ["Agreed, in writing", "Old register", "Old register"]
        )
        #expect(found.waivers.map(\.owner) == ["Ivanova", "Petrov", "Petrov"])
        #expect(Set(found.waivers.map(\.lastDay.description)) == ["2019-06-30"])
        #expect(found.waivers.map(\.place.line) == [2, 3, 4])
        #expect(found.columns[.expires] == 7)
    }

    @Test(arguments: [
        String.Encoding.utf8, .utf16LittleEndian, .windowsCP1251,
    ])
    func `may be written as a spreadsheet of the country writes it`(
        encoding: String.Encoding
    ) throws {
        let text =
            "Правило;Причина;ОТГОВОРНИК;Валидно до\r\nrequired; стар регистър ;Иванова;30.06.2019\r\n"
        let mark: [UInt8] =
            switch encoding {
            case .utf8: [0xEF, 0xBB, 0xBF]
            case .utf16LittleEndian: [0xFF, 0xFE]
            default: []
            }
        let bytes = mark + Array(try #require(text.data(using: encoding)))
        let found = try #require(try file(bytes))
        #expect(found.faults.isEmpty)
        #expect(found.waivers.map(\.reason) == ["стар регистър"])
        #expect(found.waivers.map(\.owner) == ["Иванова"])
        #expect(found.headers[.expires] == "Валидно до")
        let tabs = text.replacing(";", with: "\t")
        #expect(try file(tabs).waivers.count == 1)
    }

    @Test(arguments: [
        "", "rule,reason,owner\nrequired,a,b\n", "reason,owner,expires\na,b,2019-01-01\n",
        "rule reason owner expires\n",
    ])
    func `without the columns that must be there is none`(text: String) throws {
        #expect(try file(Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        (
            ",required,,,,Petrov,2019-06-30", WaiverFile.Fault.Reason.missing,
            WaiverFile.Column.reason
        ),
        (",required,,,Old,,2019-06-30", .missing, .owner),
        (",required,,,Old,Petrov,", .missing, .expires),
        (",required,,,Old,Petrov,soon", .day, .expires),
        (",required,,,Old,Petrov,31.06.2019", .day, .expires),
        (",required,,,Old,Petrov,1.6.2019", .day, .expires),
        (",,,,Old,Petrov,2019-06-30", .scope, .fingerprint),
        ("ab,required,,,Old,Petrov,2019-06-30", .scope, .rule),
        ("ab,,cases,,Old,Petrov,2019-06-30", .scope, .table),
        (",requird,,,Old,Petrov,2019-06-30", .unknown, .rule),
        (",required,case,,Old,Petrov,2019-06-30", .unknown, .table),
        (",required,cases,entry,Old,Petrov,2019-06-30", .unknown, .field),
        (",required,,entry_date,Old,Petrov,2019-06-30", .unknown, .field),
        (",required,Old,Petrov,2019-06-30", .row, .reason),
        (",required,,,Old,Petrov,2019-06-30,more", .row, .reason),
        (",required,,,\"Old\" one,Petrov,2019-06-30", .row, .reason),
    ])
    func `a row that says something else is told with its place, and the others hold`(
        row: String,
        reason: WaiverFile.Fault.Reason,
        column: WaiverFile.Column
    ) throws {
        let found = try file(Self.plain + "\n" + row + "\n")
        #expect(found.waivers.count == 3)
        let fault = try #require(found.faults.first)
        #expect(found.faults.count == 1)
        #expect(fault.reason == reason && fault.column == column)
        #expect(fault.place == Waiver.Place(record: 4, line: 6, row: 6))
    }
}
