import Testing

@testable import Expressions
@testable import Grants
@testable import Validation

struct ValidatorTests {
    private static let dates = rule("exit-before-entry", require: "exit >= entry")

    @Test("a broken rule is a finding with the rule's severity, effect and message at its field")
    func brokenRule() throws {
        let found = try TestRegister(rules: Self.dates)
            .validate("1,a,2018-02-01,2018-01-01,M,5\n2,b,2018-02-01,2018-02-01,M,5\n")
        #expect(found.map(\.brief) == ["exit-before-entry error reject cases 1/2/2/4 exit"])
        #expect(found.first?.message == "Message of exit-before-entry")
        #expect(found.first?.file == "2019-01-08/cases.csv")
    }

    @Test(
        "what is unknown passes, as a CHECK of SQL",
        arguments: ["1,a,2018-02-01,,M,\n", "1,a,2018-02-01,2018-02-01,M,\n"]
    )
    func unknownPasses(record: String) throws {
        let rules = Self.dates + rule("amount", field: "amount", require: "amount > 5")
        #expect(try TestRegister(rules: rules).validate(record).isEmpty)
    }

    @Test("a rule applies where its condition is true, not where that is unknown")
    func condition() throws {
        let rules = rule("with-sex", when: "sex = 'F'", require: "exit is not null")
        let found = try TestRegister(rules: rules)
            .validate("1,a,2018-01-01,,M,\n2,b,2018-01-01,,F,\n3,c,2018-01-01,,,\n")
        #expect(found.map(\.short) == ["cases 2 with-sex"])
    }

