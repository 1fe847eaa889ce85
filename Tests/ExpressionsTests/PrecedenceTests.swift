import Expressions
import Testing

@Suite("Precedence")
struct PrecedenceTests {
    @Test(
        "of conditions is that of SQL",
        arguments: [
            ("p or q and r", "p or (q and r)"), ("p and q or r", "(p and q) or r"),
            ("not p and q", "(not p) and q"), ("not p or q", "(not p) or q"),
            ("not p = q", "not (p = q)"), ("not p is null", "not (p is null)"),
            ("not p in (q, r)", "not (p in (q, r))"), ("p = q and r", "(p = q) and r"),
            ("p or q or r", "p or (q or r)"), ("p and q and r", "p and (q and r)"),
            ("not not p", "p"), ("p is null or q", "(p is null) or q"),
            ("p <> q or r", "(p <> q) or r"), ("not p <> q and r", "(not (p <> q)) and r"),
        ]
    )
    func conditions(source: String, meaning: String) throws {
        let truths: [Value] = [.boolean(true), .boolean(false), .null]
        for first in truths {
            for second in truths {
                for third in truths {
                    let constants = ["p": first, "q": second, "r": third]
                    #expect(
                        try value(of: source, where: constants)
                            == value(of: meaning, where: constants)
                    )
                }
            }
        }
    }

    @Test(
        "of calculations is that of school",
        arguments: [
            ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 2 - 3", "5"), ("24 / 4 / 2", "3"),
            ("24 / (4 / 2)", "12"), ("2 * 3 + 4 * 5", "26"), ("-2 * 3", "-6"), ("-2 + 3", "1"),
            ("- (2 + 3)", "-5"), ("- - 2", "2"), ("2 - -3", "5"), ("2 * -3", "-6"),
            ("1 / 3 * 3", "1"), ("0.1 + 0.2", "0.3"), ("10 - 2 * 3 - 1", "3"),
        ]
    )
    func calculations(source: String, result: String) throws {
        #expect(try value(of: source) == Sample.number(result))
    }

    @Test(
        "puts calculation before comparison, and between before and",
        arguments: [
            "1 + 1 = 2", "2 = 1 + 1", "1 + 1 in (1 * 2)", "2 between 1 + 0 and 1 + 1 and true",
            "2 between 1 and 3 and 5 between 4 and 6", "2 not between 3 and 4 and true",
            "1 + null is null", "not 1 > 2", "-1 < 1", "1 < 2 or 1 / 1 = 2",
        ]
    )
    func mixed(source: String) throws {
        #expect(try value(of: source) == .boolean(true))
    }
}
