import CSV
public import Grants
import Ingestion

/// `records/effects.csv`: the records that do not count, or not as others do.
public enum EffectsText {
    private static let header = ["table", "record", "effect"]

    /// Writes the records with their effects, by table and number.
    public static func bytes(of effects: RecordEffects) -> [UInt8] {
        var writer = Writer()
        writer.append(header)
        let (rejected, incomplete) = (effects.rejected.records, effects.incomplete.records)
        for table in Set(rejected.keys).union(incomplete.keys).sorted() {
            let own = (rejected[table] ?? []).union(incomplete[table] ?? [])
            for record in own.sorted() {
                let isRejected = rejected[table]?.contains(record) ?? false
                let effect = isRejected ? Effect.reject : .incomplete
                writer.append([table, "\(record)", effect.rawValue])
            }
        }
        return writer.bytes
    }

    /// Reads the effects on records.
    ///
    /// - Throws: `StageFileFault` where the bytes are no `effects.csv`.
    public static func effects(_ bytes: [UInt8], file: String) throws(StageFileFault)
        -> RecordEffects
    {
        var effects = RecordEffects([])
        for (line, cells) in try StageRows(bytes, header: header, file: file).rows {
            guard let record = Int(cells[1]), record > 0, let effect = Effect(rawValue: cells[2]),
                effect != .none
            else { throw StageFileFault(file: file, line: line) }
            effects.add(record, of: cells[0], effect)
        }
        return effects
    }
}
