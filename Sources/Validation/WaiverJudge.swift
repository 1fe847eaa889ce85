import Expressions
import Grants

/// Applies waivers to findings, and finds what is wrong with the waivers themselves.
///
/// A waiver changes whether the run fails, and never whether a record counts.
struct WaiverJudge {
    /// The file of the waivers, as findings name it: relative to the grant's folder of exports.
    static let file = "../entries/waivers.csv"

    private let waivers: WaiverFile
    private let labels: Labels
    private let grant: Grant
    /// The day on which waivers must hold.
    private let day: CivilDate

    /// Makes the judge of a grant's waivers for a report of one day.
    init(_ waivers: WaiverFile, of grant: Grant, on day: CivilDate, labels: Labels) {
        self.waivers = waivers
        self.grant = grant
        self.day = day
        self.labels = labels
    }

    /// What has become of a waiver.
    private struct Use {
        /// Whether there is a finding that it is about.
        var isUsed = false
        /// Whether it names one by a fingerprint that another finding may have in the next export.
        var isUnstable = false
    }

    /// Marks the findings that are waived, and adds those about the waivers.
    ///
    /// - Parameter findings: Findings with fingerprints; they are in the order of `findings.csv`
    ///   again afterwards.
    func apply(to findings: inout [Finding]) {
        let places = WaiverPlaces(waivers.waivers)
        var uses = [Use](repeating: Use(), count: waivers.waivers.count)
        for index in findings.indices {
            for place in places.places(of: findings[index]) {
                let waiver = waivers.waivers[place]
                if case .finding = waiver.scope, !hasStableFingerprint(findings[index]) {
                    uses[place].isUnstable = true
                } else {
                    uses[place].isUsed = true
                    if holds(waiver) { findings[index].isWaived = true }
                }
            }
        }
        let found =
            waivers.faults.map { finding($0) }
            + zip(waivers.waivers, uses).compactMap { finding(on: $0, $1) }
        guard !found.isEmpty else { return }
        findings += found
        FindingOrder.sort(&findings)
    }

    private func holds(_ waiver: Waiver) -> Bool { day <= waiver.lastDay }

    /// Tells whether a finding has the same fingerprint when lines have moved: where the record's
    /// number stands in it, another finding would have it then.
    private func hasStableFingerprint(_ finding: Finding) -> Bool {
        guard finding.record != nil else { return true }
        return !(grant.exports.table(finding.table)?.primaryKey ?? []).isEmpty
    }

    // MARK: Findings on waivers

    private func finding(on waiver: Waiver, _ use: Use) -> Finding? {
        let isOfRule = if case .rule = waiver.scope { true } else { false }
        let column = isOfRule ? WaiverFile.Column.rule : .fingerprint
        if use.isUnstable {
            return finding(.waiverFault, variant: "no-key", .error, waiver.place, column)
        }
        if !holds(waiver) {
            return finding(.waiverExpired, variant: nil, .error, waiver.place, .expires)
        }
        if use.isUsed { return nil }
        return finding(.waiverUnused, variant: nil, .warning, waiver.place, column)
    }

    private func finding(_ fault: WaiverFile.Fault) -> Finding {
        finding(.waiverFault, variant: fault.reason.rawValue, .error, fault.place, fault.column)
    }

    private func finding(
        _ rule: BuiltInRule,
        variant: String?,
        _ severity: Severity,
        _ place: Waiver.Place,
        _ column: WaiverFile.Column
    ) -> Finding {
        let header = waivers.headers[column] ?? column.rawValue
        return Finding(
            rule: rule.rawValue,
            severity: severity,
            effect: .none,
            table: "",
            file: Self.file,
            record: place.record,
            line: place.line,
            row: place.row,
            column: waivers.columns[column],
            field: column.rawValue,
            message: labels.message(rule, variant: variant, ["column": header])
        )
    }
}

/// Which waivers are about which findings.
private struct WaiverPlaces {
    private let waivers: [Waiver]
    private var ofFindings: [String: [Int]] = [:]
    private var ofRules: [String: [Int]] = [:]

    init(_ waivers: [Waiver]) {
        self.waivers = waivers
        for (place, waiver) in waivers.enumerated() {
            switch waiver.scope {
            case .finding(let fingerprint): ofFindings[fingerprint, default: []].append(place)
            case .rule(let rule, _, _): ofRules[rule, default: []].append(place)
            }
        }
    }

    /// Returns the places of the waivers that are about a finding.
    func places(of finding: Finding) -> [Int] {
        let named = finding.fingerprint.isEmpty ? [] : ofFindings[finding.fingerprint] ?? []
        let ofRule = ofRules[finding.rule] ?? []
        return named
            + ofRule.filter { place in
                guard case .rule(_, let table, let field) = waivers[place].scope else {
                    return false
                }
                return table.map { $0 == finding.table } ?? true
                    && field.map { $0 == finding.field } ?? true
            }
    }
}
