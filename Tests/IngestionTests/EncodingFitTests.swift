import Foundation
import Testing

@testable import CSV
@testable import Grants
@testable import Ingestion

struct EncodingFitTests {
    private static let resource = """
          - name: people
            path: people.csv
            dialect: {delimiter: ";"}
            schema: {fields: [{name: id, grantline: {pseudonym: true}}, {name: note}]}

        """

    private static let bulgarian = """
        id;note
        1;Класният ръководител: „идва редовно“, без неизвинени отсъствия – №5
        2;ДЕТЕ С УВРЕЖДАНЕ, ул. «Тракия»
        3;Съгласие от майката; МЗ, бл. 7

        """
    private static let ukrainian = """
        id;note
        1;Її м'яч, ґанок і щастя – її Європа
        2;КРОПИВНИЦЬКИЙ

        """
    private static let german = "id;note\n1;Müller, Größe 5\n2;Straße\n"

    private func fit(_ bytes: [UInt8], declared: String = "utf-8") throws -> [String] {
        let register = try TestRegister(
            Self.resource.replacing("path:", with: "encoding: \(declared)\n    path:")
        )
        let table = try #require(register.grant.exports.tables.first)
        return EncodingFit.encodings(of: bytes, as: table).map(\.rawValue)
    }

    @Test("a whole file in another encoding fits that one alone")
    func whole() throws {
        #expect(try fit(CodePage.windows1251.encode(Self.bulgarian)) == ["windows-1251"])
        #expect(try fit(CodePage.windows1251.encode(Self.ukrainian)) == ["windows-1251"])
        #expect(try fit(Array(Self.bulgarian.utf8), declared: "windows-1251") == ["utf-8"])
        let little = Self.ukrainian.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try fit(little) == ["utf-16le"])
        let koi = Self.ukrainian.replacing("–", with: "-")
        #expect(try fit(CodePage.koi8U.encode(koi)) == ["koi8-u"])
        let plain = "id;note\n1;Класният ръководител, без неизвинени отсъствия\n"
        #expect(try fit(CodePage.iso88595.encode(plain)) == ["iso-8859-5"])
    }

    @Test("a file in a western encoding fits those that have its letters in the same places")
    func western() throws {
        let western = [
            "windows-1252", "windows-1250", "windows-1254", "iso-8859-1", "iso-8859-2",
            "iso-8859-15",
        ]
        let found = try fit(CodePage.windows1252.encode(Self.german))
        #expect(found == western)
    }

    @Test("a file that was put together of two encodings fits none")
    func mixed() throws {
        let bytes = try Array(Self.bulgarian.utf8) + CodePage.windows1251.encode("4;дом\n")
        #expect(try fit(bytes) == [])
        #expect(try fit(Array(Self.bulgarian.utf8) + [0xFF, 0x0A]) == [])
    }

    @Test("the message names byte, line, column and encodings, and nothing of the record")
    func message() throws {
        let register = try TestRegister(Self.resource)
        var bytes = try CodePage.windows1251.encode(Self.bulgarian)
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        var message = try #require(register.ingest().findings.first).message
        #expect(message.contains("line 2, column 2 (byte 10 of the file"))
        #expect(message.contains("The whole file fits windows-1251."))

        bytes = Array("id;note\n1;канарче\n2;кана".utf8) + [0xF0] + Array("рче\n".utf8)
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        let finding = try #require(register.ingest().findings.first)
        message = finding.message
        #expect(finding.brief == "encoding-error error reject 2/3/3/2 note")
        #expect(message.contains("(byte \(8 + 17 + 2 + 8) of the file"))
        #expect(message.contains("No other known encoding fits the whole file"))
        #expect(!message.contains("кана") && !message.contains("рче"))
    }
}
