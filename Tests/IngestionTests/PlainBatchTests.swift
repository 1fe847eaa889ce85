import Testing

@testable import Grants
@testable import Ingestion

/// Holds what comes of columns that are read side by side, batch by batch, against the slow way,
/// which takes one row after the other.
struct PlainBatchTests {
    private static func resource(_ dialect: String) -> String {
        """
          - name: people
            path: people.csv
            dialect: {\(dialect)}
            schema:
              primaryKey: [id]
              fields:
                - {name: id, grantline: {pseudonym: true}}
                - {name: sex, constraints: {required: true, enum: [M, F]}}
                - {name: entry, type: date}
                - {name: amount, type: number}
                - {name: note}

        """
    }

    /// Rows enough for full batches, with faults, words to mend and notes of two lines among them.
    private static let rows = (0..<3 * PlainBatch.size + 7).map { index in
        let sex = index % 11 == 3 ? "f" : index % 13 == 5 ? "" : index % 17 == 6 ? "Q" : "M"
        let entry = index % 7 == 2 ? "2018-02-30" : "2018-02-\(10 + index % 19)"
        let amount = index % 19 == 4 ? "1,5" : "\(index).50"
        let note = index % 5000 == 4999 ? "\"two\nlines\"" : "a note"
        return "P\(index % 4000),\(sex),\(entry),\(amount),\(note)\n"
    }

    @Test("full batches, read side by side, give the records and findings of single rows")
    func sideBySide() throws {
        let text = "id,sex,entry,amount,note\n" + Self.rows.joined()
        let exports = try ["header: true", "commentChar: \"#\""].map { dialect in
            let register = try TestRegister(Self.resource(dialect))
            try register.write(Array(text.utf8), as: "exports/2019-01-08/people.csv")
            return try register.ingest()
        }
        let (fast, slow) = (
            try #require(exports[0].tables.first), try #require(exports[1].tables.first)
        )
        #expect(fast.count == Self.rows.count)
        #expect(fast.positions == slow.positions)
        #expect(exports[0].findings.count > 1000)
        #expect(exports[0].findings == exports[1].findings)
        for field in ["id", "sex", "entry", "amount"] {
            for record in 0..<slow.count
            where fast.text(field, at: record) != slow.text(field, at: record) {
                Issue.record("\(field) of record \(record + 1)")
            }
        }
    }
}
