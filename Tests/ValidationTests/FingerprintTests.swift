import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Validation

struct FingerprintTests {
    private func prints(_ cases: [String], _ events: [String] = []) throws -> [String: [String]] {
        let found = try TestRegister().validate(
            cases.map { "\($0)\n" }.joined(),
            events.map { "\($0)\n" }.joined()
        )
        return Dictionary(grouping: found, by: \.rule).mapValues { $0.map(\.fingerprint).sorted() }
    }

    @Test("fingerprints stay when lines change places in a table with a key")
    func reordered() throws {
        let cases = [
            "1,a,x,,M,", "2,b,2018-01-01,x,M,", "3,c,2018-01-01,,Z,", "2,d,2018-01-01,,M,",
            "2,e,2018-01-01,,M,",
        ]
        let first = try prints(cases)
        #expect(first["unique"].map(Set.init)?.count == 2)
        let reordered = try prints([cases[2], cases[1], cases[4], cases[0], cases[3]])
        #expect(reordered == first)
    }

    @Test("equal findings of one key are told apart by their ordinal")
    func ordinals() throws {
        let two = try prints(["1,a,2018-01-01,,M,", "1,b,2018-01-01,,M,", "1,c,2018-01-01,,M,"])
        let one = try prints(["1,a,2018-01-01,,M,", "1,b,2018-01-01,,M,"])
        #expect(two["unique"]?.count == 2)
        #expect(Set(two["unique"] ?? []).isSuperset(of: one["unique"] ?? []))
    }

    @Test("no value goes into a fingerprint")
    func values() throws {
        #expect(try prints(["1,a,x,,M,"]) == prints(["1,b,y,2018-01-01,F,7"]))
        #expect(try prints(["1,a,x,,M,"]) != prints(["2,a,x,,M,"]))
        #expect(try prints(["1,a,x,,M,"]) != prints(["1,a,2018-01-01,x,M,"]))
    }

    @Test("where a record lacks its key, its number stands for it")
    func blankKeys() throws {
        let first = try prints([",a,2018-01-01,,M,", "2,b,2018-01-01,,M,"])
        #expect(try prints([",c,2018-01-01,,M,"]) == first)
        #expect(try prints(["2,b,2018-01-01,,M,", ",a,2018-01-01,,M,"]) != first)
    }

    @Test("findings on a file have fingerprints of their own")
    func files() throws {
        let found = try prints(["", " 1,a,2018-01-01,,M,", "", " 2,b,2018-01-01,,M,"])
        #expect(found["blank-row"]?.count == 1)
        #expect(found["mended-blank"]?.count == 1)
        let fewer = try prints(["1,a,2018-01-01,,M,", " 2,b,2018-01-01,,M,"])
        #expect(fewer["mended-blank"] == found["mended-blank"])
    }

    /// Made by another implementation.
    @Test("a fingerprint is a keyed hash of rule, table, key, field and ordinal")
    func knownFingerprint() throws {
        let hash = KeyedHash(key: .demonstration, grant: "test")
        let key = hash.pseudonym(of: "1", domain: "cases.id")
        #expect(
            try prints(["1,a,x,,M,"])["type-error"] == [
                hash.fingerprint(["type-error", "cases", key, "entry", "1"])
            ]
        )
    }
}
