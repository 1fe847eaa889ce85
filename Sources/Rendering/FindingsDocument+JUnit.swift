import Grants

extension FindingsDocument {
    /// How the rules ended as JUnit XML: a test suite for each table, a test case for each rule.
    ///
    /// Only errors that are not waived are failures; JUnit knows no warnings, and those stand in the
    /// output of the test case.
    public func junit() -> [UInt8] {
        var output: [UInt8] = []
        output += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
        var tables: [String] = []
        for table in outcomes.map(\.table) where !tables.contains(table) { tables.append(table) }
        let cases = tables.map { table in testCases(of: table) }
        let others = otherTestCases
        let all = cases + (others.isEmpty ? [] : [others])
        let name = [("name", "\(grant) \(period)")]
        Self.open("testsuites", name + Self.totals(all.flatMap(\.self)), &output)
        // What is on no table is on the grant.
        for (table, own) in zip(tables + [grant], all) {
            Self.open("testsuite", [("name", table)] + Self.totals(own), &output, depth: 1)
            for testCase in own { append(testCase, to: &output) }
            output += "  </testsuite>\n".utf8
        }
        output += "</testsuites>\n".utf8
        return output
    }

    private enum Verdict {
        case passed
        case failed
        case skipped(cause: String)
        case broken(cause: String)
    }

    private struct TestCase {
        var rule: String
        var table: String
        var verdict: Verdict
        var findings: [Finding]
        var found: Int
    }

    private func testCases(of table: String) -> [TestCase] {
        outcomes.filter { $0.table == table }.map { outcome in
            let place = Place(table: table, rule: outcome.rule)
            let own = findings.filter { $0.table == table && $0.rule == outcome.rule }
            let cause = outcome.cause?.rawValue ?? ""
            let verdict: Verdict =
                switch outcome.state {
                case .skipped: .skipped(cause: cause)
                case .broken: .broken(cause: cause)
                case .passed, .failed: failed.contains(place) ? .failed : .passed
                }
            return TestCase(
                rule: outcome.rule,
                table: table,
                verdict: verdict,
                findings: own,
                found: outcome.found
            )
        }
    }

    /// The rules that only have findings, such as those on waivers.
    private var otherTestCases: [TestCase] {
        let known = Set(outcomes.map { Place(table: $0.table, rule: $0.rule) })
        return found.filter { !known.contains($0) }.map { place in
            TestCase(
                rule: place.rule,
                table: place.table,
                verdict: failed.contains(place) ? .failed : .passed,
                findings: findings.filter { $0.table == place.table && $0.rule == place.rule },
                found: counts[place.rule] ?? 0
            )
        }
    }

    // MARK: Writing

    private static func totals(_ cases: [TestCase]) -> [(String, String)] {
        var (failures, errors, skipped) = (0, 0, 0)
        for testCase in cases {
            switch testCase.verdict {
            case .passed: break
            case .failed: failures += 1
            case .broken: errors += 1
            case .skipped: skipped += 1
            }
        }
        return [
            ("tests", "\(cases.count)"), ("failures", "\(failures)"), ("errors", "\(errors)"),
            ("skipped", "\(skipped)"),
        ]
    }

    private static func open(
        _ name: String,
        _ attributes: [(String, String)],
        _ output: inout [UInt8],
        depth: Int = 0,
        isEmpty: Bool = false
    ) {
        output += (String(repeating: "  ", count: depth) + "<\(name)").utf8
        for (key, value) in attributes {
            output += " \(key)=\"".utf8
            Escaping.markup.append(value, to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output += (isEmpty ? "/>\n" : ">\n").utf8
    }

    private func append(_ testCase: TestCase, to output: inout [UInt8]) {
        let attributes = [("name", testCase.rule), ("classname", testCase.table)]
        Self.open("testcase", attributes, &output, depth: 2)
        switch testCase.verdict {
        case .passed: break
        case .failed: Self.element("failure", "findings: \(testCase.found)", &output)
        case .skipped(let cause): Self.element("skipped", cause, &output)
        case .broken(let cause): Self.element("error", cause, &output)
        }
        if !testCase.findings.isEmpty {
            output += "      <system-out>".utf8
            for finding in testCase.findings {
                Escaping.markup.append(Self.line(finding), to: &output)
                output.append(UInt8(ascii: "\n"))
            }
            output += "</system-out>\n".utf8
        }
        output += "    </testcase>\n".utf8
    }

    private static func element(_ name: String, _ message: String, _ output: inout [UInt8]) {
        open(name, [("message", message)], &output, depth: 3, isEmpty: true)
    }

    private static func line(_ finding: Finding) -> String {
        let place = [finding.file, cell(of: finding) ?? ""].filter { !$0.isEmpty }
        let waived = finding.isWaived ? " (waived)" : ""
        return "\(finding.severity.rawValue)\(waived) \(place.joined(separator: " ")): "
            + finding.message
    }
}
