import CSV
public import Grants
import Ingestion

/// `records/effects.csv`: the records that do not count.
public enum EffectsText {
    private static let header = ["table", "record", "effect"]

    /// Writes rejected records, by table and number.
    public static func bytes(of rejections: Rejections) -> [UInt8] {
        var writer = Writer()
        writer.append(header)
        for (table, records) in rejections.records.sorted(by: { $0.key < $1.key }) {
            for record in records.sorted() {
                writer.append([table, "\(record)", Effect.reject.rawValue])
            }
        }
        return writer.bytes
    }

    /// Reads rejected records.
    ///
    /// - Throws: `StageFileFault` where the bytes are no `effects.csv`.
    public static func rejections(_ bytes: [UInt8], file: String) throws(StageFileFault)
        -> Rejections
    {
        var rejections = Rejections([])
        for (line, cells) in try StageRows(bytes, header: header, file: file).rows {
            guard let record = Int(cells[1]), record > 0, cells[2] == Effect.reject.rawValue else {
                throw StageFileFault(file: file, line: line)
            }
            rejections.add(record, of: cells[0])
        }
        return rejections
    }
}
