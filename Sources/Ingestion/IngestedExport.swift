public import Grants

/// What ingest gives to the stages after it.
public struct IngestedExport: Sendable {
    /// The export, its last day, and the half-year of the filing.
    public var moment: ReportingMoment
    /// Where the key of the pseudonyms came from.
    public var key: Grant.KeySource
    /// The tables, parents first.
    public var tables: [RecordTable]
    /// What ingest found.
    public var findings: [Finding]

    /// Makes the result of ingest.
    public init(
        moment: ReportingMoment,
        key: Grant.KeySource,
        tables: [RecordTable],
        findings: [Finding]
    ) {
        self.moment = moment
        self.key = key
        self.tables = tables
        self.findings = findings
    }

    /// Returns the table of a name.
    public func table(_ name: String) -> RecordTable? {
        tables.first { $0.name == name }
    }
}
