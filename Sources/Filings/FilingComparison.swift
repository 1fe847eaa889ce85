public import Grants

/// What differs between two filings, keyed and sorted.
public struct FilingComparison: Sendable, Equatable {
    /// A figure that differs; one side is missing where the figure is new or gone.
    public struct FigureChange: Sendable, Equatable {
        /// What the figure is of.
        public var key: Figure.Key
        /// The figure in the old filing.
        public var old: Figure?
        /// The figure in the new filing.
        public var new: Figure?
    }

    /// A finding that differs, or the number of findings that cannot be told apart.
    public struct FindingChange: Sendable, Equatable {
        /// The rule's id.
        public var rule: String
        /// The table's name.
        public var table: String
        /// The field; empty where none is meant.
        public var field: String
        /// The fingerprint; empty where findings are only counted.
        public var fingerprint: String
        /// The finding, or one of those counted, in the old filing.
        public var old: Finding?
        /// The finding, or one of those counted, in the new filing.
        public var new: Finding?
        /// How many there are in the old filing.
        public var oldCount: Int
        /// How many there are in the new filing.
        public var newCount: Int
    }

    /// The grant of both filings.
    public let grant: String
    /// The half-year of the old filing.
    public let oldPeriod: String
    /// The half-year of the new filing.
    public let newPeriod: String
    /// The figures that differ, by key.
    public let figures: [FigureChange]
    /// The findings that differ, by rule, table, field and fingerprint.
    public let findings: [FindingChange]

    /// Whether nothing differs.
    public var isEmpty: Bool { figures.isEmpty && findings.isEmpty }

    /// The findings that the old filing did not have, or had milder or waived; of those that are
    /// only counted, one for each kind of which there are more.
    public var newFindings: [Finding] {
        findings.compactMap { change in
            guard let new = change.new else { return nil }
            guard let old = change.old, change.newCount <= change.oldCount else { return new }
            return new.severity > old.severity || (old.isWaived && !new.isWaived) ? new : nil
        }
    }

    /// Compares two filings.
    ///
    /// Figures are matched by their keys, findings by their fingerprints, which do not depend on
    /// where a record stands. In tables without a primary key records cannot be told apart from one
    /// export to the next: there only the number of findings a rule and field is compared.
    ///
    /// - Throws: `FilingFault.otherGrant` where they are of two grants.
    public init(of old: Filing, to new: Filing) throws(FilingFault) {
        let (before, after) = (old.descriptor.grantline, new.descriptor.grantline)
        guard before.grant == after.grant else {
            throw .otherGrant(old: before.grant, new: after.grant)
        }
        grant = after.grant
        (oldPeriod, newPeriod) = (before.period, after.period)
        figures = Self.figures(old.figures, new.figures)
        let keyless = old.keylessTables.union(new.keylessTables)
        findings = Self.findings(old.findings, new.findings, keyless: keyless)
    }

    private static func figures(_ old: [Figure], _ new: [Figure]) -> [FigureChange] {
        let before = Dictionary(old.map { ($0.key, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.key, $0) }) { first, _ in first }
        return Set(before.keys).union(after.keys).sorted().compactMap { key in
            before[key] == after[key]
                ? nil : FigureChange(key: key, old: before[key], new: after[key])
        }
    }

    /// Describes how a finding is shown and what it does.
    static func kind(_ finding: Finding) -> String {
        "\(finding.severity.rawValue), effect \(finding.effect.rawValue)"
            + (finding.isWaived ? ", waived" : "")
    }

    /// What tells findings apart.
    private struct Key: Hashable, Comparable {
        var rule: String
        var table: String
        var field: String
        var fingerprint: String
        /// The kind of findings that are only counted; that of one with a fingerprint can change.
        var kind = ""

        static func < (left: Key, right: Key) -> Bool {
            left.parts.lexicographicallyPrecedes(right.parts) {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
        }

        private var parts: [String] { [rule, table, field, fingerprint, kind] }
    }

    /// Findings that cannot be told apart, as one side of a change.
    private struct Group {
        var finding: Finding
        var count = 0

        var kind: String { FilingComparison.kind(finding) }

        /// Takes up a finding; numbers of a faulty file may be beyond what can be added.
        mutating func add(_ count: Int) {
            let (sum, overflow) = self.count.addingReportingOverflow(count)
            self.count = overflow ? .max : sum
        }
    }

    private static func groups(_ findings: [Finding], keyless: Set<String>) -> [Key: Group] {
        var groups: [Key: Group] = [:]
        for finding in findings {
            let isCounted = finding.record == nil || keyless.contains(finding.table)
            var key = Key(
                rule: finding.rule,
                table: finding.table,
                field: finding.field,
                fingerprint: isCounted ? "" : finding.fingerprint
            )
            let group = Group(finding: finding)
            if key.fingerprint.isEmpty { key.kind = group.kind }
            groups[key, default: group].add(finding.count)
        }
        return groups
    }

    private static func findings(
        _ old: [Finding],
        _ new: [Finding],
        keyless: Set<String>
    ) -> [FindingChange] {
        let before = groups(old, keyless: keyless)
        let after = groups(new, keyless: keyless)
        return Set(before.keys).union(after.keys).sorted().compactMap { key in
            let (oldGroup, newGroup) = (before[key], after[key])
            guard oldGroup?.count != newGroup?.count || oldGroup?.kind != newGroup?.kind else {
                return nil
            }
            return FindingChange(
                rule: key.rule,
                table: key.table,
                field: key.field,
                fingerprint: key.fingerprint,
                old: oldGroup?.finding,
                new: newGroup?.finding,
                oldCount: oldGroup?.count ?? 0,
                newCount: newGroup?.count ?? 0
            )
        }
    }
}
