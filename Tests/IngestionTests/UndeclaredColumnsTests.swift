import Testing

@testable import Grants
@testable import Ingestion

struct UndeclaredColumnsTests {
    @Test(
        "a column that is not declared is a remark, and a warning where it has values and no header",
        arguments: [
            (";Друго", "x", ["extra-label info none -/1/-/8 "]),
            (";Друго", "", ["extra-label info none -/1/-/8 "]),
            (";", "", ["extra-label info none -/1/-/8 "]),
            (";\u{A0}", "\u{A0} ", ["extra-label info none -/1/-/8 "]),
            (";", "x", ["blank-label warning none -/1/-/8 "]),
            (
                ";;Друго;", ";;x",
                [
                    "extra-label info none -/1/-/8 ", "extra-label info none -/1/-/9 ",
                    "blank-label warning none -/1/-/10 ",
                ]
            ),
        ]
    )
    func columns(header: String, cells: String, expected: [String]) throws {
        let blank = String(repeating: ";", count: header.count { $0 == ";" })
        let (table, findings) = try people(
            "\(TestRegister.header)\(header)\n1;Казанлък;;;;;\(blank)\n2;Казанлък;;;;;;\(cells)\n"
        )
        #expect(table.count == 2)
        #expect(findings.map(\.brief) == expected)
    }

    @Test("the remarks tell an empty column from one that is only not described")
    func messages() throws {
        let (_, findings) = try people("\(TestRegister.header);;Друго\n1;Казанлък;;;;;;;x\n")
        #expect(
            findings.map { $0.message.contains("neither a header nor values") } == [true, false]
        )
    }
}
