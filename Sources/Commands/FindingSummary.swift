import Grants

/// Says in one line what was found.
enum FindingSummary {
    static func text(
        _ findings: [Finding],
        grant: String,
        period: HalfYear,
        new: [Finding]? = nil,
        file: String? = nil
    ) -> String {
        let counts = [Severity.error, .warning, .info].map { severity in
            // By places: a finding that is copied has its six texts counted twice.
            let count = findings.indices.count {
                findings[$0].severity == severity && !findings[$0].isWaived
            }
            return "\(count) \(name(severity, count))"
        }
        let waived = findings.indices.count { findings[$0].isWaived }
        return "\(grant) \(period): \(counts.joined(separator: ", "))"
            + (waived > 0 ? ", \(waived) waived" : "")
            + (new.map { ", \($0.count) new since the last sealed revision" } ?? "")
            + (file.map { "; see \($0)" } ?? "")
    }

    private static func name(_ severity: Severity, _ count: Int) -> String {
        switch severity {
        case .error: count == 1 ? "error" : "errors"
        case .warning: count == 1 ? "warning" : "warnings"
        case .info: count == 1 ? "remark" : "remarks"
        }
    }
}
