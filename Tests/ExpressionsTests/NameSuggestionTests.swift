import Testing

@testable import Expressions

@Suite("A suggestion")
struct NameSuggestionTests {
    @Test(
        "is the nearest known name",
        arguments: [
            ("entri_date", ["entry_date", "exit_date"], "entry_date"),
            ("exit_dat", ["entry_date", "exit_date"], "exit_date"),
            ("SERVICE", ["services", "service"], "service"),
            ("b_c", ["b_d", "a_c"], "a_c"), ("a", ["b", "xy"], nil), ("ab", ["cd"], nil),
            ("completely", ["different"], nil),
            ("half_year_end", ["half_year_ende"], "half_year_ende"),
            ("municipalities", ["municipality"], "municipality"), ("x", [], nil), ("", ["a"], nil),
        ] as [(String, [String], String?)]
    )
    func nearest(name: String, known: [String], expected: String?) {
        #expect(suggestion(for: name, among: known) == expected)
        #expect(suggestion(for: name, among: known.reversed()) == expected)
    }

    @Test("rests on the fewest letters to change")
    func distance() {
        let cases = [
            ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("kitten", "sitting", 3),
            ("flaw", "lawn", 2), ("ab", "ba", 2),
        ]
        for (first, second, expected) in cases {
            #expect(editDistance(Array(first.utf8), Array(second.utf8)) == expected)
            #expect(editDistance(Array(second.utf8), Array(first.utf8)) == expected)
        }
    }
}
