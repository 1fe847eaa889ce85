public import Expressions

/// The form of a date in an export: `%d`, `%m`, `%Y` and the text between them.
public struct DatePattern: Sendable, Equatable {
    private enum Part: Equatable {
        case day
        case month
        case year
        case byte(UInt8)
    }

    /// The form as declared, such as `%d.%m.%Y`.
    public let format: String
    private let parts: [Part]

    /// The years of which exports tell: narrower than the calendar's, so that days can be added to
    /// any date that was read.
    public static let years = 1850...2150

    /// The default of Table Schema: `%Y-%m-%d`.
    public static let iso = DatePattern(
        format: "%Y-%m-%d",
        parts: [.year, .byte(UInt8(ascii: "-")), .month, .byte(UInt8(ascii: "-")), .day]
    )

    /// How many bytes a day of this form has.
    private let length: Int

    private init(format: String, parts: [Part]) {
        self.format = format
        self.parts = parts
        length = parts.reduce(0) { length, part in
            switch part {
            case .year: length + 4
            case .day, .month: length + 2
            case .byte: length + 1
            }
        }
    }

    /// Understands a form that names day, month and four-digit year once each, or nothing.
    public init?(_ format: String) {
        var parts: [Part] = []
        var bytes = Array(format.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                parts.append(.byte(byte))
                continue
            }
            switch bytes.popFirst() {
            case UInt8(ascii: "d"): parts.append(.day)
            case UInt8(ascii: "m"): parts.append(.month)
            case UInt8(ascii: "Y"): parts.append(.year)
            default: return nil
            }
        }
        for needed in [Part.day, .month, .year] where parts.count(where: { $0 == needed }) != 1 {
            return nil
        }
        self.init(format: format, parts: parts)
    }

    /// Reads a day that has exactly this form and is in the calendar.
    ///
    /// Day and month have two digits, the year four, all of them ASCII; nothing may stand before
    /// or after.
    public func date(_ text: [UInt8]) -> CivilDate? {
        date(text, from: 0, to: text.count)
    }

    /// Reads a day from a part of a text.
    public func date(_ text: [UInt8], from start: Int, to end: Int) -> CivilDate? {
        guard end - start == length else { return nil }
        var place = start
        var day = 0
        var month = 0
        var year = 0
        for part in parts {
            switch part {
            case .day:
                guard let value = Self.number(text, &place, digits: 2) else { return nil }
                day = value
            case .month:
                guard let value = Self.number(text, &place, digits: 2) else { return nil }
                month = value
            case .year:
                guard let value = Self.number(text, &place, digits: 4) else { return nil }
                year = value
            case .byte(let byte):
                guard text[place] == byte else { return nil }
                place += 1
            }
        }
        guard Self.years.contains(year) else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private static func number(_ text: [UInt8], _ place: inout Int, digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            let digit = text[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
            place += 1
        }
        return value
    }
}
