import Testing

@testable import Grants

struct FilePatternTests {
    @Test(
        "a name fits a pattern as it does in a shell",
        arguments: [
            ("sluchai-*.csv", "sluchai-2018-07.csv", true), ("sluchai-*.csv", "sluchai-.csv", true),
            ("sluchai-*.csv", "sluchai.csv", false), ("sluchai-*.csv", "sluchai-1.csv.bak", false),
            ("*", "", true), ("*", ".hidden", false), ("?", "я", true), ("?", "", false),
            ("??.csv", "07.csv", true), ("??.csv", "7.csv", false), ("*.csv", ".csv", false),
            ("*-*-*", "a-b-c-d", true), ("*a*b*c", "abcabd", false), ("a", "a", true),
            ("a", "A", false), ("a.csv", "axcsv", false), ("[ab].csv", "a.csv", false),
        ]
    )
    func fits(pattern: String, name: String, isFit: Bool) {
        #expect(FilePattern(pattern).fits(name) == isFit)
    }

    @Test(
        "two patterns overlap where one name fits both",
        arguments: [
            ("a-*.csv", "a-*.csv", true), ("a-*.csv", "*-1.csv", true),
            ("a-*.csv", "b-*.csv", false), ("2018*-a.csv", "2018*-b.csv", false),
            ("*.csv", "a.csv", true), ("?.csv", "10.csv", false), ("*", "?", true),
            ("*", "*", true),
            ("a", "a", true), ("a", "b", false), ("a?c*", "*b?", true), ("", "*", true),
        ]
    )
    func overlaps(one: String, other: String, isOverlap: Bool) {
        #expect(FilePattern(one).overlaps(FilePattern(other)) == isOverlap)
        #expect(FilePattern(other).overlaps(FilePattern(one)) == isOverlap)
    }

    @Test("patterns agree with a slow reading of their letters", arguments: 0..<20)
    func random(seed: Int) {
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func letters(_ alphabet: [Character]) -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bits = state >> 20
            return String(
                (0..<Int(bits % 6)).map { _ in
                    bits = bits >> 3
                    return alphabet[Int(bits % UInt64(alphabet.count))]
                }
            )
        }
        for _ in 0..<300 {
            let (pattern, name) = (letters(["a", "b", "*", "?"]), letters(["a", "b"]))
            #expect(
                FilePattern(pattern).fits(name) == slowFit(pattern[...], name[...]),
                "seed \(seed): '\(pattern)' and '\(name)'"
            )
        }
    }

    private func slowFit(_ pattern: Substring, _ name: Substring) -> Bool {
        switch pattern.first {
        case nil: name.isEmpty
        case "*":
            slowFit(pattern.dropFirst(), name)
                || !name.isEmpty && slowFit(pattern, name.dropFirst())
        case "?": !name.isEmpty && slowFit(pattern.dropFirst(), name.dropFirst())
        default: pattern.first == name.first && slowFit(pattern.dropFirst(), name.dropFirst())
        }
    }
}