    @Test("rules of any severity can reject, or not")
    func effects() throws {
        let rules =
            rule("one", severity: "warning", effect: "reject", require: "amount > 5")
            + rule("two", field: "entry", severity: "error", effect: "none", require: "sex = 'F'")
        let found = try TestRegister(rules: rules).validate("1,a,2018-01-01,,M,1\n")
        #expect(
            found.map(\.brief) == [
                "two error none cases 1/2/2/3 entry", "one warning reject cases 1/2/2/4 exit",
            ]
        )
    }

    // MARK: What depends on a fault

    @Test("a rule that reads a faulty cell is skipped for that record only")
    func faultyCells() throws {
        let found = try TestRegister(
            rules: rule("has-exit", field: "entry", require: "exit is not null")
                + rule("has-sex", field: "sex", severity: "warning", require: "sex is not null")
        )
        .validate("1,a,2018-01-01,2018-02-30,x,\n2,b,2018-01-01,,,\n")
        #expect(
            found.map(\.short) == [
                "cases 1 type-error", "cases 1 enum", "cases 2 has-exit", "cases 2 has-sex",
            ]
        )
    }

    @Test("a milder rule is skipped where an error speaks of what it reads, whatever their order")
    func milderRules() throws {
        let rules =
            rule("hint", severity: "info", require: "exit > entry")
            + rule("doubt", severity: "warning", require: "exit > entry + 1")
            + rule("fault", severity: "error", require: "exit >= entry")
        let found = try TestRegister(rules: rules).validate(
            "1,a,2018-02-02,2018-02-01,M,\n2,b,2018-02-01,2018-02-01,M,\n"
        )
        #expect(found.map(\.short) == ["cases 1 fault", "cases 2 doubt", "cases 2 hint"])
    }

    @Test("a record whose cells may be out of place is judged no further")
    func misplacedCells() throws {
        let rules = rule("has-sex", field: "sex", require: "sex is not null")
        let found = try TestRegister(rules: rules).validate(
            "1,a,2018-01-01\n2,b,2018-01-01,,M,5,6\n"
        )
        #expect(found.map(\.short) == ["cases 1 missing-cell", "cases 2 extra-cell"])
    }

    @Test("a character that cannot be read spoils its cell; the others are judged")
    func controlCharacter() throws {
        let rules =
            rule("has-sex", field: "sex", require: "sex is not null")
            + rule("has-exit", require: "exit is not null")
        let found = try TestRegister(rules: rules).validate("1,a,2018-01-01,,\u{1}M,5\n")
        #expect(found.map(\.short) == ["cases 1 has-exit", "cases 1 control-character"])
    }

    @Test("a letter that looks odd in an identifier keeps no rule from being judged")
    func oddLetter() throws {
        let rules = rule("no-person", field: "person", require: "person is null")
        let found = try TestRegister(rules: rules).validate("1,Ивaн,2018-01-01,,M,5\n")
        #expect(found.map(\.short) == ["cases 1 look-alike", "cases 1 no-person"])
    }

    @Test("a rule that reads a rejected, faulty or missing parent is skipped")
    func parents() throws {
        let rules =
            rule(
                "early",
                on: "events",
                field: "day",
                require: "not exists(cases where events.day < entry)"
            )
            + rule("known", on: "events", field: "day", require: "exists(cases where sex = 'F')")
        let found = try TestRegister(rules: rules).validate(
            """
            1,a,2018-02-01,,F,
            2,b,,,F,
            3,c,2018-02-01,,x,
            4,d,2018-02-01,,M,

            """,
            """
            1,1,2018-01-01,
            2,2,2018-01-01,
            3,3,2018-02-01,
            4,9,2018-01-01,
            5,,2018-01-01,
            6,4,2018-02-01,

            """
        )
        #expect(
            found.map(\.short) == [
                "cases 2 required", "cases 3 enum", "events 1 early", "events 2 parent-rejected",
                "events 4 foreign-key", "events 5 known", "events 6 known",
            ]
        )
    }

    @Test("records that are rejected do not exist for sub-queries")
    func rejectedChildren() throws {
        let rules = rule(
            "sessions",
            field: "entry",
            severity: "warning",
            require: "count(events) < 2"
        )
        let events = "1,1,2018-01-01,\n2,1,2018-01-01,\n3,1,x,\n"
        let register = try TestRegister(rules: rules)
        #expect(
            try register.validate("1,a,2018-01-01,,M,\n", events).map(\.short) == [
                "cases 1 sessions", "events 3 type-error",
            ]
        )
        #expect(
            try register.validate("1,a,2018-01-01,,M,\n", "1,1,2018-01-01,\n2,1,x,\n").map(\.short)
                == [
                    "events 2 type-error"
                ]
        )
    }

    // MARK: The whole

    @Test("findings are sorted by file, record, column and rule, as numbers and blank first")
    func sorted() throws {
        let rules =
            rule("b-rule", field: "id", require: "1 = 0")
            + rule("a-rule", field: "id", require: "1 = 0 and entry = entry")
        var cases = "\n"
        for number in 1...11 { cases += "\(number),p\(number),2018-01-01, ,X,\n" }
        let found = try TestRegister(rules: rules).validate(cases, ",,x,\n")
        let keys = found.map { ($0.file, $0.record ?? 0, $0.column ?? 0, $0.rule) }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.0 <= $0.1 })
        #expect(found.first?.rule == "blank-row")
        #expect(found[1...3].map(\.short) == ["cases 1 b-rule", "cases 1 enum", "cases 2 b-rule"])
    }

    @Test(
        "a rule that goes beyond what numbers can hold is told with the record, and the rest judged"
    )
    func overflow() throws {
        let rules =
            rule("too-much", field: "amount", require: "amount * limit * limit * limit > 0")
            + rule("small", field: "amount", require: "amount < 10")
        let register = try TestRegister(rules: rules)
        let verdict = try register.judge(
            "1,a,2018-01-01,,M,\n2,b,2018-01-01,,M,999999999999999999\n"
        )
        #expect(
            verdict.findings.map(\.brief) == [
                "broken-rule error none cases 2/3/3/6 amount",
                "small error reject cases 2/3/3/6 amount",
            ]
        )
        #expect(verdict.findings.first?.message.contains("'too-much'") == true)
        let ended = try #require(verdict.outcomes.first { $0.rule == "too-much" })
        #expect(ended.state == .broken && ended.cause == .overflow && ended.applied == nil)
        let other = try register.judge("1,a,2018-01-01,,M,\n")
        #expect(other.findings.isEmpty)
        #expect(other.outcomes.allSatisfy { $0.state == .passed })
    }

    @Test(
        "a rule that divides by zero names the first record on which it does",
        arguments: [1, 90]
    )
    func divisionByZero(before: Int) throws {
        let rules = rule("share", field: "amount", require: "1 / amount > 0")
        let good = (0..<before).map { "\($0),p\($0),2018-01-01,,M,1\n" }.joined()
        let verdict = try TestRegister(rules: rules)
            .judge(good + "x,y,2018-01-01,,M,0\nz,z,2018-01-01,,M,0\n")
        let line = before + 2
        #expect(
            verdict.findings.map(\.brief) == [
                "broken-rule error none cases \(before + 1)/\(line)/\(line)/6 amount"
            ]
        )
        let ended = try #require(verdict.outcomes.first { $0.rule == "share" })
        #expect(ended.state == .broken && ended.cause == .divisionByZero)
        #expect(!verdict.outcomes.contains { $0.rule == "broken-rule" })
    }

    @Test("a condition that cannot be evaluated breaks the rule too")
    func brokenCondition() throws {
        let rules = rule("share", field: "amount", when: "1 / amount > 0", require: "amount > 5")
        let verdict = try TestRegister(rules: rules).judge("x,y,2018-01-01,,M,0\n")
        #expect(verdict.findings.map(\.rule) == ["broken-rule"])
    }

    @Test("findings of ingest stay as they are, with a fingerprint each")
    func ingestFindings() throws {
        let found = try TestRegister().validate("1,a ,2018-01-01,,M,\n\n2,b,x,,M,\n")
        #expect(found.map(\.rule) == ["blank-row", "mended-blank", "type-error"])
        #expect(Set(found.map(\.fingerprint)).count == 3)
        #expect(found.allSatisfy { $0.fingerprint.count == 32 })
    }
}
