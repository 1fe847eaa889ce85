import Files
import Validation

/// What the stages of a run cost, where somebody asks.
struct Timings {
    /// A stage of a run.
    enum Stage: String {
        case configuration
        case ingest
        case validate
        case aggregate
        case render
        case filing
        case documents
    }

    /// What a stage cost.
    struct Cost {
        let stage: Stage
        let time: Duration
        /// How many bytes it read or wrote, where that means something.
        let bytes: Int?
        /// The most memory that the process had held when the stage ended.
        let peak: Int
    }

    /// The stages that have ended, in their order; empty where nobody asks.
    private(set) var costs: [Cost] = []
    /// How long the rules took; nothing where nobody asks.
    private(set) var rules: RuleTimes?

    /// What a stage tells about its work.
    struct Account {
        /// How many bytes it read or wrote.
        var bytes: Int?
        /// How long the rules took; nothing where nobody asks.
        var rules: RuleTimes?
    }

    /// Begins without any cost.
    init(isAsked: Bool) {
        rules = isAsked ? RuleTimes() : nil
    }

    private var isAsked: Bool { rules != nil }

    /// Does the work of a stage, and measures it where somebody asks.
    ///
    /// - Parameters:
    ///   - stage: The stage.
    ///   - work: The work; it may say how many bytes it read or wrote, and add the times of rules.
    /// - Returns: What the work made.
    mutating func measure<Result>(
        _ stage: Stage,
        _ work: (inout Account) throws -> Result
    ) rethrows -> Result {
        var account = Account(rules: rules)
        guard isAsked else { return try work(&account) }
        let start = ContinuousClock.now
        let result = try work(&account)
        let time = ContinuousClock.now - start
        rules = account.rules
        costs.append(
            Cost(stage: stage, time: time, bytes: account.bytes, peak: ProcessMemory.peak)
        )
        return result
    }

    /// Says on standard error what the stages cost; nothing where nobody asks.
    func tell(of name: String) {
        guard isAsked else { return }
        try? StandardStream.error.write(TimingsText(self).text(of: name))
    }
}
