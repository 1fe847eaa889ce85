import CSV
import Files

/// How CSV files are to be read: the dialect and what is no part of it.
struct CSVLayout {
    let dialect: Dialect
    let encoding: Encoding
    /// How many lines stand before the header.
    let skip: Int
    /// The names of the columns, where they are given.
    let names: [String]?

    /// Takes what the options say, and reads the names of the columns.
    init(_ options: CSVOptions) throws {
        dialect = try options.dialect()
        encoding = options.encoding
        skip = options.skip
        names = try options.columns.map(Self.names)
    }

    private static func names(_ file: String) throws -> [String] {
        let text = DecodedText(try InputFile.read(file, limit: 1 << 20), encoding: .utf8)
        var reader = Reader(text, dialect: Dialect(delimiter: [], quote: nil, header: false))
        var names: [String] = []
        while let row = reader.next() {
            let name = String(decoding: row.cells.first?.value ?? [], as: UTF8.self)
            guard row.faults.isEmpty, !row.isBlank, !names.contains(name) else {
                let words = "expected a name, and another one in each line, in UTF-8"
                throw Failure(65, "\(CSVFinding.shown(file)):\(row.line): \(words)")
            }
            names.append(name)
        }
        if names.isEmpty { throw Failure(65, "\(CSVFinding.shown(file)): there are no names") }
        return names
    }
}
