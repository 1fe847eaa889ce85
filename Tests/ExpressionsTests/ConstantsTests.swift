import Expressions
import Testing

@Suite("The constants of an expression")
struct ConstantsTests {
    @Test(
        "are those that are named anywhere in it",
        arguments: [
            ("places > 5", []), ("capacity", ["capacity"]),
            ("-capacity + 1 > places", ["capacity"]),
            ("ended <= half_year_end and places * 2 < capacity", ["capacity", "half_year_end"]),
            ("not (ended is not null or half_year_end is null)", ["half_year_end"]),
            ("places in (1, 2, capacity)", ["capacity"]),
            (
                "enrolled between half_year_end and half_year_end + capacity",
                ["capacity", "half_year_end"]
            ),
            ("coalesce(places, greatest(1, capacity)) = 1", ["capacity"]),
            ("count(events where date > half_year_end) > 0", ["half_year_end"]),
            ("exists(events where minutes > capacity)", ["capacity"]),
            ("max(events.date) < enrolled", []),
            ("'capacity' = client", []),
        ] as [(String, Set<String>)]
    )
    func constants(text: String, expected: Set<String>) throws {
        let checked = try Expression(parsing: text).checked(in: Sample.scope("clients"))
        #expect(checked.constants == expected)
    }
}
