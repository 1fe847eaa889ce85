import Testing

@testable import Grants

@Suite("What somebody probably meant")
struct SpellingTests {
    @Test(
        "is the name with the fewest other letters",
        arguments: [
            ("indicatr", "indicators"), ("CASELOD", "CASELOAD"), ("случай", "случаи"),
            ("Titel", "title"), ("exprots", "exports"), ("xxxxxxx", nil), ("a", nil), ("", nil),
            ("exit_dat", "exit_date"),
        ] as [(String, String?)]
    )
    func nearest(word: String, name: String?) {
        let names = ["title", "indicators", "CASELOAD", "случаи", "exports", "exit_date", "b"]
        #expect(Spelling.nearest(to: word, among: names) == name)
    }

    @Test("is the first in the alphabet of equals, in whatever order they come")
    func equals() {
        #expect(Spelling.nearest(to: "cast", among: ["case", "cash"]) == "case")
        #expect(Spelling.nearest(to: "cast", among: ["cash", "case"]) == "case")
        #expect(Spelling.nearest(to: "cast", among: []) == nil)
    }

    @Test(
        "counts letters inserted, deleted, replaced, or swapped with the next",
        arguments: [
            ("", "", 0), ("abc", "", 3), ("", "abc", 3), ("abc", "abd", 1), ("abc", "acb", 1),
            ("kitten", "sitting", 3), ("Дата", "дата", 0), ("й", "и\u{306}", 2), ("ca", "abc", 3),
        ]
    )
    func distance(left: String, right: String, expected: Int) {
        #expect(Spelling.distance(left, right) == expected)
        #expect(Spelling.distance(right, left) == expected)
    }

    @Test("is not looked for where a word is endless")
    func endless() {
        let word = String(repeating: "a", count: 100_000)
        #expect(Spelling.nearest(to: word, among: [word + "b"]) == nil)
        #expect(Spelling.nearest(to: "abc", among: [word]) == nil)
    }
}
