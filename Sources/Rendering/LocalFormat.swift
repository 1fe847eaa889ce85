import Expressions
import Grants

/// Writes days, half-years and numbers as the readers of one language expect them.
struct LocalFormat {
    let labels: Labels

    /// Returns a label with its placeholders filled; an unknown key stands for itself.
    func label(_ key: String, _ parameters: [String: String] = [:]) -> String {
        var text = labels.labels[key] ?? key
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
            text = text.replacing("{\(name)}", with: value)
        }
        return text
    }

    func date(_ day: CivilDate) -> String {
        label(
            "date",
            [
                "day": Self.twoDigits(day.day), "dayPlain": "\(day.day)",
                "month": Self.twoDigits(day.month), "monthName": label("month\(day.month)"),
                "year": "\(day.year)",
            ]
        )
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    func title(_ halfYear: HalfYear) -> String {
        label("halfYear\(halfYear.half)", ["year": "\(halfYear.year)"])
    }

    func short(_ halfYear: HalfYear) -> String {
        label("halfYearShort\(halfYear.half)", ["year": "\(halfYear.year)"])
    }

    /// Writes a decimal number with the language's separators.
    func number(_ text: String) -> String {
        let isNegative = text.hasPrefix("-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".")
        guard let whole = parts.first else { return text }
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0 && (whole.count - index) % 3 == 0 { grouped += label("groupSeparator") }
            grouped.append(digit)
        }
        let fraction = parts.count > 1 ? label("decimalSeparator") + parts[1] : ""
        return (isNegative ? "\u{2212}" : "") + grouped + fraction
    }

    func unit(_ code: String) -> String {
        labels.units[code] ?? code
    }

    func status(_ status: Figure.Status) -> String {
        switch status {
        case .final: label("statusFinal")
        case .provisional: label("statusProvisional")
        case .suppressed: label("statusSuppressed")
        case .unavailable: label("statusUnavailable")
        }
    }

    func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: label("severityError")
        case .warning: label("severityWarning")
        case .info: label("severityInfo")
        }
    }

    func effect(_ effect: Effect) -> String {
        switch effect {
        case .reject: label("effectReject")
        case .none: label("effectNone")
        }
    }
}
