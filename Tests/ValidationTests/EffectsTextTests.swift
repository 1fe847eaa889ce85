import Grants
import Testing
import Validation

struct EffectsTextTests {
    private func effects(_ records: [(String, Int, Effect)]) -> RecordEffects {
        RecordEffects(
            records.map { table, record, effect in
                Finding(
                    rule: "rule",
                    severity: .error,
                    effect: effect,
                    table: table,
                    file: "",
                    record: record,
                    message: ""
                )
            }
        )
    }

    @Test("records are written once each with the worst effect on them, and read again")
    func roundTrip() throws {
        let effects = effects([
            ("b", 2, .reject), ("b", 10, .reject), ("a", 7, .incomplete), ("b", 2, .incomplete),
            ("b", 1, .reject), ("b", 3, .incomplete), ("c", 1, .none), ("b", 2, .reject),
        ])
        let bytes = EffectsText.bytes(of: effects)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                table,record,effect
                a,7,incomplete
                b,1,reject
                b,2,reject
                b,3,incomplete
                b,10,reject

                """
        )
        #expect(try EffectsText.effects(bytes, file: "effects.csv") == effects)
        let none = EffectsText.bytes(of: RecordEffects([]))
        #expect(try EffectsText.effects(none, file: "effects.csv") == RecordEffects([]))
    }

    @Test(
        "what validation did not write is refused with its line",
        arguments: [
            ("", 1), ("table,record\n", 1), ("table,record,effect\na,x,reject\n", 2),
            ("table,record,effect\na,1,reject\na,0,reject\n", 3),
            ("table,record,effect\na,-1,reject\n", 2), ("table,record,effect\na,1,none\n", 2),
            ("table,record,effect\na,1\n", 2),
        ]
    )
    func refused(text: String, line: Int) {
        #expect(throws: StageFileFault(file: "effects.csv", line: line)) {
            try EffectsText.effects(Array(text.utf8), file: "effects.csv")
        }
    }
}
