extension Evaluator {
    /// Calculates ages.
    func age(_ arguments: [TypedNode]) throws(ArithmeticFault) -> Vector {
        .number(NumberLanes(whole: try ages(arguments).map { Int64($0) }))
    }

    /// Calculates ages; those between two fields once a batch, however many conditions ask.
    private func ages(_ arguments: [TypedNode]) throws(ArithmeticFault) -> Lanes<Int32> {
        if case .field(let birth) = arguments[0].operation,
            case .field(let day) = arguments[1].operation, frame.places == nil
        {
            return frame.batch.ages(from: birth.field, to: day.field)
        }
        let births = try evaluate(arguments[0]).dates
        return births.years(to: try evaluate(arguments[1]).dates)
    }

    /// Compares two values; ages with a fixed whole number in 32 bits, which is most often asked of
    /// them.
    func comparison(
        _ left: TypedNode,
        _ right: TypedNode,
        by comparison: ComparisonOperator
    ) throws(ArithmeticFault) -> Lanes<Truth> {
        if case .call(.age, let arguments) = left.operation,
            case .literal(.number(let number)) = right.operation,
            let limit = number.units(decimals: 0).flatMap(Int32.init(exactly:)), !limit.isNone
        {
            return try ages(arguments).compare(.same(limit), by: comparison)
        }
        return compare(try evaluate(left), try evaluate(right), by: comparison)
    }

    func call(_ function: Function, _ arguments: [Vector]) throws(ArithmeticFault) -> Vector {
        switch function {
        case .age: preconditionFailure("ages are calculated from their parts")
        case .addMonths: try move(arguments[0], by: arguments[1], CivilDate.adding(months:))
        case .halfYear: .text(halfYears(of: arguments[0].dates))
        case .coalesce: coalesce(arguments)
        case .greatest: extreme(arguments, isGreatest: true)
        case .least: extreme(arguments, isGreatest: false)
        case .nullIf: nullIf(arguments[0], equals: arguments[1])
        case .year: .number(part(of: arguments[0].dates, \.year))
        case .month: .number(part(of: arguments[0].dates, \.month))
        case .day: .number(part(of: arguments[0].dates, \.day))
        case .makeDate: .date(dates(arguments.map(\.numbers)))
        case .abs: .number(try arguments[0].numbers.magnitudes())
        case .floor: .number(try arguments[0].numbers.rounded(.down, toDecimals: 0))
        case .ceiling: .number(try arguments[0].numbers.rounded(.up, toDecimals: 0))
        case .round: .number(try rounded(arguments))
        case .band: .text(bands(arguments.map(\.numbers)))
        case .lower: .text(arguments[0].texts.mapTexts { $0.lowercased() })
        case .upper: .text(arguments[0].texts.mapTexts { $0.uppercased() })
        case .trim: .text(arguments[0].texts.mapTexts(trimmed))
        case .length:
            .number(NumberLanes(whole: arguments[0].texts.map { Int64($0.unicodeScalars.count) }))
        case .substr: .text(try parts(of: arguments))
        }
    }

    private func halfYears(of dates: Lanes<Int32>) -> TextVector {
        var values: [String] = []
        var codes: [Int: Int32] = [:]
        let coded: Lanes<Int32> = dates.map { day in
            let date = CivilDate(dayNumber: day)
            let (year, month, _) = date.parts
            let key = year * 2 + (month <= 6 ? 0 : 1)
            if let code = codes[key] { return code }
            let code = Int32(values.count)
            codes[key] = code
            values.append(date.halfYear)
            return code
        }
        return TextVector(codes: coded, values: values)
    }

    /// The first value of each record that is not null.
    private func coalesce(_ vectors: [Vector]) -> Vector {
        func firsts<Element>(_ lanes: [Lanes<Element>]) -> Lanes<Element> {
            lanes.dropFirst().reduce(lanes[0]) { found, next in
                found.combineAll(next) { $0.isNone ? $1 : $0 }
            }
        }
        switch vectors[0] {
        case .text:
            let (codes, values) = TextVector.merged(vectors.map(\.texts), isOrdered: false)
            return .text(TextVector(codes: firsts(codes), values: values))
        case .number:
            switch NumberLanes.alike(vectors.map(\.numbers)) {
            case .fixed(let units, let decimals):
                return .number(.fixed(firsts(units), decimals: decimals))
            case .exact(let numbers): return .number(.exact(firsts(numbers)))
            }
        case .date: return .date(firsts(vectors.map(\.dates)))
        case .boolean: return .boolean(firsts(vectors.map(\.booleans)))
        }
    }

    /// The greatest value of each record, or the least; null if one of them is.
    private func extreme(_ vectors: [Vector], isGreatest: Bool) -> Vector {
        func extremes<Element: Comparable>(_ lanes: [Lanes<Element>]) -> Lanes<Element> {
            lanes.dropFirst().reduce(lanes[0]) { $0.extreme($1, isGreatest: isGreatest) }
        }
        switch vectors[0] {
        case .text:
            let (codes, values) = TextVector.merged(vectors.map(\.texts), isOrdered: true)
            return .text(TextVector(codes: extremes(codes), values: values))
        case .number:
            switch NumberLanes.alike(vectors.map(\.numbers)) {
            case .fixed(let units, let decimals):
                return .number(.fixed(extremes(units), decimals: decimals))
            case .exact(let numbers): return .number(.exact(extremes(numbers)))
            }
        case .date: return .date(extremes(vectors.map(\.dates)))
        case .boolean: preconditionFailure("the checker refuses the greatest of booleans")
        }
    }

    private func nullIf(_ vector: Vector, equals other: Vector) -> Vector {
        let isEqual = compare(vector, other, by: .equal)
        func kept<Element>(_ lanes: Lanes<Element>) -> Lanes<Element> {
            lanes.combineAll(isEqual) { $1 == .yes ? .none : $0 }
        }
        return switch vector {
        case .text(let texts): .text(TextVector(codes: kept(texts.codes), values: texts.values))
        case .number(.fixed(let units, let decimals)):
            .number(.fixed(kept(units), decimals: decimals))
        case .number(.exact(let numbers)): .number(.exact(kept(numbers)))
        case .date(let days): .date(kept(days))
        case .boolean(let truths): .boolean(kept(truths))
        }
    }
}
