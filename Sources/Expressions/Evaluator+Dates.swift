extension Evaluator {
    /// The years, months or days of the month of dates.
    func part(of dates: Lanes<Int32>, _ part: (CivilDate) -> Int) -> NumberLanes {
        NumberLanes(whole: dates.map { Int64(part(CivilDate(dayNumber: $0))) })
    }

    /// The days of a year, a month and a day of the month; none where the calendar has none.
    func dates(_ parts: [NumberLanes]) -> Lanes<Int32> {
        let wholes = parts.map { $0.wholes(in: 1...Int64(CivilDate.years.upperBound)) }
        // The year and four bits of the month.
        let months: Lanes<Int64> = wholes[0].combine(wholes[1]) {
            $1 <= 12 ? $0 << 4 | $1 : .none
        }
        return months.combine(wholes[2]) { month, day in
            CivilDate(year: Int(month >> 4), month: Int(month & 15), day: Int(day))?.dayNumber
                ?? .none
        }
    }
}

extension NumberLanes {
    /// The numbers that are whole and within bounds; none for all others.
    fileprivate func wholes(in bounds: ClosedRange<Int64>) -> Lanes<Int64> {
        switch self {
        case .fixed(let units, decimals: 0): units.map { bounds.contains($0) ? $0 : .none }
        case .fixed, .exact:
            rationals.map { number in
                guard let whole = number.units(decimals: 0), bounds.contains(whole) else {
                    return .none
                }
                return whole
            }
        }
    }
}
