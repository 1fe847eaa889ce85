import Testing

@testable import Expressions

struct WorkersTests {
    @Test(
        "what is made of pieces comes in their order, whoever made it",
        arguments: [1, 2, 3, 8],
        [0, 1, 2, 7, 1_000]
    )
    func order(threads: Int, count: Int) {
        let made = Workers(threads: threads).map(count) { piece in
            // The first pieces take longest, so that they are the last to be made.
            (0..<(count - piece) * 20).reduce(piece * 1_000_000) { sum, _ in sum + 1 }
        }
        let expected = (0..<count).map { $0 * 1_000_000 + (count - $0) * 20 }
        #expect(made == expected)
    }

    @Test("each piece is taken by one thread, and each thread starts with its own state")
    func walk() {
        let states = Workers(threads: 3).walk(100, from: [Int]()) { $0.append($1) }
        #expect(states.joined().sorted() == Array(0..<100))
        #expect(states.allSatisfy { $0 == $0.sorted() })
    }
}
