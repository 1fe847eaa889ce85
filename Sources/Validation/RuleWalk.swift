import Expressions
import Grants

/// Finds the records of a table that break rules, in one walk for all of these.
struct RuleWalk {
    /// What came of each rule by expression.
    let walked: [String: Walked]
    /// For each rule how long the threads looked at it; empty where nobody asks.
    let times: [String: Duration]

    /// What came of a rule.
    struct Walked {
        /// The records that break it, counted from 0, in their order; or why that cannot be told.
        var broken: Result<[Int], Fault> = .success([])
        /// To how many records it applies.
        var applied = 0
    }

    /// Why a rule has no result.
    struct Fault: Error {
        var reason: ArithmeticFault
        /// The first record on which it has none, counted from 0; nothing where it is none of them.
        var record: Int?
    }

    fileprivate struct Prepared: Sendable {
        var requirement: Result<PreparedExpression, ArithmeticFault>
        var condition: Result<PreparedExpression, ArithmeticFault>?
        var unknownFails: Bool
    }

    /// What a thread has found of a rule.
    fileprivate struct Found: Sendable {
        var records: [Int] = []
        var applied = 0
        var requirement: (batch: Int, fault: ArithmeticFault)?
        var condition: (batch: Int, fault: ArithmeticFault)?
        var time = Duration.zero
    }

    /// Judges all records; measures how long each rule takes only where `isTimed` says so.
    init(
        _ rules: [Rule],
        over dataset: Dataset,
        _ table: DataTable,
        _ workers: Workers,
        isTimed: Bool
    ) {
        let (ids, steps) = Self.prepared(rules, dataset)
        let batches = ids.isEmpty ? [] : table.batches
        let states = workers.walk(
            batches.count,
            from: [Found](repeating: Found(), count: ids.count)
        ) { found, index in
            let batch = Batch(batches[index], of: table)
            for (place, step) in steps.enumerated() {
                let start = isTimed ? ContinuousClock.now : nil
                found[place].judge(batch, index, step)
                if let start { found[place].time += ContinuousClock.now - start }
            }
        }
        var walked: [String: Walked] = [:]
        var times: [String: Duration] = [:]
        for (place, id) in ids.enumerated() {
            let found = states.map { $0[place] }
            walked[id] = Walked(
                broken: Found.joined(found).mapError { fault in
                    let records = batches[fault.batch]
                    let record = steps[place].firstFaulty(of: records, table)
                    return Fault(reason: fault.reason, record: record)
                },
                applied: found.reduce(0) { $0 + $1.applied }
            )
            if isTimed { times[id] = found.reduce(.zero) { $0 + $1.time } }
        }
        self.walked = walked
        self.times = times
    }

    /// Prepares the rules that have expressions; returns them by the places of their ids.
    private static func prepared(
        _ rules: [Rule],
        _ dataset: Dataset
    ) -> (ids: [String], steps: [Prepared]) {
        var ids: [String] = []
        var steps: [Prepared] = []
        for rule in rules {
            guard case .requirement(let requirement) = rule.test else { continue }
            ids.append(rule.id)
            steps.append(
                Prepared(
                    requirement: prepare(requirement, dataset),
                    condition: rule.condition.map { prepare($0, dataset) },
                    unknownFails: rule.unknown == .fails
                )
            )
        }
        return (ids, steps)
    }

    private static func prepare(
        _ expression: CheckedExpression,
        _ dataset: Dataset
    ) -> Result<PreparedExpression, ArithmeticFault> {
        Result { () throws(ArithmeticFault) in try expression.prepared(over: dataset) }
    }
}

extension RuleWalk.Found {
    /// Adds the records of a batch that break a rule; nothing after the first fault.
    fileprivate mutating func judge(_ batch: Batch, _ index: Int, _ rule: RuleWalk.Prepared) {
        let condition: [Truth]?
        do {
            condition = try rule.condition?.get().truths(batch)
        } catch {
            condition = nil
            if self.condition == nil { self.condition = (index, error) }
        }
        do {
            let truths = try rule.requirement.get().truths(batch)
            let all = truths.span
            applied += condition.map { $0.reduce(0) { $0 + $1.one } } ?? all.count
            // Few records break a rule: some are looked at together.
            for start in stride(from: 0, to: all.count, by: 64) {
                let own = start..<min(start + 64, all.count)
                let areFit =
                    rule.unknownFails
                    ? own.allSatisfy { all[$0].one == 1 }
                    : !own.reduce(Truth.yes) { min($0, all[$1]) }.isNo
                for place in areFit ? 0..<0 : own where rule.isBroken(all[place]) {
                    if let condition, condition[place].one == 0 { continue }
                    records.append(batch.records.lowerBound + place)
                }
            }
        } catch {
            if requirement == nil { requirement = (index, error) }
        }
    }

    /// Why a rule has no result, and the batch in which that came up first.
    fileprivate struct BatchFault: Error {
        var batch: Int
        var reason: ArithmeticFault
    }

    /// Puts together what the threads have found: the first fault, or all records.
    fileprivate static func joined(_ found: [Self]) -> Result<[Int], BatchFault> {
        for faults in [found.compactMap(\.requirement), found.compactMap(\.condition)] {
            if let first = faults.min(by: { $0.batch < $1.batch }) {
                return .failure(BatchFault(batch: first.batch, reason: first.fault))
            }
        }
        return .success(found.flatMap(\.records).sorted())
    }
}

extension RuleWalk.Prepared {
    /// Tells whether a record with such a requirement breaks the rule.
    fileprivate func isBroken(_ truth: Truth) -> Bool {
        unknownFails ? truth.one == 0 : truth.isNo
    }

    /// Returns the first of some records on which the rule cannot be evaluated; nothing where it
    /// cannot be on any.
    fileprivate func firstFaulty(of records: Range<Int>, _ table: DataTable) -> Int? {
        let expressions = [requirement, condition].compactMap { try? $0?.get() }
        return records.first { record in
            let batch = Batch(record..<record + 1, of: table)
            return expressions.contains { (try? $0.truths(batch)) == nil }
        }
    }
}

extension Rule {
    /// Whether the rule asks for other records than the one that it judges.
    var hasQueries: Bool {
        guard case .requirement(let requirement) = test else { return false }
        return requirement.hasQueries || condition?.hasQueries ?? false
    }
}
