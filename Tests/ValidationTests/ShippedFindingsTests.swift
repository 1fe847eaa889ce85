import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Validation

/// Compares what is found in the shipped exports with the places where faults were planted, found by
/// other means: a general CSV reader and the facts of the two situations.
struct ShippedFindingsTests {
    private static let kazanlak = Result { try findings("kazanlak", asOf: "2019-01-08") }
    private static let kropyvnytskyi = Result { try findings("kropyvnytskyi", asOf: nil) }

    private static func findings(_ grant: String, asOf: String?) throws -> [Finding] {
        let project = TestRegister.project
        let grant = try GrantReader(installation: project)
            .grant(at: GrantLocation("\(project)/input/grants/\(grant)"))
        let labels = try Labels.read([grant.language], templates: "\(project)/templates")[0]
        return try TestRegister.validate(grant, asOf: asOf, labels: labels)
    }

    @Test("every planted fault of the register in Kazanlak is found at its place, and no other")
    func kazanlak() throws {
        let found = try Self.kazanlak.get().filter { $0.record != nil }.map(\.brief)
        #expect(
            found == [
                "foreign-key error reject events 1809/1810/1810/2 case",
                "enum error reject cases 3/7/7/5 municipality",
                "look-alike error reject cases 30/36/34/5 municipality",
                "enum error reject cases 118/131/122/7 service",
                "required error reject cases 149/163/153/3 sex",
                "required error reject cases 177/195/181/3 sex",
                "unique error reject cases 194/214/198/1 case",
                "birth-after-entry error reject cases 197/218/201/4 birth_date",
                "birth-after-entry error reject cases 199/220/203/4 birth_date",
                "type-error error reject cases 204/226/208/9 entry_date",
                "type-error error reject cases 245/270/249/9 entry_date",
                "required error reject cases 248/273/252/3 sex",
                "exit-before-entry error reject cases 260/285/264/10 exit_date",
                "exit-before-entry error reject cases 288/318/292/10 exit_date",
                "enum error reject cases 301/331/305/5 municipality",
                "look-alike error reject cases 335/371/339/5 municipality",
                "unique error reject cases 346/382/350/1 case",
                "unique error reject cases 357/394/361/1 case",
                "unique error reject cases 417/458/421/1 case",
                "exit-before-entry error reject cases 501/549/505/10 exit_date",
                "type-error error reject cases 524/573/528/9 entry_date",
                "enum error reject cases 527/577/531/7 service",
                "unique error reject cases 555/606/559/1 case",
                "birth-after-entry error reject cases 593/645/597/4 birth_date",
                "look-alike error reject cases 595/648/599/5 municipality",
            ]
        )
    }

    @Test("what was mended in Kazanlak is counted over all records")
    func kazanlakMended() throws {
        let found = try Self.kazanlak.get().filter { $0.record == nil }
            .map { "\($0.rule) \($0.field) \($0.count) \($0.severity) \($0.effect)" }
        #expect(
            found == [
                "mended-blank sex 189 info none", "mended-case sex 162 info none",
                "mended-case municipality 25 info none",
            ]
        )
    }

    @Test("Kazanlak's later export has more mended cells, and the same faults")
    func kazanlakLater() throws {
        let found = try Self.findings("kazanlak", asOf: nil)
        let mended = found.filter { $0.rule.hasPrefix("mended") }
        #expect(mended.map(\.count) == [207, 172, 27])
        let rejected = Set(
            found.filter { $0.effect == .reject }.map { "\($0.table) \($0.record ?? 0)" }
        )
        #expect(rejected.count(where: { $0.hasPrefix("cases") }) == 937 - 913)
    }

    @Test("every planted fault of the contract in Kropyvnytskyi is found at its place")
    func kropyvnytskyi() throws {
        let found = try Self.kropyvnytskyi.get()
        #expect(
            found.filter { $0.rule != "event-after-end" }.map(\.brief) == [
                "unique error reject clients 41/42/42/1 client",
                "unique error reject clients 121/122/122/1 client",
                "no-consent error reject clients 279/280/280/8 consent",
                "no-consent error reject clients 280/281/281/8 consent",
                "required error reject clients 281/282/282/8 consent",
                "enrolled-outside-term error reject clients 282/283/283/6 enrolled",
                "foreign-key error reject events 2194/2195/2195/2 client",
                "event-outside-term error reject events 2195/2196/2196/3 date",
            ]
        )
        let late = found.filter { $0.rule == "event-after-end" }
        #expect(late.count == 243)
        #expect(late.allSatisfy { $0.severity == .warning && $0.effect == .none })
    }

    @Test("no message shows a value of a person, and every finding has its own fingerprint")
    func messages() throws {
        for findings in [try Self.kazanlak.get(), try Self.kropyvnytskyi.get()] {
            #expect(Set(findings.map(\.fingerprint)).count == findings.count)
            for finding in findings {
                #expect(!finding.message.contains(/[0-9]{2}\.[0-9]{2}\.[0-9]{4}|К-[0-9]|КР-[0-9]/))
                #expect(!finding.message.contains("{"))
            }
        }
    }
}
