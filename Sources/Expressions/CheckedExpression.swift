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
        let evaluator = Evaluator(data: data, frame: .records(of: table))
        return try evaluator.evaluate(root).column(count: table?.recordCount ?? 1)
    }
}
