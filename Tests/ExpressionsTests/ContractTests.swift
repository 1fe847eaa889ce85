import Testing

@testable import Expressions

@Suite("A data set that breaks its promise stops the program")
struct ContractTests {
    /// Evaluates over changed data; an error that is thrown does not count as stopping.
    @discardableResult
    private static func evaluate(
        _ source: String,
        _ change: (inout Dataset) -> Void
    ) -> [Value]? {
        var data = Sample.data
        change(&data)
        return try? values(of: source, for: "clients", over: data)
    }

    @Test("without the table of the scope")
    func scopeTable() async {
        await #expect(processExitsWith: .failure) {
            Self.evaluate("true") { $0.tables["clients"] = nil }
        }
    }

    @Test("without a constant, or with one of another type")
    func constants() async {
        await #expect(processExitsWith: .failure) {
            Self.evaluate("capacity") { $0.constants["capacity"] = nil }
        }
        await #expect(processExitsWith: .failure) {
            Self.evaluate("capacity") { $0.constants["capacity"] = .text("60") }
        }
    }

    @Test("without a column, or with one of another type or length")
    func columns() async {
        await #expect(processExitsWith: .failure) {
            Self.evaluate("places") { $0.tables["clients"]?.columns["places"] = nil }
        }
        await #expect(processExitsWith: .failure) {
            Self.evaluate("places") {
                $0.tables["clients"]?.columns["places"] = .booleans([true, true, true])
            }
        }
        await #expect(processExitsWith: .failure) {
            Self.evaluate("places") { $0.tables["clients"]?.columns["places"] = .numbers([]) }
        }
    }

    @Test("without parents, or with parents that are not there")
    func parents() async {
        await #expect(processExitsWith: .failure) {
            Self.evaluate("count(events)") { $0.tables["events"]?.parents = [:] }
        }
        await #expect(processExitsWith: .failure) {
            Self.evaluate("count(events)") {
                $0.tables["events"]?.parents["clients"] = [3, 0, 0, 0, 0, 0, 0, 0]
            }
        }
    }

    @Test("but a constant may be null")
    func nullConstant() {
        let result = Self.evaluate("capacity") { $0.constants["capacity"] = .null }
        #expect(result == [.null, .null, .null])
    }

    @Test("and so does a vector that is taken for another type")
    func vectors() async {
        await #expect(processExitsWith: .failure) { _ = Vector(.null, of: .text).booleans }
        await #expect(processExitsWith: .failure) { _ = Vector(.null, of: .text).numbers }
        await #expect(processExitsWith: .failure) { _ = Vector(.null, of: .text).dates }
        await #expect(processExitsWith: .failure) { _ = Vector(.null, of: .date).texts }
    }
}
