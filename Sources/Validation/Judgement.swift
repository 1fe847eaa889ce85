import Grants

/// What has been found so far.
struct Judgement {
    private(set) var findings: [Finding]
    var faults: CellFaults
    /// The records that count nowhere, as far as somebody has asked for them.
    private var knownRejections: RecordSet?
    /// How the rules ended that were judged by their expressions, by rule.
    private(set) var ended: [String: RuleOutcome] = [:]
    /// How long the rules took; nothing where nobody asks.
    private(set) var times: RuleTimes?

    init(_ findings: [Finding], times: RuleTimes? = nil) {
        self.findings = findings
        self.times = times
        faults = CellFaults(findings)
    }

    /// The records that count nowhere; they are gathered when first asked for.
    var rejections: RecordSet {
        mutating get {
            let known = knownRejections ?? RecordSet(.reject, in: findings)
            knownRejections = known
            return known
        }
    }

    /// The records that count in grand totals only, as far as they are not rejected.
    var incomplete: RecordSet { RecordEffects(findings).incomplete }

    /// Puts findings of rules in the place of some of a table.
    ///
    /// Of each record and rule there is one, that of its first column. The first rule that takes a
    /// finding has it.
    ///
    /// Their cells stay known as faulty, also those of which nothing is said any more. What is
    /// rejected is found again when next asked for, where an effect has changed.
    mutating func replace(in table: String, by covers: [Cover]) {
        guard !covers.isEmpty else { return }
        var (meant, judged) = Cover.places(of: findings, in: table, covers)
        var dropped: [Int] = []
        var changesEffects = false
        for (cover, places) in zip(covers, meant) {
            var last: Int?
            for place in areOrdered(places) ? places : FindingOrder.sorted(places, of: findings) {
                let record = findings[place].record ?? 0
                changesEffects = changesEffects || findings[place].effect != cover.effect
                // Those of a record follow each other; those of whole files need not.
                let isJudged = record == last || judged[cover.rule]?.contains(record) ?? false
                if record == 0 { judged[cover.rule, default: []].insert(0) }
                last = record
                if isJudged { dropped.append(place) } else { replace(place, by: cover) }
            }
        }
        drop(dropped)
        if changesEffects { knownRejections = nil }
    }

    /// Tells whether findings stand in the order of their records and columns, as they mostly do.
    private func areOrdered(_ places: [Int]) -> Bool {
        zip(places, places.dropFirst()).allSatisfy { first, next in
            (findings[first].record ?? 0, findings[first].column ?? 0)
                < (findings[next].record ?? 0, findings[next].column ?? 0)
        }
    }

    private mutating func replace(_ place: Int, by cover: Cover) {
        let isKnown =
            !findings[place].field.isEmpty
            && CellFaults.spoils(findings[place].severity, findings[place].rule)
        cover.replace(&findings[place])
        if !isKnown { faults.add([findings[place]]) }
    }

    /// Leaves out the findings in some places; the others keep their order.
    private mutating func drop(_ places: [Int]) {
        guard !places.isEmpty else { return }
        var isDropped = [Bool](repeating: false, count: findings.count)
        for place in places { isDropped[place] = true }
        var next = 0
        for place in findings.indices where !isDropped[place] {
            if next != place { findings.swapAt(next, place) }
            next += 1
        }
        findings.removeSubrange(next...)
    }

    /// Notes how a rule ended; of one that covers others the findings tell.
    mutating func end(_ outcome: RuleOutcome) {
        ended[outcome.rule] = outcome
    }

    /// Whether somebody asks how long rules take.
    var isTimed: Bool { times != nil }

    /// Adds to the time that a rule took.
    mutating func add(_ time: Duration, to rule: String, of table: String) {
        times?.add(time, to: rule, of: table)
    }

    /// Takes up what a built-in rule finds, and measures it where somebody asks.
    mutating func judge(_ rule: BuiltInRule, of table: String, _ find: (inout Self) -> [Finding]) {
        let start = isTimed ? ContinuousClock.now : nil
        let found = find(&self)
        if let start { add(ContinuousClock.now - start, to: rule.rawValue, of: table) }
        add(found)
    }

    /// Takes up findings that were made at the same time, none knowing of the others.
    mutating func add(_ found: [Finding]) {
        faults.add(found)
        knownRejections?.add(found)
        if findings.isEmpty { findings = found } else { findings += found }
    }

    /// Returns all findings in their order, and forgets them.
    mutating func takeFindings() -> [Finding] {
        var taken: [Finding] = []
        swap(&taken, &findings)
        FindingOrder.sort(&taken)
        return taken
    }
}
