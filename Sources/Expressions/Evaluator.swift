/// Calculates the values of an expression part by part, each for all records of a frame at once.
struct Evaluator {
    let data: Dataset
    let frame: Frame

    func evaluate(_ node: TypedNode) throws(ArithmeticFault) -> Vector {
        switch node.operation {
        case .literal(let value): Vector(value, of: node.type)
        case .constant(let name): Vector(data.constant(named: name, of: node.type), of: node.type)
        case .field(let reference): field(reference, of: node.type)
        case .relatedField(let reference): relatedField(reference, of: node.type)
        case .negative(let operand): try negative(try evaluate(operand))
        case .chain(let first, let steps): try chain(first, steps)
        case .comparison(let comparison, let left, let right):
            .boolean(try self.comparison(left, right, by: comparison))
        case .membership(let operand, let items):
            .boolean(isMember(try evaluate(operand), of: try evaluate(items)))
        case .range(let operand, let low, let high): try range(operand, low: low, high: high)
        case .like(let operand, let pattern):
            .boolean(try evaluate(operand).texts.map { Truth(pattern.matches($0)) })
        case .isNull(let operand): .boolean(try evaluate(operand).isNull)
        case .not(let operand): .boolean(try evaluate(operand).booleans.negated())
        case .all(let operands): .boolean(try fold(operands) { $0.and($1) })
        case .any(let operands): .boolean(try fold(operands) { $0.or($1) })
        case .choice(let operand, let branches, let otherwise):
            try choice(operand, branches, otherwise: otherwise)
        case .call(.age, let arguments): try age(arguments)
        case .call(let function, let arguments): try call(function, try evaluate(arguments))
        case .query(let query): selected(try self.query(query))
        case .given(let vector): selected(vector.slice(frame.batch.records))
        case .coded(let field, let truths):
            selected(.boolean(.each(frame.batch.truths(of: field.field, truths))))
        }
    }

    private func evaluate(_ nodes: [TypedNode]) throws(ArithmeticFault) -> [Vector] {
        var vectors: [Vector] = []
        for node in nodes {
            vectors.append(try evaluate(node))
        }
        return vectors
    }

    private func field(_ reference: FieldReference, of type: ValueType) -> Vector {
        selected(frame.batch.values(of: reference.field, as: type))
    }

    /// The values of the records that are meant, of those of the whole batch.
    private func selected(_ values: Vector) -> Vector {
        frame.places.map(values.gathered) ?? values
    }

    private func relatedField(_ reference: FieldReference, of type: ValueType) -> Vector {
        let table = data.table(named: reference.table)
        let column = table.column(named: reference.field, of: type)
        return Vector(column, in: 0..<table.recordCount).gathered(frame.related ?? [])
    }

    /// Joins conditions one by one, so that only two are in memory at a time.
    private func fold(
        _ nodes: [TypedNode],
        _ join: (Lanes<Truth>, Lanes<Truth>) -> Lanes<Truth>
    ) throws(ArithmeticFault) -> Lanes<Truth> {
        var result = try evaluate(nodes[0]).booleans
        for node in nodes.dropFirst() {
            result = join(result, try evaluate(node).booleans)
        }
        return result
    }

    private func range(
        _ operand: TypedNode,
        low: TypedNode,
        high: TypedNode
    ) throws(ArithmeticFault) -> Vector {
        let value = try evaluate(operand)
        let isAbove = compare(value, try evaluate(low), by: .greaterOrEqual)
        let isBelow = compare(value, try evaluate(high), by: .lessOrEqual)
        return .boolean(isAbove.and(isBelow))
    }
}
