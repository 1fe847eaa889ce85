extension Evaluator {
    /// Calculates each result only for the records that take it, so that a condition guards what
    /// stands behind it.
    func choice(
        _ operand: TypedNode?,
        _ branches: [TypedNode.Branch],
        otherwise: TypedNode
    ) throws(ArithmeticFault) -> Vector {
        let value: Vector? = if let operand { try evaluate(operand) } else { nil }
        var open = Array(0..<Int32(frame.count))
        var results: [(places: [Int32], values: Vector)] = []
        for branch in branches where !open.isEmpty {
            let test = try of(open).evaluate(branch.condition)
            let holds =
                value.map { compare($0.gathered(open), test, by: .equal) } ?? test.booleans
            var (taken, left): ([Int32], [Int32]) = ([], [])
            for (index, place) in open.enumerated() {
                if holds[index] == .yes { taken.append(place) } else { left.append(place) }
            }
            open = left
            guard !taken.isEmpty else { continue }
            results.append((taken, try of(taken).evaluate(branch.result)))
        }
        if !open.isEmpty || results.isEmpty {
            results.append((open, try of(open).evaluate(otherwise)))
        }
        return Vector(results, count: frame.count)
    }

    private func of(_ places: [Int32]) -> Evaluator {
        Evaluator(data: data, frame: frame.selecting(places))
    }
}

extension Vector {
    /// Puts the values of different records together, each at its record's place; at least one part.
    fileprivate init(_ parts: [(places: [Int32], values: Vector)], count: Int) {
        guard parts.count > 1 else {
            self = parts[0].values
            return
        }
        func placed<Element>(_ lanes: [Lanes<Element>]) -> Lanes<Element> {
            var all = [Element](repeating: .none, count: count)
            for (part, lanes) in zip(parts, lanes) {
                for (index, place) in part.places.enumerated() { all[Int(place)] = lanes[index] }
            }
            return .each(all)
        }
        let vectors = parts.map(\.values)
        switch vectors[0] {
        case .text:
            let (codes, values) = TextVector.merged(vectors.map(\.texts), isOrdered: false)
            self = .text(TextVector(codes: placed(codes), values: values))
        case .number:
            switch NumberLanes.alike(vectors.map(\.numbers)) {
            case .fixed(let units, let decimals):
                self = .number(.fixed(placed(units), decimals: decimals))
            case .exact(let numbers): self = .number(.exact(placed(numbers)))
            }
        case .date: self = .date(placed(vectors.map(\.dates)))
        case .boolean: self = .boolean(placed(vectors.map(\.booleans)))
        }
    }
}
