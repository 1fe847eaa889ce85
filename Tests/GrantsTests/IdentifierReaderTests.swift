import Expressions
import Testing

@testable import Grants

@Suite("A field of national identifiers")
struct IdentifierReaderTests {
    private func table(_ own: String, others: String = "") throws -> (TableDefinition?, [String]) {
        let field = #"{"name": "Id", "type": "string", "grantline": {"name": "id", \#(own)}}"#
        let (table, faults) = try DescriptorSample.table(fields: field + others)
        return (table, faults)
    }

    @Test(
        "says of which kinds they are",
        arguments: [
            (#""pseudonym": true, "identifier": "egn""#, IdentifierForm(kinds: [.egn])),
            (#""drop": true, "identifier": "eik""#, IdentifierForm(kinds: [.eik])),
            (
                #""pseudonym": true, "identifier": ["egn", "lnch"], "padZeros": true"#,
                IdentifierForm(kinds: [.egn, .lnch], padsZeros: true)
            ),
            (
                #""drop": true, "identifier": ["rnokpp", "edrpou"], "padZeros": false"#,
                IdentifierForm(kinds: [.rnokpp, .edrpou])
            ),
        ]
    )
    func kinds(own: String, expected: IdentifierForm) throws {
        let (table, faults) = try table(own)
        #expect(faults.isEmpty)
        #expect(table?.fields.first?.identifier == expected)
        #expect(table?.columns.map(\.name) == ["id"])
    }

    @Test(
        "makes fields of what they tell",
        arguments: [
            (#""egn""#, ["valid", "birth_date", "sex"]), (#""lnch""#, ["valid"]),
            (#"["lnch", "egn"]"#, ["valid", "birth_date", "sex"]), (#""eik""#, ["valid"]),
            (#""rnokpp""#, ["valid", "birth_date", "sex"]), (#""edrpou""#, ["valid"]),
        ]
    )
    func details(kinds: String, expected: [String]) throws {
        let (table, faults) = try table(#""drop": true, "identifier": \#(kinds)"#)
        #expect(faults.isEmpty)
        let told = table?.fields.dropFirst() ?? []
        #expect(told.map(\.name) == expected.map { "id_\($0)" })
        #expect(told.allSatisfy { $0.header == "Id" && $0.treatment == .keep && $0.canBeBlank })
        let types = ["valid": ValueType.boolean, "birth_date": .date, "sex": .text]
        #expect(told.map(\.valueType) == expected.compactMap { types[$0] })
        let sex = table?.field("id_sex")?.codes?.map(\.code)
        #expect(sex == (expected.contains("sex") ? ["F", "M"] : nil))
    }

    @Test("keeps the fields that are made of others behind those of the export")
    func order() throws {
        let (table, faults) = try table(
            #""pseudonym": true, "identifier": "lnch""#,
            others: #", {"name": "b", "type": "date"}"#
        )
        #expect(faults.isEmpty)
        #expect(table?.fields.map(\.name) == ["id", "b", "id_valid"])
        #expect(table?.columns.map(\.name) == ["id", "b"])
    }

    @Test(
        "is refused where it would leave the first stage, or nobody can tell what is meant",
        arguments: [
            (
                #""identifier": "passport", "drop": true"#,
                "'passport' is not allowed here: expected one of 'egn', 'lnch', 'eik', 'rnokpp', "
                    + "'edrpou'"
            ),
            (
                #""identifier": [], "drop": true"#,
                "expected at least one kind of identifier, found none"
            ),
            (#""identifier": ["egn", "egn"], "drop": true"#, "'egn' is there twice"),
            (
                #""identifier": "egn", "keep": true"#,
                "'Id' is an identifier, which never leaves the first stage: "
                    + "say 'pseudonym: true' or 'drop: true'"
            ),
            (
                #""identifier": "egn""#,
                "'Id' is an identifier, which never leaves the first stage: "
                    + "say 'pseudonym: true' or 'drop: true'"
            ),
            (#""padZeros": true, "drop": true"#, "'padZeros' needs an 'identifier'"),
            (
                #""identifier": ["egn", "edrpou"], "padZeros": true, "drop": true"#,
                "with 'padZeros' all kinds have the same number of digits: "
                    + "else nobody knows how many zeros are missing"
            ),
        ]
    )
    func refused(own: String, expected: String) throws {
        let (_, faults) = try table(own)
        #expect(faults.map { $0.drop { $0 != " " }.dropFirst() } == [expected[...]])
        #expect(faults.allSatisfy { $0.hasPrefix("f:3:") })
    }

    @Test(
        "is a text without a list of words",
        arguments: [
            (
                #""type": "integer""#,
                "'a' is an identifier, which may begin with 0: say 'type: string'"
            ),
            (
                #""constraints": {"enum": ["x"]}"#,
                "'a' is an identifier, so it can have no list of words"
            ),
        ]
    )
    func texts(properties: String, expected: String) throws {
        let own = #""grantline": {"drop": true, "identifier": "egn"}"#
        let (_, faults) = try DescriptorSample.table(
            fields: #"{"name": "a", \#(properties), \#(own)}"#
        )
        #expect(faults.map { $0.drop { $0 != " " }.dropFirst() } == [expected[...]])
    }

    @Test("can have no fields whose names others have, or that are too long")
    func names() throws {
        let own = #""pseudonym": true, "identifier": "egn""#
        let clash = try table(own, others: #", {"name": "id_sex", "constraints": {"enum": ["x"]}}"#)
        #expect(
            clash.1 == [
                "f:3:23: 'id_sex' is what the identifier 'Id' tells: "
                    + "give the other field of this name another one"
            ]
        )
        #expect(clash.0?.fields.map(\.name) == ["id", "id_sex", "id_valid", "id_birth_date"])
        let name = String(repeating: "x", count: 58)
        let (_, long) = try DescriptorSample.table(
            fields: #"{"name": "\#(name)", "grantline": {\#(own)}}"#
        )
        #expect(
            long.map { $0.drop { $0 != ":" } } == [
                ":3:23: '\(name)_b…' is what the identifier '\(name)' tells: "
                    + "give the identifier a shorter name"
            ]
        )
    }

    @Test("says how many digits a text has when its zeros are put back")
    func zeros() {
        let egn = IdentifierForm(kinds: [.egn, .rnokpp], padsZeros: true)
        #expect(
            (0...12).map(egn.paddedLength) == Array(repeating: nil, count: 7) + [
                10, 10, 10, nil, nil, nil,
            ]
        )
        let eik = IdentifierForm(kinds: [.eik], padsZeros: true)
        #expect((5...14).map(eik.paddedLength) == [nil, 9, 9, 9, nil, 13, 13, 13, nil, nil])
        #expect((0...14).allSatisfy { IdentifierForm(kinds: [.eik]).paddedLength($0) == nil })
    }
}
