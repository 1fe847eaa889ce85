import Testing

@testable import Grants

@Suite("A rule that covers built-in findings")
struct CoveringRuleTests {
    private static let requirement = "require: exit_date >= entry_date"
    private static let covers = "covers: {rules: [type-error, required], fields: [exit_date, sex]}"

    @Test("names built-in rules and fields, and is about its table's first of them")
    func read() throws {
        let grant = try Sample.grant(Self.requirement, Self.covers).read()
        let rule = try #require(grant.rules.first)
        guard case .builtIn(let rules, let fields) = rule.test else {
            Issue.record("\(rule.test)")
            return
        }
        #expect(rules == [.typeError, .required])
        #expect(fields == ["exit_date", "sex"])
        #expect(rule.field == "sex")
        #expect(rule.fields.isEmpty)
        #expect(rule.severity == .error)
        #expect(rule.effect == .reject)
        #expect(!rule.isIndependent)
        #expect(rule.condition == nil)
    }

    @Test("has a severity and an effect as any other")
    func effects() throws {
        let lines = "severity: info\n    effect: reject\n    \(Self.covers)"
        let grant = try Sample.grant(Self.requirement, lines).read()
        #expect(grant.rules.map(\.severity) == [.info])
        #expect(grant.rules.map(\.effect) == [.reject])
    }

    @Test(
        "that means nothing is refused at its place, with one fault for one cause",
        arguments: [
            ("covers: type-error", "13:13: expected 'rules' and 'fields', found 'type-error'"),
            ("covers: [type-error]", "13:13: expected 'rules' and 'fields', found a list"),
            (
                "covers: {rules: [type-error]}",
                "13:13: expected at least one of 'rules' and of 'fields', found none"
            ),
            (
                "covers: {fields: [sex]}",
                "13:13: expected at least one of 'rules' and of 'fields', found none"
            ),
            (
                "covers: {rules: [], fields: [sex]}",
                "13:13: expected at least one of 'rules' and of 'fields', found none"
            ),
            (
                "covers: {rules: [blank-row], fields: [sex]}",
                "13:22: 'blank-row' is not about a field"
            ),
            (
                "covers: {rules: [parent-rejected], fields: [sex]}",
                "13:22: 'parent-rejected' is not about a field"
            ),
            (
                "covers: {rules: [required], fields: [sexx]}",
                "13:42: there is no field 'sexx'; did you mean 'sex'?"
            ),
            (
                "covers: {rules: [required], fields: [minutes]}",
                "13:42: there is no field 'minutes'"
            ),
            (
                "covers: {rules: [required], fields: [sex], field: sex}",
                "13:48: unknown key 'field'; did you mean 'fields'?"
            ),
            (
                "\(covers)\n    require: exit_date >= entry_date",
                "14:14: 'covers' takes no 'require'"
            ),
            ("\(covers)\n    when: sex = 'm'", "14:11: 'covers' takes no 'when'"),
            ("\(covers)\n    field: sex", "14:12: 'covers' takes no 'field'"),
            ("\(covers)\n    independent: true", "14:18: 'covers' takes no 'independent'"),
        ]
    )
    func refused(lines: String, expected: String) throws {
        let found = try Sample.grant(Self.requirement, lines).faults()
        #expect(found == ["grant.yaml:" + expected])
    }

    @Test("names a rule that is built in")
    func unknownRule() throws {
        let lines = "covers: {rules: [type-eror], fields: [sex]}"
        let found = try Sample.grant(Self.requirement, lines).faults()
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("grant.yaml:13:22: 'type-eror' is not allowed here") == true)
    }

    @Test("covers only findings on a cell")
    func cells() {
        let cells = BuiltInRule.allCases.filter(\.isOfCell).map(\.rawValue)
        #expect(
            cells.sorted() == [
                "after-as-of", "control-character", "enum", "foreign-key", "look-alike",
                "max-length", "maximum", "min-length", "minimum", "pattern", "required",
                "type-error", "unique",
            ]
        )
    }

    @Test(
        "or any other can be independent of other faults",
        arguments: [
            ("", false), ("\n    independent: true", true), ("\n    independent: false", false),
        ]
    )
    func independent(line: String, isIndependent: Bool) throws {
        let grant = try Sample.grant(Self.requirement, Self.requirement + line).read()
        #expect(grant.rules.map(\.isIndependent) == [isIndependent])
    }

    @Test("is independent by true or false, and nothing else")
    func independentOtherwise() throws {
        let lines = Self.requirement + "\n    independent: yes"
        #expect(
            try Sample.grant(Self.requirement, lines).faults() == [
                "grant.yaml:14:18: expected true or false, found 'yes'"
            ]
        )
    }
}
