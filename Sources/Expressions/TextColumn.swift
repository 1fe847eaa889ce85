/// A column of texts, each different text stored once.
public struct TextColumn: Sendable {
    /// One number a record: the index of its text in `values`, or -1 for none.
    public var codes: [Int32] = []

    /// The different texts, no two with the same UTF-8 bytes, in the order they came.
    public var values: [String] {
        get { list.values }
        set { list = TextList(newValue) }
    }

    private var list = TextList()

    /// Makes an empty column.
    public init() {}

    /// Makes a column of texts that are coded already.
    ///
    /// - Parameters:
    ///   - codes: For each record the index of its text in `values`, or -1.
    ///   - values: The different texts, no two with the same UTF-8 bytes.
    public init(codes: [Int32], values: [String]) {
        self.codes = codes
        list = TextList(values)
    }

    /// The text of a record, counted from 0; nil where it has none.
    public subscript(record: Int) -> String? {
        let code = codes[record]
        return code < 0 ? nil : list.values[Int(code)]
    }

    /// Adds the text of one more record.
    public mutating func append(_ value: String?) {
        codes.append(value.map { list.code(for: $0) } ?? -1)
    }
}
