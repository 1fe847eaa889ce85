import Crypto
import Foundation
import Testing

@testable import Files
@testable import Grants
@testable import Ingestion

struct KeyedHashTests {
    /// Made by another implementation: HMAC-SHA-256 over each part with its length, of which the
    /// first 16 bytes are kept.
    @Test(
        "pseudonyms are HMAC-SHA-256, of which 128 bits are kept",
        arguments: [
            ("kazanlak", "cases.case", "2013-0001", "f5332219763b25a39d2613500894c9e5"),
            ("kazanlak", "cases.client", "К-00001", "17f39894fdb7c1e4a3c068e94d507f0d"),
            ("other", "cases.case", "2013-0001", "72d232b683e80d9512d080e4713fc797"),
            ("kazanlak", "cases.case", "", "39feb2c072e68c9af159635e2eb4d1f1"),
        ]
    )
    func pseudonyms(grant: String, domain: String, value: String, expected: String) {
        let hash = KeyedHash(key: .demonstration, grant: grant)
        #expect(hash.pseudonym(of: value, domain: domain) == expected)
        #expect(hash.pseudonym(of: value, domain: domain) == expected)
    }

    @Test("fingerprints come of the same key for another purpose")
    func fingerprints() {
        let hash = KeyedHash(key: .demonstration, grant: "kazanlak")
        let parts = ["enum", "cases", "2013-0001", "service", "1"]
        #expect(hash.fingerprint(parts) == "93e3d59a7efe92144cc5479e313e23c2")
        #expect(
            hash.fingerprint(["cases.case", "1"]) != hash.pseudonym(of: "1", domain: "cases.case")
        )
    }

    @Test("no two lists of parts make the same bytes")
    func boundaries() {
        let hash = KeyedHash(key: .demonstration, grant: "g")
        let lists = [
            ["ab", "c"], ["a", "bc"], ["abc"], ["a", "b", "c"], ["", "abc"], ["abc", ""],
        ]
        #expect(Set(lists.map(hash.fingerprint)).count == lists.count)
    }

    /// RFC 4231, test cases 1 and 2: the code that the pseudonyms rest on.
    @Test("the code is the one of RFC 4231")
    func vectors() {
        let first = HMAC<SHA256>.authenticationCode(
            for: Data("Hi There".utf8),
            using: SymmetricKey(data: [UInt8](repeating: 0x0B, count: 20))
        )
        let expected = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        #expect(Hexadecimal.text(of: Array(first)) == expected)
        let second = HMAC<SHA256>.authenticationCode(
            for: Data("what do ya want for nothing?".utf8),
            using: SymmetricKey(data: Data("Jefe".utf8))
        )
        #expect(Hexadecimal.text(of: Array(second)).hasPrefix("5bdcc146bf60754e6a042426089575c7"))
    }
}

struct PseudonymKeyTests {
    private static let digits = (0..<32).map { String(format: "%02x", $0) }.joined()

    private func key(_ text: String, mode: Int = 0o600) throws -> PseudonymKey {
        let register = try TestRegister()
        try register.write(Array(text.utf8), as: "key")
        let path = "\(register.folder)/key"
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return try PseudonymKey(for: register.grant, file: path)
    }

    @Test(
        "a key is one line of 64 hexadecimal digits beside comments",
        arguments: [
            digits, "\(digits)\n", "# made in 2018\n\(digits.uppercased())\r\n# end\n",
            "\n\n\(digits)\n\n", "#\(digits)\n\(digits)",
        ]
    )
    func wellFormed(text: String) throws {
        #expect(try key(text).bytes == Array(0..<32))
    }

    @Test(
        "anything else is no key, and the message does not show it",
        arguments: [
            "", "\n", "# \(digits)\n", String(digits.dropLast()), digits + "0", "\(digits) ",
            " \(digits)", "\(digits)\n\(digits)\n", digits.replacing("0", with: "g"),
            "0x" + digits.dropFirst(2), digits.replacing("0", with: "０"),
        ]
    )
    func malformed(text: String) throws {
        let fault = try #require(throws: PseudonymKey.Fault.self) { try key(text) }
        guard case .malformed = fault else {
            Issue.record("\(fault)")
            return
        }
        #expect(!"\(fault)".contains(Self.digits.prefix(16)))
    }

    @Test("a large file is no key")
    func large() throws {
        let fault = try #require(throws: PseudonymKey.Fault.self) {
            try key(String(repeating: "0", count: 2_000_000))
        }
        guard case .malformed = fault else {
            Issue.record("\(fault)")
            return
        }
    }

    @Test(
        "a key that group or others can read is refused",
        arguments: [0o640, 0o604, 0o620, 0o644]
    )
    func readableByOthers(mode: Int) throws {
        let fault = try #require(throws: FileFault.self) { try key(Self.digits, mode: mode) }
        #expect(fault.exitCode == 77)
    }

    @Test("a key file that is not there is no key")
    func noFile() throws {
        let register = try TestRegister()
        #expect(throws: PseudonymKey.Fault.noFile("/nowhere/key")) {
            try PseudonymKey(for: register.grant, file: "/nowhere/key")
        }
    }

    @Test("a grant without a key needs one; the demonstration key is for those that say so")
    func needed() throws {
        let register = try TestRegister()
        var grant = try register.grant
        #expect(try PseudonymKey(for: grant, file: nil).bytes == PseudonymKey.demonstration.bytes)
        grant.key = .file
        #expect(throws: PseudonymKey.Fault.missing(grant: "test")) {
            try PseudonymKey(for: grant, file: nil)
        }
    }

    @Test("a file that is named wins over the demonstration key")
    func namedFile() throws {
        #expect(try key(Self.digits).bytes != PseudonymKey.demonstration.bytes)
    }

    @Test("every fault is one line that says what to do")
    func wording() {
        for fault in [PseudonymKey.Fault.missing(grant: "g"), .noFile("k"), .malformed(file: "k")] {
            #expect(!"\(fault)".contains("\n"))
        }
    }
}
