import Testing

@testable import Grants

@Suite("Evidence marks")
struct EvidenceTests {
    @Test(
        "tell how far a definition was checked, and by what",
        arguments: [
            ("[src: R1301, ISUN]", Evidence.Mark.source, "R1301, ISUN"),
            ("[src:ISKRA]", .source, "ISKRA"), ("[derived]", .derived, ""),
            ("[derived: A.5]", .derived, "A.5"), ("[memory]", .memory, ""),
        ]
    )
    func marks(text: String, mark: Evidence.Mark, references: String) throws {
        let evidence = try #require(Evidence(mark: text))
        #expect(evidence.mark == mark)
        #expect(evidence.references == references)
    }

    @Test(
        "that are none are refused",
        arguments: ["", "src", "[src]", "[src: ]", "[sorce: A]", "[]", "[src: A", "memory]"]
    )
    func others(text: String) {
        #expect(Evidence(mark: text) == nil)
    }
}
