import Testing

@testable import Grants
@testable import Validation

/// Rules that take over what built-in rules find, and rules that are judged beside other faults.
struct CoveringRuleTests {
    private static func covering(
        _ rules: String,
        _ fields: String,
        id: String = "bad-cell",
        on table: String = "cases",
        severity: String = "error",
        effect: String? = nil
    ) -> String {
        """
          - id: \(id)
            on: \(table)
            severity: \(severity)
            covers: {rules: [\(rules)], fields: [\(fields)]}
            message: {en: Message of \(id)}\(effect.map { "\n    effect: \($0)" } ?? "")

        """
    }

    @Test("its finding stands in the place of the built-in one, with its own words")
    func replaces() throws {
        let record = "1,a,2018-02-30,,M,5\n"
        let before = try TestRegister().validate(record)
        #expect(before.map(\.brief) == ["type-error error reject cases 1/2/2/3 entry"])
        let rules = Self.covering("type-error", "entry, exit")
        let found = try TestRegister(rules: rules).validate(record)
        #expect(found.map(\.brief) == ["bad-cell error reject cases 1/2/2/3 entry"])
        #expect(found.map(\.message) == ["Message of bad-cell"])
        #expect(found.map(\.file) == ["2019-01-08/cases.csv"])
        #expect(found.first?.fingerprint.count == 32)
        #expect(found.first?.fingerprint != before.first?.fingerprint)
    }

    @Test("a record has one finding of the rule, that of its first column")
    func onceARecord() throws {
        let rules = Self.covering("type-error, enum, required", "exit, sex, entry, amount")
        let found = try TestRegister(rules: rules).validate(
            "1,a,x,y,Z,w\n2,b,2018-01-01,,M,\n3,c,2018-01-01,y,Z,\n4,d,,,M,5\n"
        )
        #expect(
            found.map(\.brief) == [
                "bad-cell error reject cases 1/2/2/3 entry",
                "bad-cell error reject cases 3/4/4/4 exit",
                "bad-cell error reject cases 4/5/5/3 entry",
            ]
        )
    }

    @Test("what it does not name stays as it is: other rules, fields and tables")
    func others() throws {
        let rules = Self.covering("type-error", "exit")
        let found = try TestRegister(rules: rules).validate(
            "1,a,x,y,Z,\n,b,2018-01-01,,M,\n",
            "1,1,x,y\n"
        )
        #expect(
            found.map(\.short) == [
                "cases 1 type-error", "cases 1 bad-cell", "cases 1 enum", "cases 2 required",
                "events 1 type-error", "events 1 type-error",
            ]
        )
    }

    @Test(
        "its severity and effect are its own, and decide whether the record counts",
        arguments: [
            ("error", nil, "error reject", true), ("error", "none", "error none", false),
            ("warning", nil, "warning none", false), ("info", "reject", "info reject", true),
        ] as [(String, String?, String, Bool)]
    )
    func effects(severity: String, effect: String?, expected: String, isRejected: Bool) throws {
        let rules = Self.covering("type-error", "exit", severity: severity, effect: effect)
        let found = try TestRegister(rules: rules).validate(
            "1,a,2018-01-01,x,M,\n",
            "1,1,2018-01-01,5\n"
        )
        let parent = isRejected ? ["parent-rejected info reject events 1/2/2/2 case"] : []
        #expect(found.map(\.brief) == ["bad-cell \(expected) cases 1/2/2/4 exit"] + parent)
        #expect(RecordSet(.reject, in: found).contains("cases", record: 1) == isRejected)
    }

    @Test("findings that depend on other records are taken over too")
    func keys() throws {
        let rules =
            Self.covering("unique", "id, person", id: "twice")
            + Self.covering("foreign-key", "case", id: "stray", on: "events")
        let found = try TestRegister(rules: rules).validate(
            "1,a,2018-01-01,,M,\n1,a,2018-01-01,,M,\n",
            "1,9,2018-01-01,5\n"
        )
        #expect(found.map(\.short) == ["cases 2 twice", "events 1 stray"])
    }

    @Test("so are days after the data's, the first dates among them, still one a record")
    func afterData() throws {
        let records = "1,a,2019-02-01,,M,\n2,b,2018-01-01,2019-02-01,M,\n3,c,2019-02-01,x,M,\n"
        let rules = Self.covering("after-as-of, type-error", "entry, exit", severity: "warning")
        let found = try TestRegister(rules: rules).validate(records)
        #expect(
            found.map(\.brief) == [
                "bad-cell warning none cases 1/2/2/3 entry",
                "bad-cell warning none cases 2/3/3/4 exit",
                "bad-cell warning none cases 3/4/4/4 exit",
            ]
        )
    }

    @Test("of two rules for the same the first speaks")
    func twoRules() throws {
        let rules =
            Self.covering("type-error", "exit", id: "one")
            + Self.covering("type-error", "exit, entry", id: "two")
        let found = try TestRegister(rules: rules).validate(
            "1,a,2018-01-01,x,M,\n2,b,x,y,M,\n"
        )
        #expect(found.map(\.short) == ["cases 1 one", "cases 2 two", "cases 2 one"])
    }

    @Test("the cells that it covers stay faulty for other rules, told or not, however mild it is")
    func staysFaulty() throws {
        let rules =
            Self.covering("type-error", "entry, exit", severity: "info")
            + rule("has-exit", field: "sex", require: "exit is not null")
            + rule("has-entry", field: "sex", require: "entry is not null")
        let found = try TestRegister(rules: rules).validate(
            "1,a,x,y,M,\n2,b,2018-01-01,,M,\n"
        )
        #expect(found.map(\.short) == ["cases 1 bad-cell", "cases 2 has-exit"])
    }

    // MARK: Independent rules

    @Test("an independent rule is judged beside another fault, any other is not")
    func independent() throws {
        let records = "1,a,2018-02-02,2018-02-01,Z,\n2,b,2018-02-02,2018-02-01,M,\n"
        let requirement = "exit >= entry and (sex is not null or exit >= entry)"
        let plain = rule("plain", field: "sex", require: requirement)
        let independent = plain.replacing("plain", with: "alone") + "    independent: true\n"
        #expect(
            try TestRegister(rules: plain).validate(records).map(\.short) == [
                "cases 1 enum", "cases 2 plain",
            ]
        )
        #expect(
            try TestRegister(rules: independent).validate(records).map(\.short) == [
                "cases 1 alone", "cases 1 enum", "cases 2 alone",
            ]
        )
    }

    @Test("an independent rule is judged beside errors of other rules, and beside what they cover")
    func besideRules() throws {
        let rules =
            Self.covering("type-error", "amount")
            + rule("first", require: "exit >= entry")
            + rule("second", field: "amount", severity: "warning", require: "exit > entry")
            + "    independent: true\n"
        let found = try TestRegister(rules: rules).validate("1,a,2018-02-02,2018-02-01,M,x\n")
        #expect(
            found.map(\.short) == ["cases 1 first", "cases 1 bad-cell", "cases 1 second"]
        )
    }

    @Test("unknown still passes: what cannot be read breaks no independent rule by itself")
    func unknown() throws {
        let rules = rule("dates", require: "exit >= entry") + "    independent: true\n"
        let found = try TestRegister(rules: rules).validate("1,a,x,2018-02-01,M,\n")
        #expect(found.map(\.short) == ["cases 1 type-error"])
    }
}
