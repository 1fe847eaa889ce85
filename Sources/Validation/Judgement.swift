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

    /// Puts findings of a rule in the place of some, one a record: that of its first column.
    ///
    /// Their cells stay known as faulty, also those of which nothing is said any more. What is
    /// rejected has to be found again afterwards.
    mutating func replace(
        by rule: String,
        where isMeant: (Finding) -> Bool,
        with other: (Finding) -> Finding
    ) {
        var meant: [Finding] = []
        var rest: [Finding] = []
        var seen: Set<Int> = []
        for finding in findings {
            if finding.rule == rule { seen.insert(finding.record ?? 0) }
            if isMeant(finding) { meant.append(finding) } else { rest.append(finding) }
        }
        guard !meant.isEmpty else { return }
        let others = FindingOrder.sorted(meant)
            .filter { seen.insert($0.record ?? 0).inserted }.map(other)
        findings = rest + others
        for finding in others { faults.add(finding) }
    }

    /// Finds again which records are rejected, after findings were replaced.
    mutating func findRejections() {
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
