extension Evaluator {
    func chain(
        _ first: TypedNode,
        _ steps: [TypedNode.Step]
    ) throws(ArithmeticFault) -> Vector {
        var result = try evaluate(first)
        for step in steps {
            result = try apply(step.operation, result, try evaluate(step.operand))
        }
        return result
    }

    private func apply(
        _ operation: TypedNode.Step.Operation,
        _ left: Vector,
        _ right: Vector
    ) throws(ArithmeticFault) -> Vector {
        switch operation {
        case .add:
            .number(try sum(left, right, { $0.addingReportingOverflow($1) }, Rational.adding))
        case .subtract:
            .number(
                try sum(left, right, { $0.subtractingReportingOverflow($1) }, Rational.subtracting)
            )
        case .multiply: .number(try product(left.numbers, right.numbers))
        case .divide:
            .number(.exact(try exact(left.numbers, right.numbers, Rational.divided)))
        case .addDays: try move(left, by: right, CivilDate.adding(days:))
        case .subtractDays: try move(left, by: try negative(right), CivilDate.adding(days:))
        case .daysSince:
            .number(NumberLanes(whole: left.dates.combine(right.dates) { Int64($0) - Int64($1) }))
        }
    }

    /// Adds or subtracts: in units where these hold the result.
    private func sum(
        _ left: Vector,
        _ right: Vector,
        _ calculate: (Int64, Int64) -> (partialValue: Int64, overflow: Bool),
        _ operation: (Rational) -> (Rational) throws(ArithmeticFault) -> Rational
    ) throws(ArithmeticFault) -> NumberLanes {
        if case .fixed(let units, let decimals) = NumberLanes.alike([left.numbers, right.numbers]),
            let results = NumberLanes.units(units[0], units[1], calculate)
        {
            return .fixed(results, decimals: decimals)
        }
        return .exact(try exact(left.numbers, right.numbers, operation))
    }

    private func product(
        _ left: NumberLanes,
        _ right: NumberLanes
    ) throws(ArithmeticFault) -> NumberLanes {
        if case .fixed(let units, let decimals) = left,
            case .fixed(let others, let otherDecimals) = right,
            decimals + otherDecimals <= Rational.mostDecimalDigits,
            let results = NumberLanes.units(
                units,
                others,
                { $0.multipliedReportingOverflow(by: $1) }
            )
        {
            return .fixed(results, decimals: decimals + otherDecimals)
        }
        return .exact(try exact(left, right, Rational.multiplied))
    }

    private func exact(
        _ left: NumberLanes,
        _ right: NumberLanes,
        _ operation: (Rational) -> (Rational) throws(ArithmeticFault) -> Rational
    ) throws(ArithmeticFault) -> Lanes<Rational> {
        try left.rationals.combine(right.rationals) { (one, other) throws(ArithmeticFault) in
            try operation(one)(other)
        }
    }

    func negative(_ vector: Vector) throws(ArithmeticFault) -> Vector {
        switch vector.numbers {
        case .fixed(let units, let decimals): .number(.fixed(units.map { -$0 }, decimals: decimals))
        case .exact(let numbers):
            .number(
                .exact(
                    try numbers.map { (number) throws(ArithmeticFault) in try number.negated() }
                )
            )
        }
    }

    /// Moves dates by whole days or months.
    func move(
        _ dates: Vector,
        by numbers: Vector,
        _ adding: (CivilDate) -> (Int) -> CivilDate?
    ) throws(ArithmeticFault) -> Vector {
        .date(
            try dates.dates.combine(numbers.numbers.rationals) {
                (day, number) throws(ArithmeticFault) in
                let date = CivilDate(dayNumber: day)
                guard let moved = adding(date)(try number.wholeNumber()) else { throw .overflow }
                return moved.dayNumber
            }
        )
    }
}
