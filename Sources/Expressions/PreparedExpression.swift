/// An expression together with the data that it is evaluated over, batch by batch.
///
/// What has to look at more than the records of a batch was calculated beforehand, for all records:
/// sub-queries, and what compares texts with other than fixed ones.
public struct PreparedExpression: Sendable {
    private let root: TypedNode
    private let data: Dataset
    private let table: DataTable?

    /// Prepares an expression.
    ///
    /// - Throws: The fault of any record's calculation in what is done beforehand.
    init(_ root: TypedNode, over data: Dataset, of table: DataTable?) throws(ArithmeticFault) {
        self.data = data
        self.table = table
        let whole = Batch(0..<(table?.recordCount ?? 1), table)
        let preparation = Preparation(
            evaluator: Evaluator(data: data, frame: .records(whole, of: table)),
            table: table
        )
        self.root = try preparation.prepared(root)
    }

    /// Calculates a condition's truth for the records of a batch.
    ///
    /// - Throws: The fault of any record's calculation; then there is no result for the others.
    public func truths(_ batch: Batch) throws(ArithmeticFault) -> [Truth] {
        try evaluate(batch).booleans.array(count: batch.records.count)
    }

    /// Calculates days since 1970-01-01 for the records of a batch; `Int32.min` for none.
    ///
    /// - Throws: The fault of any record's calculation; then there is no result for the others.
    public func days(_ batch: Batch) throws(ArithmeticFault) -> [Int32] {
        try evaluate(batch).dates.array(count: batch.records.count)
    }

    /// The field of texts on which alone a condition depends, and what the condition is for each of
    /// the texts by their codes; nothing for any other expression.
    ///
    /// For a record without a text it does not hold.
    public var truthsOfCodes: (field: String, truths: [Truth])? {
        switch root.operation {
        case .coded(let field, let truths): return (field.field, truths)
        case .not(let node):
            guard case .coded(let field, let truths) = node.operation else { return nil }
            return (field.field, truths.map(\.negated))
        default: return nil
        }
    }

    /// Calculates numbers for the records of a batch, to add them up.
    ///
    /// - Throws: The fault of any record's calculation; then there is no result for the others.
    public func amounts(_ batch: Batch) throws(ArithmeticFault) -> Amounts {
        switch try evaluate(batch).numbers {
        case .fixed(let units, let decimals):
            .fixed(units.array(count: batch.records.count), decimals: decimals)
        case .exact(let numbers): .exact(numbers.array(count: batch.records.count))
        }
    }

    /// Calculates values of any type.
    func evaluate(_ batch: Batch) throws(ArithmeticFault) -> Vector {
        try Evaluator(data: data, frame: .records(batch, of: table)).evaluate(root)
    }
}

/// Calculates those parts of an expression beforehand that need more than a batch.
private struct Preparation {
    let evaluator: Evaluator
    let table: DataTable?
    /// Whether the part is looked at only for records that a condition lets through.
    var isGuarded = false

    func prepared(_ node: TypedNode) throws(ArithmeticFault) -> TypedNode {
        switch node.operation {
        case .query: return TypedNode(.given(try evaluator.evaluate(node)), node.type)
        case .comparison(let comparison, let left, let right) where left.type == .text:
            guard !comparison.isOrdering, let coded = coded(left, [right]) ?? coded(right, [left])
            else { return try given(node) }
            return comparison == .equal ? coded : TypedNode(.not(coded), .boolean)
        case .membership(let operand, let items) where operand.type == .text:
            if let coded = coded(operand, items) { return coded }
            return try given(node)
        case .range(let operand, _, _) where operand.type == .text: return try given(node)
        case .like(let operand, let pattern):
            if let coded = coded(operand, { $0.map { Truth(pattern.matches($0)) } }) {
                return coded
            }
            return try given(node)
        case .choice(let operand, _, _):
            if node.type == .text || operand?.type == .text { return try given(node) }
            var guarded = self
            guarded.isGuarded = true
            return try guarded.partsPrepared(node)
        case .call(_, let arguments) where ([node] + arguments).contains { $0.type == .text }:
            return try given(node)
        default: return try partsPrepared(node)
        }
    }

    private func partsPrepared(_ node: TypedNode) throws(ArithmeticFault) -> TypedNode {
        try node.mapParts { (part) throws(ArithmeticFault) in try prepared(part) }
    }

    /// Calculates a part for all records, unless it could fault for one that it is not asked for.
    private func given(_ node: TypedNode) throws(ArithmeticFault) -> TypedNode {
        if isGuarded, node.canFault { return try partsPrepared(node) }
        return TypedNode(.given(try evaluator.evaluate(node)), node.type)
    }

    /// Looks up once for each text of a field whether it is one of some fixed texts.
    private func coded(_ operand: TypedNode, _ items: [TypedNode]) -> TypedNode? {
        var literals: [String] = []
        for item in items {
            guard case .literal(.text(let literal)) = item.operation else { return nil }
            literals.append(literal)
        }
        return coded(operand) { TextVector.membership(of: literals, in: $0) }
    }

    /// Decides once for each text of a field.
    private func coded(
        _ operand: TypedNode,
        _ truths: ([String]) -> [Truth]
    ) -> TypedNode? {
        guard case .field(let field) = operand.operation,
            case .text(let texts)? = table?.columns[field.field]
        else { return nil }
        return TypedNode(.coded(field, truths(texts.values)), .boolean)
    }
}
