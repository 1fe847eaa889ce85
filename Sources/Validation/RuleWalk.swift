import Expressions
import Grants

/// Finds the records of a table that break rules, in one walk for all of these.
struct RuleWalk {
    /// For each rule by expression the records that break it, counted from 0, in their order.
    let broken: [String: Result<[Int], ArithmeticFault>]
    /// For each rule how long the threads looked at it; empty where nobody asks.
    let times: [String: Duration]

    fileprivate struct Prepared: Sendable {
        var requirement: Result<PreparedExpression, ArithmeticFault>
        var condition: Result<PreparedExpression, ArithmeticFault>?
    }

    /// What a thread has found of a rule.
    fileprivate struct Found: Sendable {
        var records: [Int] = []
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
        var broken: [String: Result<[Int], ArithmeticFault>] = [:]
        var times: [String: Duration] = [:]
        for (place, id) in ids.enumerated() {
            broken[id] = Found.joined(states.map { $0[place] })
            if isTimed { times[id] = states.reduce(.zero) { $0 + $1[place].time } }
        }
        self.broken = broken
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
                    condition: rule.condition.map { prepare($0, dataset) }
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
            // Few records break a rule: some are looked at together.
            for start in stride(from: 0, to: all.count, by: 64) {
                let own = start..<min(start + 64, all.count)
                let least = own.reduce(Truth.yes) { min($0, all[$1]) }
                for place in least.isNo ? own : 0..<0 where all[place].isNo {
                    if let condition, condition[place].one == 0 { continue }
                    records.append(batch.records.lowerBound + place)
                }
            }
        } catch {
            if requirement == nil { requirement = (index, error) }
        }
    }

    /// Puts together what the threads have found: the first fault, or all records.
    fileprivate static func joined(_ found: [Self]) -> Result<[Int], ArithmeticFault> {
        for faults in [found.compactMap(\.requirement), found.compactMap(\.condition)] {
            if let first = faults.min(by: { $0.batch < $1.batch }) { return .failure(first.fault) }
        }
        return .success(found.flatMap(\.records).sorted())
    }
}

extension Rule {
    /// Whether the rule asks for other records than the one that it judges.
    var hasQueries: Bool {
        guard case .requirement(let requirement) = test else { return false }
        return requirement.hasQueries || condition?.hasQueries ?? false
    }
}
