/// A part of an expression whose names are found and whose types fit.
struct TypedNode: Sendable {
    /// One more operand of a chain, with what the types make of its operator.
    struct Step: Sendable {
        enum Operation: Sendable {
            case add, subtract, multiply, divide
            /// A date and a number of days.
            case addDays, subtractDays
            /// The days between two dates.
            case daysSince
        }

        let operation: Operation
        let operand: TypedNode
    }

    /// A question to the records of another table.
    struct Query: Sendable {
        let aggregate: Aggregate
        let table: String
        /// Whether its records are the children of the record that is judged, or its parent.
        let isChild: Bool
        let field: TypedNode?
        let condition: TypedNode?
    }

    indirect enum Operation: Sendable {
        case literal(Value)
        case constant(String)
        /// A field of the record that is judged.
        case field(FieldReference)
        /// A field of the related record that a sub-query looks at.
        case relatedField(FieldReference)
        case negative(TypedNode)
        case chain(TypedNode, [Step])
        case comparison(ComparisonOperator, TypedNode, TypedNode)
        case membership(TypedNode, [TypedNode])
        case range(TypedNode, low: TypedNode, high: TypedNode)
        case isNull(TypedNode)
        case not(TypedNode)
        case all([TypedNode])
        case any([TypedNode])
        case call(Function, [TypedNode])
        case query(Query)
        /// Values that were calculated beforehand for all records of the scope's table.
        case given(Vector)
        /// Whether the text of a field is one of some, looked up by its code.
        case coded(FieldReference, [Truth])
    }

    let operation: Operation
    let type: ValueType

    /// Whether it is always null; then it fits any type.
    let isNull: Bool

    init(_ operation: Operation, _ type: ValueType) {
        self.operation = operation
        self.type = type
        isNull = false
    }

    private init(nullOf type: ValueType) {
        operation = .literal(.null)
        self.type = type
        isNull = true
    }

    /// Null; a boolean, unknown, unless it stands where another type is needed.
    static let null = TypedNode(nullOf: .boolean)

    /// Returns the same, but null as null of the given type.
    func adopting(_ type: ValueType) -> TypedNode {
        isNull ? TypedNode(nullOf: type) : self
    }

    /// Every constant in it.
    var constants: Set<String> {
        if case .constant(let name) = operation { return [name] }
        return parts.reduce(into: []) { $0.formUnion($1.constants) }
    }

    /// Whether it holds a sub-query.
    var hasQueries: Bool {
        if case .query = operation { return true }
        return parts.contains(where: \.hasQueries)
    }

    /// The nodes directly below.
    private var parts: [TypedNode] {
        switch operation {
        case .literal, .constant, .field, .relatedField, .given, .coded: []
        case .negative(let node), .isNull(let node), .not(let node): [node]
        case .chain(let first, let steps): [first] + steps.map(\.operand)
        case .comparison(_, let left, let right): [left, right]
        case .membership(let node, let items): [node] + items
        case .range(let node, let low, let high): [node, low, high]
        case .all(let nodes), .any(let nodes), .call(_, let nodes): nodes
        case .query(let query): [query.field, query.condition].compactMap(\.self)
        }
    }

    private static func changed<Fault>(
        _ nodes: [TypedNode],
        _ change: (TypedNode) throws(Fault) -> TypedNode
    ) throws(Fault) -> [TypedNode] {
        var result: [TypedNode] = []
        for node in nodes { result.append(try change(node)) }
        return result
    }

    /// Returns the same with other nodes directly below; not for sub-queries.
    func mapParts<Fault>(_ change: (TypedNode) throws(Fault) -> TypedNode) throws(Fault)
        -> TypedNode
    {
        let operation: Operation =
            switch operation {
            case .literal, .constant, .field, .relatedField, .given, .coded, .query: operation
            case .negative(let node): .negative(try change(node))
            case .isNull(let node): .isNull(try change(node))
            case .not(let node): .not(try change(node))
            case .chain(let first, let steps):
                .chain(
                    try change(first),
                    zip(steps, try Self.changed(steps.map(\.operand), change)).map {
                        Step(operation: $0.operation, operand: $1)
                    }
                )
            case .comparison(let comparison, let left, let right):
                .comparison(comparison, try change(left), try change(right))
            case .membership(let node, let items):
                .membership(try change(node), try Self.changed(items, change))
            case .range(let node, let low, let high):
                .range(try change(node), low: try change(low), high: try change(high))
            case .all(let nodes): .all(try Self.changed(nodes, change))
            case .any(let nodes): .any(try Self.changed(nodes, change))
            case .call(let function, let nodes): .call(function, try Self.changed(nodes, change))
            }
        return isNull ? self : TypedNode(operation, type)
    }
}
