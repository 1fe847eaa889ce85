public import Expressions
public import Grants

/// Everything of which a report tells.
public struct ReportSubject: Sendable {
    /// How many records of a file were read and counted.
    public struct FileSummary: Sendable {
        /// The file, relative to the grant's `exports` folder.
        public var name: String
        /// The records read.
        public var read: Int
        /// The records that count.
        public var accepted: Int
        /// Those among them that count in grand totals only.
        public var incomplete: Int

        /// Makes a summary.
        public init(name: String, read: Int, accepted: Int, incomplete: Int = 0) {
            self.name = name
            self.read = read
            self.accepted = accepted
            self.incomplete = incomplete
        }
    }

    /// How many records of a table were read and counted.
    public struct TableSummary: Sendable {
        /// The table's name.
        public var table: String
        /// The file, relative to the grant's `exports` folder; where there are several, what the
        /// descriptor calls them.
        public var file: String
        /// The records read.
        public var read: Int
        /// The records that count.
        public var accepted: Int
        /// Those among them that count in grand totals only.
        public var incomplete: Int
        /// The files, where there are several.
        public var files: [FileSummary]

        /// Makes a summary.
        public init(
            table: String,
            file: String,
            read: Int,
            accepted: Int,
            incomplete: Int = 0,
            files: [FileSummary] = []
        ) {
            self.table = table
            self.file = file
            self.read = read
            self.accepted = accepted
            self.incomplete = incomplete
            self.files = files
        }
    }

    /// The grant.
    public var grant: Grant
    /// The half-year.
    public var period: HalfYear
    /// The last day that the data shows.
    public var dataDay: CivilDate
    /// For whom the filing is.
    public var profile: Profile
    /// Whether pseudonyms come of the demonstration key.
    public var hasDemonstrationKey: Bool
    /// The tables, in the order of the descriptor.
    public var tables: [TableSummary]
    /// The figures, in the order of `results.csv`.
    public var figures: [Figure]
    /// The findings, in the order of `findings.csv`.
    public var findings: [Finding]
    /// How each rule ended, in the order of `rules.csv`.
    public var outcomes: [RuleOutcome]

    /// Makes a subject.
    public init(
        grant: Grant,
        period: HalfYear,
        dataDay: CivilDate,
        profile: Profile,
        hasDemonstrationKey: Bool,
        tables: [TableSummary],
        figures: [Figure],
        findings: [Finding],
        outcomes: [RuleOutcome] = []
    ) {
        self.grant = grant
        self.period = period
        self.dataDay = dataDay
        self.profile = profile
        self.hasDemonstrationKey = hasDemonstrationKey
        self.tables = tables
        self.figures = figures
        self.findings = findings
        self.outcomes = outcomes
    }
}
