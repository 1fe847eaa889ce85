import Foundation
import Testing

@testable import CSV
@testable import Grants
@testable import Ingestion

/// An encoding with what encodes a text in it.
struct TestEncoding: Sendable, CustomTestStringConvertible {
    var label: String
    var mark: [UInt8] = []
    var encode: @Sendable (String) throws -> [UInt8]

    var testDescription: String { mark.isEmpty ? label : "\(label) with a mark" }

    static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBig ? bytes : bytes.reversed()
        }
    }

    static let all: [TestEncoding] = [
        TestEncoding(label: "utf-8") { Array($0.utf8) },
        TestEncoding(label: "utf-8", mark: [0xEF, 0xBB, 0xBF]) { Array($0.utf8) },
        TestEncoding(label: "utf-16", mark: [0xFF, 0xFE]) { utf16($0, isBig: false) },
        TestEncoding(label: "utf-16", mark: [0xFE, 0xFF]) { utf16($0, isBig: true) },
        TestEncoding(label: "utf-16le") { utf16($0, isBig: false) },
        TestEncoding(label: "utf-16be") { utf16($0, isBig: true) },
        TestEncoding(label: "windows-1251") { try CodePage.windows1251.encode($0) },
        TestEncoding(label: "iso-8859-5") { try CodePage.iso88595.encode($0) },
    ]
}

struct EncodingTests {
    @Test("the same records come out of every encoding", arguments: TestEncoding.all)
    func everyEncoding(encoding: TestEncoding) throws {
        let text = """
            \(TestRegister.header)
            Б-1;Казанлък;01.02.2018;1\u{A0}234,50;7;да;нещо
            Б-2;Павел баня;;;;не;

            """
        let register = try TestRegister(TestRegister.people(encoding: encoding.label))
        try register.write(
            encoding.mark + encoding.encode(text),
            as: "exports/2019-01-08/people.csv"
        )
        let export = try register.ingest()
        let table = try #require(export.table("people"))
        #expect(export.findings.map(\.brief) == [])
        #expect(table.texts("kind") == ["K", "P"])
        #expect(table.texts("amount") == ["1234.5", nil])
        #expect(table.texts("consent") == ["true", "false"])
        #expect(table.texts("id") == (try people(text).table.texts("id")))
    }

    @Test(
        "western and Ukrainian pages are read as declared",
        arguments: [
            (TestEncoding(label: "windows-1252") { try CodePage.windows1252.encode($0) }, "Größe"),
            (TestEncoding(label: "koi8-u") { try CodePage.koi8U.encode($0) }, "Ґанок"),
        ]
    )
    func otherPages(encoding: TestEncoding, word: String) throws {
        let register = try TestRegister(
            """
              - name: people
                path: people.csv
                encoding: \(encoding.label)
                grantline: {title: {en: People}}
                schema:
                  fields:
                    - {name: \(word), type: string, constraints: {enum: [\(word)]}, \
            grantline: {name: kind, codes: {\(word): {code: X, en: X}}}}

            """
        )
        try register.write(
            encoding.encode("\(word)\n\(word)\n"),
            as: "exports/2019-01-08/people.csv"
        )
        #expect(try register.ingest().table("people")?.texts("kind") == ["X"])
    }

    @Test("bytes that cannot be read in line 500 cost that record and nothing else")
    func invalidBytes() throws {
        var bytes = Array("\(TestRegister.header)\n".utf8)
        for number in 2...600 {
            bytes += "\(number);Казанлък;;;;".utf8
            bytes += number == 500 ? [0xD0, 0x3B] : Array(";".utf8)
            bytes += "\n".utf8
        }
        let register = try TestRegister()
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        let export = try register.ingest()
        #expect(
            export.findings.map(\.brief) == [
                "encoding-error error reject 499/500/500/6 consent"
            ]
        )
        #expect(export.findings.first?.message.contains("utf-8") == true)
        #expect(export.table("people")?.count == 599)
        #expect(export.table("people")?.texts("kind").compactMap(\.self).count == 599)
    }

    @Test("a record with several unreadable cells has one finding, at the first")
    func severalInvalidCells() throws {
        let register = try TestRegister()
        let bytes =
            Array("\(TestRegister.header)\n".utf8) + [0xFF, 0x3B, 0xFE, 0x3B]
            + Array("99.99.2018;;;;\n".utf8)
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        #expect(
            try register.ingest().findings.map(\.brief) == [
                "encoding-error error reject 1/2/2/1 id", "type-error error reject 1/2/2/3 day",
            ]
        )
    }

    @Test("bytes in a column that is not declared reject the record too")
    func invalidBytesElsewhere() throws {
        let register = try TestRegister()
        let bytes =
            Array("\(TestRegister.header);Друго\n1;Казанлък;;;;;;".utf8) + [0xFF]
            + Array("\n".utf8)
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        #expect(
            try register.ingest().findings.map(\.brief) == [
                "extra-label info none -/1/-/8 ", "encoding-error error reject 1/2/2/8 ",
            ]
        )
    }

    @Test(
        "a header in another encoding is one fault that names the encoding",
        arguments: [
            ("windows-1251", "utf-8", "utf-8"), ("utf-8", "windows-1251", "windows-1251"),
            ("utf-8", "iso-8859-5", "iso-8859-5"), ("windows-1251", "utf-16be", "utf-16be"),
            ("utf-8", "utf-16le", "utf-16"), ("utf-16le", "utf-8", "utf-8"),
        ]
    )
    func wrongEncoding(declared: String, actual: String, suggested: String) throws {
        let encoding = try #require(TestEncoding.all.first { $0.label == actual })
        let register = try TestRegister(TestRegister.people(encoding: declared))
        let text = "\(TestRegister.header)\n1;Казанлък;;;;;\n"
        try register.write(encoding.encode(text), as: "exports/2019-01-08/people.csv")
        let fault = try exportFault { try register.ingest() }
        guard case .otherwiseWritten(let names, let fit) = fault.reason else {
            Issue.record("\(fault.reason)")
            return
        }
        #expect(fit.differences.map(\.line) == ["encoding: \(suggested)"])
        #expect(names.count == 7)
        let message = fault.message(try TestRegister.labels.get())
        #expect(message.contains("Its encoding is \(suggested), not \(declared)"))
        #expect(message.contains("people.csv:1: "))
    }
}
