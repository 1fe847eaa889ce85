import Testing

@testable import Grants

@Suite("rules.csv")
struct OutcomesTextTests {
    private static let header = "rule,table,severity,state,applied,found,cause\n"

    @Test("tells of each rule how it ended, and is read again")
    func roundTrip() throws {
        let outcomes = [
            RuleOutcome(rule: "enum", table: "cases", severity: nil, state: .passed),
            RuleOutcome(
                rule: "a",
                table: "cases",
                severity: .error,
                state: .failed,
                applied: 9,
                found: 2
            ),
            RuleOutcome(
                rule: "b",
                table: "events",
                severity: .warning,
                state: .skipped,
                cause: .notInForce
            ),
            RuleOutcome(
                rule: "c",
                table: "events",
                severity: .info,
                state: .broken,
                cause: .overflow
            ),
        ]
        let bytes = OutcomesText.bytes(of: outcomes)
        #expect(
            String(decoding: bytes, as: UTF8.self) == Self.header + """
                enum,cases,,passed,,0,
                a,cases,error,failed,9,2,
                b,events,warning,skipped,,0,not-in-force
                c,events,info,broken,,0,overflow

                """
        )
        #expect(try OutcomesText.outcomes(bytes, file: "f") == outcomes)
    }

    @Test(
        "is refused where it is anything else",
        arguments: [
            "a,t,fatal,passed,,0,", "a,t,error,well,,0,", "a,t,error,passed,x,0,",
            "a,t,error,passed,-1,0,", "a,t,error,passed,,,", "a,t,error,passed,,-1,",
            "a,t,error,passed,,0,because", ",t,error,passed,,0,", "a,,error,passed,,0,",
            "a,t,error,passed,,0",
        ]
    )
    func refused(line: String) {
        #expect(throws: StageFileFault(file: "f", line: 2)) {
            try OutcomesText.outcomes(Array((Self.header + line + "\n").utf8), file: "f")
        }
    }
}
