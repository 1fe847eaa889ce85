import Grants

/// What has been found so far.
struct Judgement {
    private(set) var findings: [Finding]
    private(set) var faults: CellFaults
    private(set) var rejections: Rejections
    /// How long the rules took; nothing where nobody asks.
    private(set) var times: RuleTimes?

    init(_ findings: [Finding], times: RuleTimes? = nil) {
        self.findings = findings
        self.times = times
        faults = CellFaults(findings)
        rejections = Rejections(findings)
    }

    /// A rule that takes the place of what built-in rules find.
    struct Cover {
        /// The rule's id.
        var rule: String
        /// The built-in rules, and the fields in which they find something.
        var rules: Set<String>
        var fields: Set<String>
        /// Makes the rule's finding of theirs.
        var finding: (Finding) -> Finding

        func contains(_ finding: Finding) -> Bool {
            rules.contains(finding.rule) && fields.contains(finding.field)
        }
    }

    /// Puts findings of rules in the place of some of a table.
    ///
    /// Of each record and rule there is one, that of its first column. The first rule that takes a
    /// finding has it.
    ///
    /// Their cells stay known as faulty, also those of which nothing is said any more. What is
    /// rejected is found again afterwards.
    mutating func replace(in table: String, by covers: [Cover]) {
        guard !covers.isEmpty else { return }
        let places = Dictionary(covers.enumerated().map { ($1.rule, $0) }) { first, _ in first }
        var meant = [[Finding]](repeating: [], count: covers.count)
        var seen = [Set<Int>](repeating: [], count: covers.count)
        var rest: [Finding] = []
        for finding in findings {
            if let place = places[finding.rule] { seen[place].insert(finding.record ?? 0) }
            let place = finding.table == table ? covers.firstIndex { $0.contains(finding) } : nil
            if let place { meant[place].append(finding) } else { rest.append(finding) }
        }
        findings = rest
        for place in covers.indices {
            for finding in FindingOrder.sorted(meant[place])
            where seen[place].insert(finding.record ?? 0).inserted {
                let other = covers[place].finding(finding)
                findings.append(other)
                faults.add(other)
            }
        }
        findRejections()
    }

    /// Finds again which records are rejected, after findings were replaced.
    private mutating func findRejections() {
        rejections = Rejections(findings)
    }

    /// Whether somebody asks how long rules take.
    var isTimed: Bool { times != nil }

    /// Adds to the time that a rule took.
    mutating func add(_ time: Duration, to rule: String, of table: String) {
        times?.add(time, to: rule, of: table)
    }

    /// Takes up what a built-in rule finds, and measures it where somebody asks.
    mutating func judge(_ rule: BuiltInRule, of table: String, _ find: (Self) -> [Finding]) {
        let start = isTimed ? ContinuousClock.now : nil
        let found = find(self)
        if let start { add(ContinuousClock.now - start, to: rule.rawValue, of: table) }
        add(found)
    }

    /// Takes up findings that were made at the same time, none knowing of the others.
    mutating func add(_ found: [Finding]) {
        findings += found
        for finding in found {
            faults.add(finding)
            rejections.add(finding)
        }
    }
}
