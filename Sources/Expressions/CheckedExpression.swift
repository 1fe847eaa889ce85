/// An expression whose names and types are known, ready to be evaluated.
public struct CheckedExpression: Sendable {
    /// The type of the value that it gives; of a bare null it is boolean.
    public var type: ValueType { root.type }

    /// The expression as it was written.
    public let source: String

    /// Every field that is named in it; the fields by which records are related are not.
    public let fields: Set<FieldReference>

    /// Every constant that is named in it.
    public var constants: Set<String> { root.constants }

    /// Whether it asks for other records than the one that is judged.
    public var hasQueries: Bool { root.hasQueries }

    private let root: TypedNode
    private let table: String?

    init(root: TypedNode, source: String, table: String?, fields: Set<FieldReference>) {
        self.root = root
        self.source = source
        self.table = table
        self.fields = fields
    }

    /// Calculates one value for each record of the scope's table, or one in all without a table.
    ///
    /// The data must hold what the scope declares; that it does not is a programming error.
    ///
    /// - Throws: The fault of any record's calculation; then there is no result for the others.
    public func evaluate(over data: Dataset) throws(ArithmeticFault) -> Column {
        let table = table.map(data.table(named:))
        let whole = Batch(0..<(table?.recordCount ?? 1), table)
        let evaluator = Evaluator(data: data, frame: .records(whole, of: table))
        return try evaluator.evaluate(root).column(count: whole.records.count)
    }

    /// Prepares to evaluate the expression batch by batch.
    ///
    /// The data must hold what the scope declares; that it does not is a programming error.
    ///
    /// - Throws: The fault of any record's calculation in what needs all records.
    public func prepared(over data: Dataset) throws(ArithmeticFault) -> PreparedExpression {
        try PreparedExpression(root, over: data, of: table.map(data.table(named:)))
    }
}
