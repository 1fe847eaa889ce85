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

    /// A result and what decides that it is taken.
    struct Branch: Sendable {
        /// The condition; with an operand the value to which it must be equal.
        let condition: TypedNode
        let result: TypedNode
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
        case like(TypedNode, LikePattern)
        case isNull(TypedNode)
        case not(TypedNode)
        case all([TypedNode])
        case any([TypedNode])
        case choice(TypedNode?, [Branch], otherwise: TypedNode)
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

    /// Whether its calculation can have no result, which ends the run.
    var canFault: Bool {
        switch operation {
        case .chain, .negative: true
        case .call(let function, _) where function.canFault: true
        default: parts.contains(where: \.canFault)
        }
    }
}
