import Testing

@testable import Grants

@Suite("Cells of a spreadsheet")
struct SpreadsheetCellTests {
    @Test(
        "have the letters of their column",
        arguments: [
            (1, "A7"), (2, "B7"), (26, "Z7"), (27, "AA7"), (52, "AZ7"), (53, "BA7"), (702, "ZZ7"),
            (703, "AAA7"), (16_384, "XFD7"), (0, "7"), (-1, "7"),
        ]
    )
    func letters(column: Int, expected: String) {
        #expect(SpreadsheetCell(column: column, row: 7).description == expected)
        #expect(SpreadsheetCell(column: nil, row: 7).description == "7")
    }
}
