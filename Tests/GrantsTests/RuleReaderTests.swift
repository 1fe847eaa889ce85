import Expressions
import Testing

@testable import Grants

@Suite("A rule")
struct RuleReaderTests {
    private static let rule = "require: exit_date >= entry_date"

    @Test("with a typing error shows the expression with a caret below the place")
    func caret() throws {
        let found = try Sample.grant(Self.rule, "require: exit_date >= entrydate").faults()
        #expect(
            found == [
                """
                grant.yaml:13:14: unknown name 'entrydate'; did you mean 'entry_date'?
                exit_date >= entrydate
                             ^
                """
            ]
        )
        let block = try Sample.grant(
            Self.rule,
            "require: >-\n      exit_date >=\n      entry_date +"
        ).faults()
        #expect(block.first?.hasPrefix("grant.yaml:13:14: ") == true)
        #expect(block.first?.contains("\nexit_date >= entry_date +\n") == true)
    }

    @Test("that compares a field with a word that is no code of it is shown the place and the code")
    func unknownCode() throws {
        let found = try Sample.grant(Self.rule, "require: sex in ('m', 'fe')").faults()
        #expect(
            found == [
                """
                grant.yaml:13:14: 'fe' is no code of 'sex'; did you mean 'f'?
                sex in ('m', 'fe')
                             ^
                """
            ]
        )
        #expect(try Sample.grant(Self.rule, "require: sex in ('m', 'f')").faults().isEmpty)
        #expect(try Sample.grant(Self.rule, "require: case <> 'x'").faults().isEmpty)
    }

    @Test(
        "that means nothing is refused at its place",
        arguments: [
            ("on: cases", "on: case", "12:9: there is no table 'case'; did you mean 'cases'?"),
            ("on: cases\n    ", "", "11:5: the key 'on' is missing"),
            (
                "on: cases", "on: cases\n    field: exitdate",
                "13:12: there is no field 'exitdate'; did you mean 'exit_date'?"
            ),
            (
                "id: exit-after-entry", "id: ../x",
                "11:9: expected an id of a-z, 0-9, '-' and '_', at most 64, found '../x'"
            ),
            (
                "id: exit-after-entry", "id: Exit",
                "11:9: expected an id of a-z, 0-9, '-' and '_', at most 64, found 'Exit'"
            ),
            (
                "id: exit-after-entry", "id: type-error",
                "11:9: 'type-error' is the name of a built-in rule"
            ),
            (
                "on: cases", "on: cases\n    effect: drop",
                "13:13: 'drop' is not allowed here: expected one of 'reject', 'incomplete', 'none'"
            ),
            (
                "on: cases", "on: cases\n    severity: fatal",
                "13:15: 'fatal' is not allowed here: expected one of 'info', 'warning', 'error'"
            ),
            ("on: cases", "on: cases\n    waive: true", "13:5: unknown key 'waive'"),
            (
                "require: exit_date >= entry_date", "require: term_start < term_end",
                "11:5: the rule reads no field of its table: name the 'field' that it is about"
            ),
            (
                "require: exit_date >= entry_date", "require: entry_date + 1",
                "13:14: expected boolean, found date\nentry_date + 1\n^"
            ),
            (
                "require: exit_date >= entry_date", "require: [a]",
                "13:14: expected an expression, found a list"
            ),
            (
                "require: exit_date >= entry_date", "require:",
                "13:13: expected an expression, found nothing"
            ),
            (
                "require: exit_date >= entry_date",
                "require: exit_date >= entry_date\n    when: sex",
                "14:11: expected boolean, found text\nsex\n^"
            ),
            (
                "{bg: Преди, en: Before}", "{bg: Преди, en: \"Before {entrydate}\"}",
                "14:14: there is no field or parameter 'entrydate'; did you mean 'entry_date'?"
            ),
            (
                "on: cases", "on: cases\n    threshold: 5 percent",
                "13:16: expected 'at most 5' (records) or 'at most 2 percent', found '5 percent'"
            ),
            (
                "on: cases", "on: cases\n    valid: {from: 2019-01-01, to: 2018-12-31}",
                "13:12: the rule is no more valid before it is"
            ),
            (
                "on: cases", "on: cases\n    valid: {since: 2019-01-01}",
                "13:13: unknown key 'since'"
            ),
            (
                "on: cases", "on: cases\n    evidence: \"[memory]\"",
                "13:15: a rule that is not checked against its source is a 'warning' at most"
            ),
            (
                "on: cases", "on: cases\n    unknown: skips",
                "13:14: 'skips' is not allowed here: expected one of 'passes', 'fails'"
            ),
            (
                "{bg: Преди, en: Before}", "{bg: Преди}",
                "14:14: the text has no translation for 'en'"
            ),
            (
                "require: exit_date >= entry_date", "require: exit_date >= span_start",
                "13:14: unknown name 'span_start'\nexit_date >= span_start\n             ^"
            ),
        ]
    )
    func refused(part: String, replacement: String, expected: String) throws {
        let found = try Sample.grant(part, replacement).faults()
        #expect(found == ["grant.yaml:" + expected])
    }

    @Test("tells people headers and limits where its texts have names, and leaves other braces")
    func placeholders() throws {
        let grant = try Sample.grant(
            "{bg: Преди, en: Before}",
            """
            {bg: "„{exit_date}“ преди „{entry_date}“", en: "{exit_date} {} {A} {"}
                guidance: {bg: "{capacity}", en: "at most {capacity}"}
                severity: warning
                evidence: "[memory]"
            """
        ).read()
        let rule = try #require(grant.rules.first)
        let fields = try #require(grant.exports.table("cases")?.fields)
        let exit = try #require(fields.first { $0.name == "exit_date" }?.header)
        let entry = try #require(fields.first { $0.name == "entry_date" }?.header)
        #expect(rule.message.text(in: .bg) == "„\(exit)“ преди „\(entry)“")
        #expect(rule.message.text(in: .en) == "\(exit) {} {A} {")
        let capacity = try #require(grant.parameters["capacity"]).description
        #expect(rule.guidance?.text(in: .en) == "at most \(capacity)")
        #expect(rule.evidence?.mark == .memory)
    }

    @Test("bears an id that no other bears")
    func twice() throws {
        let again = """
            indicators:
            """
        let rule = """
              - id: exit-after-entry
                on: cases
                require: sex = 'm'
                message: {bg: x, en: x}
            indicators:
            """
        #expect(
            try Sample.grant(again, rule).faults() == [
                "grant.yaml:15:9: 'exit-after-entry' is there twice"
            ]
        )
    }

    @Test(
        "rejects where it is an error, unless it says otherwise",
        arguments: [
            ("severity: error", Severity.error, Effect.reject),
            ("severity: warning", .warning, .none),
            ("severity: info", .info, .none), ("effect: none", .error, .none),
            ("severity: warning\n    effect: reject", .warning, .reject),
        ]
    )
    func effects(lines: String, severity: Severity, effect: Effect) throws {
        let grant = try Sample.grant("on: cases", "on: cases\n    \(lines)").read()
        #expect(grant.rules.map(\.severity) == [severity])
        #expect(grant.rules.map(\.effect) == [effect])
    }
}
