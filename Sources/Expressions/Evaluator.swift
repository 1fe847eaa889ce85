/// Calculates the values of an expression part by part, each for all records at once.
struct Evaluator {
    let data: Dataset
    let frame: Frame

    func evaluate(_ node: TypedNode) throws(ArithmeticFault) -> Vector {
        switch node.operation {
        case .literal(let value): Vector(value, of: node.type)
        case .constant(let name): Vector(data.constant(named: name, of: node.type), of: node.type)
        case .field(let reference): column(reference, of: node.type, at: frame.records)
        case .relatedField(let reference):
            column(reference, of: node.type, at: frame.relatedRecords)
        case .negative(let operand): try negative(try evaluate(operand))
        case .chain(let first, let steps): try chain(first, steps)
        case .comparison(let comparison, let left, let right):
            .boolean(compare(try evaluate(left), try evaluate(right), by: comparison))
        case .membership(let operand, let items):
            .boolean(isMember(try evaluate(operand), of: try evaluate(items)))
        case .range(let operand, let low, let high): try range(operand, low: low, high: high)
        case .isNull(let operand): .boolean(try evaluate(operand).isNull)
        case .not(let operand): .boolean(try evaluate(operand).booleans.negated())
        case .all(let operands): .boolean(try fold(operands) { $0.and($1) })
        case .any(let operands): .boolean(try fold(operands) { $0.or($1) })
        case .call(let function, let arguments): try call(function, try evaluate(arguments))
        case .query(let query): try self.query(query)
        }
    }

    private func evaluate(_ nodes: [TypedNode]) throws(ArithmeticFault) -> [Vector] {
        var vectors: [Vector] = []
        for node in nodes {
            vectors.append(try evaluate(node))
        }
        return vectors
    }

    private func column(
        _ reference: FieldReference,
        of type: ValueType,
        at records: [Int32]?
    ) -> Vector {
        let table = data.table(named: reference.table)
        return Vector(table.column(named: reference.field, of: type), at: records)
    }

    /// Joins conditions one by one, so that only two are in memory at a time.
    private func fold(
        _ nodes: [TypedNode],
        _ join: (Lanes<Bool>, Lanes<Bool>) -> Lanes<Bool>
    ) throws(ArithmeticFault) -> Lanes<Bool> {
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
