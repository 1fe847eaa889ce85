import Testing

@testable import Expressions

@Suite("The page on expressions")
struct LanguagePageTests {
    private let page: LanguagePage
    private let schema: Schema
    private let data: Dataset

    init() throws {
        page = try LanguagePage()
        (schema, data) = try page.register()
    }

    @Test("has an example of every function, and each gives what it says")
    func examples() throws {
        let examples = page.examples
        #expect(examples.count >= 80)
        for (table, source, result) in examples {
            let scope = Scope(schema: schema, table: table)
            let column = try Expression(parsing: source).checked(in: scope).evaluate(over: data)
            #expect(try column.value(at: 0) == value(of: result), "\(source)")
        }
        let names = Function.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)
        for name in names {
            #expect(page.text.contains("| `\(name)("), "\(name) is not described")
            #expect(examples.contains { $0.source.contains("\(name)(") }, "\(name) has no example")
        }
    }

    @Test("has truth tables of which every cell is what the language gives")
    func truthTables() throws {
        #expect(page.truths.count == 9 + 9 + 9 + 32 + 12 + 16 + 12 + 6)
        for (source, result) in page.truths {
            #expect(try value(of: source) == value(of: result), "\(source)")
        }
    }

    @Test("shows messages as they read, with the caret at its place")
    func messages() {
        #expect(page.blocks.count >= 10)
        for block in page.blocks where block.count == 3 {
            let scope = Scope(schema: schema, table: "members")
            do throws(ExpressionFault) {
                _ = try Expression(parsing: block[1]).checked(in: scope)
                Issue.record("\(block[1]) has no fault")
            } catch {
                #expect(error.description == block[0])
                #expect(error.caretLines() == block[1] + "\n" + block[2])
            }
        }
        #expect(page.blocks.allSatisfy { $0.count == 3 })
    }

    @Test("names the limits and the words that there are")
    func words() {
        for limit in ["10,000 bytes", "| 100 |", "| 18 |", "1800-01-01 to 2200-12-31"] {
            #expect(page.text.contains(limit))
        }
        #expect(Parser.mostBytes == 10_000 && Parser.mostLevels == 100)
        #expect(Rational.mostDecimalDigits == 18 && CivilDate.years == 1800...2200)
        let words: [Token.Word] = [.case, .when, .then, .else, .end, .like, .escape]
        #expect(words.allSatisfy { page.text.contains("`\($0.rawValue)`") })
    }
}
