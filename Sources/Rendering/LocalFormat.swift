import Expressions
import Grants

/// Writes days, half-years and numbers as the readers of one language expect them.
struct LocalFormat {
    private let texts: [LabelKey: String]
    private let units: [String: String]

    init(labels: Labels) {
        texts = Dictionary(
            uniqueKeysWithValues: LabelKey.allCases.map { ($0, labels.labels[$0.rawValue] ?? "") }
        )
        units = labels.units
    }

    /// Returns a label with its placeholders filled.
    func label(_ key: LabelKey, _ parameters: [String: String] = [:]) -> String {
        Self.filled(texts[key] ?? "", parameters)
    }

    /// Fills the placeholders of a text in one pass: what a value holds is not filled again, and a
    /// name that means nothing stays as it is.
    static func filled(_ text: String, _ parameters: [String: String]) -> String {
        guard !parameters.isEmpty else { return text }
        var filled = ""
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
            let name = String(rest[rest.utf8.index(after: open)..<close])
            if let value = parameters[name] {
                filled += value
                rest = rest[rest.utf8.index(after: close)...]
            } else {
                filled += "{"
                rest = rest[rest.utf8.index(after: open)...]
            }
        }
        return filled + rest
    }

    func date(_ day: CivilDate) -> String {
        label(
            .date,
            [
                "day": Self.twoDigits(day.day), "dayPlain": "\(day.day)",
                "month": Self.twoDigits(day.month),
                "monthName": label(LabelKey.months[day.month - 1]), "year": "\(day.year)",
            ]
        )
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    func title(_ halfYear: HalfYear) -> String {
        label(halfYear.half == 1 ? .halfYear1 : .halfYear2, ["year": "\(halfYear.year)"])
    }

    func short(_ halfYear: HalfYear) -> String {
        label(halfYear.half == 1 ? .halfYearShort1 : .halfYearShort2, ["year": "\(halfYear.year)"])
    }

    func span(_ kind: SpanKind) -> String {
        label(kind == .period ? .spanPeriod : .spanCumulative)
    }

    /// Writes a decimal number with the language's separators.
    func number(_ text: String) -> String {
        // By bytes: looked at by characters, a number took 5,000 instructions.
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = (isNegative ? text.utf8.dropFirst() : text.utf8[...])
            .split(separator: UInt8(ascii: "."))
        guard let whole = parts.first.map(Array.init) else { return text }
        let separator = label(.groupSeparator)
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0 && (whole.count - index) % 3 == 0 { grouped += separator }
            grouped.unicodeScalars.append(Unicode.Scalar(digit))
        }
        let fraction = parts.count > 1 ? label(.decimalSeparator) + Substring(parts[1]) : ""
        return (isNegative ? "\u{2212}" : "") + grouped + fraction
    }

    func unit(_ code: String) -> String {
        units[code] ?? code
    }

    func status(_ status: Figure.Status) -> String {
        switch status {
        case .final: label(.statusFinal)
        case .provisional: label(.statusProvisional)
        case .suppressed: label(.statusSuppressed)
        case .unavailable: label(.statusUnavailable)
        }
    }

    func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: label(.severityError)
        case .warning: label(.severityWarning)
        case .info: label(.severityInfo)
        }
    }

    /// Names a severity where findings of it are counted.
    func severities(_ severity: Severity) -> String {
        switch severity {
        case .error: label(.severityErrors)
        case .warning: label(.severityWarnings)
        case .info: label(.severityInfos)
        }
    }

    /// Says how far a definition was checked, behind the sources that it names.
    func evidence(_ evidence: Evidence) -> String {
        let words =
            switch evidence.mark {
            case .source: label(.evidenceSource)
            case .derived: label(.evidenceDerived)
            case .memory: label(.evidenceMemory)
            }
        return evidence.references.isEmpty ? words : "\(evidence.references) – \(words)"
    }

    func effect(_ effect: Effect) -> String {
        switch effect {
        case .reject: label(.effectReject)
        case .incomplete: label(.effectIncomplete)
        case .none: label(.effectNone)
        }
    }
}
