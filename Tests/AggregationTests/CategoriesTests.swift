import Testing

@testable import Aggregation
@testable import Expressions
@testable import Grants

/// Checks in which category each record lies.
@Suite struct CategoriesTests {
    @Test func `the total is one category without a name`() {
        let total = Categories.total
        #expect(total.breakdown.isEmpty)
        #expect(total.names == [""])
        #expect(total.lanes(of: 0..<3, isIncluded: nil) == [0, 0, 0])
    }

    @Test func `a required field has its codes in the order declared`() throws {
        let categories = try crossing(["sex"], sexes: ["F", "M", nil], kinds: [nil, nil, nil])
        #expect(categories.breakdown == "sex")
        #expect(categories.names == ["M", "F"])
        #expect(categories.lanes(of: 0..<3, isIncluded: nil) == [1, 0, 2])
    }

    @Test func `a field that can be blank has a category for that`() throws {
        let categories = try crossing(["kind"], sexes: ["F", "M"], kinds: ["C", nil])
        #expect(categories.names == ["A", "B", "C", "blank"])
        #expect(categories.lanes(of: 0..<2, isIncluded: nil) == [2, 3])
    }

    @Test func `a crossing has every pair of codes`() throws {
        let categories = try crossing(
            ["sex", "kind"],
            sexes: ["M", "F", "F", nil],
            kinds: ["A", nil, "B", "A"]
        )
        #expect(categories.breakdown == "sex;kind")
        #expect(
            categories.names == [
                "M;A", "M;B", "M;C", "M;blank", "F;A", "F;B", "F;C", "F;blank",
            ]
        )
        #expect(categories.lanes(of: 0..<4, isIncluded: nil) == [0, 7, 5, 8])
    }

    @Test func `a record without any code of a required field lies nowhere`() throws {
        let categories = try crossing(["kind", "sex"], sexes: [nil, "M"], kinds: ["A", "A"])
        #expect(categories.lanes(of: 0..<2, isIncluded: nil) == [8, 0])
    }

    private func crossing(
        _ fields: [String],
        sexes: [String?],
        kinds: [String?]
    ) throws -> Categories {
        var register = TestRegister()
        register.indicators = "  []"
        let definition = try #require(try register.grant().exports.table("cases"))
        let table = DataTable(
            name: "cases",
            recordCount: sexes.count,
            columns: ["sex": .texts(sexes), "kind": .texts(kinds)]
        )
        return Categories(crossing: fields.compactMap(definition.field), of: table)
    }
}
