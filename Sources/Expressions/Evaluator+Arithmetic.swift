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
        case .add: try calculate(Rational.adding, left, right)
        case .subtract: try calculate(Rational.subtracting, left, right)
        case .multiply: try calculate(Rational.multiplied, left, right)
        case .divide: try calculate(Rational.divided, left, right)
        case .addDays: try move(left, by: right, CivilDate.adding(days:))
        case .subtractDays: try move(left, by: try negative(right), CivilDate.adding(days:))
        case .daysSince:
            .number(left.dates.combine(right.dates) { Rational(CivilDate.days(from: $1, to: $0)) })
        }
    }

    private func calculate(
        _ operation: (Rational) -> (Rational) throws(ArithmeticFault) -> Rational,
        _ left: Vector,
        _ right: Vector
    ) throws(ArithmeticFault) -> Vector {
        .number(
            try left.numbers.combine(right.numbers) { (one, other) throws(ArithmeticFault) in
                try operation(one)(other)
            }
        )
    }

    func negative(_ vector: Vector) throws(ArithmeticFault) -> Vector {
        .number(
            try vector.numbers.map { (number) throws(ArithmeticFault) in try number.negated() }
        )
    }

    /// Moves dates by whole days or months.
    func move(
        _ dates: Vector,
        by numbers: Vector,
        _ adding: (CivilDate) -> (Int) -> CivilDate?
    ) throws(ArithmeticFault) -> Vector {
        .date(
            try dates.dates.combine(numbers.numbers) { (date, number) throws(ArithmeticFault) in
                guard let moved = adding(date)(try number.wholeNumber()) else { throw .overflow }
                return moved
            }
        )
    }
}
