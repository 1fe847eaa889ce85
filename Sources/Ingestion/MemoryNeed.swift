import CSV
import Files
public import Grants

/// How much memory the exports of a moment need at least, told from the sizes of their files before
/// any record is read.
///
/// The need is told too low rather than too high, so that no run is kept from what it could do: 16 MB
/// for the program; for each record 8 bytes for its place, 8 for each field of which is asked only
/// which values are the same, and 1 for each field whose values are asked for; and one and a half
/// times the largest file that is read as a whole. The benchmark's export of a million records comes
/// to 53 MB so, and took 74 MB; in UTF-16 to 430 MB, and took 495 MB; the shipped grants to 16 MB, and
/// took 24 MB.
public struct MemoryNeed: Equatable, Sendable {
    /// What the program itself takes.
    private static let program = 16_000_000
    /// The need in bytes.
    public private(set) var bytes = program
    /// The largest file that is read as a whole because of its encoding, if there is one.
    public private(set) var wholeFile: WholeFile?

    /// A file that has to be held in memory.
    public struct WholeFile: Equatable, Sendable {
        /// Its path as messages name it.
        public let path: String
        /// Its size in bytes.
        public let size: Int
    }

    /// How many bytes of a file are looked at to learn how long its records are.
    private static let sampleSize = 1 << 16

    /// Looks at the files of an export.
    ///
    /// What cannot be found or opened counts as nothing: whoever reads it says so.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - moment: The moment whose export is meant.
    ///   - files: By table, files to read in place of those of the dated folder.
    ///   - purpose: For what the exports are to be read.
    public init(
        of grant: Grant,
        at moment: ReportingMoment,
        files: [String: String],
        for purpose: Ingestor.Purpose
    ) {
        let uses = FieldUses(of: grant, for: purpose)
        let export = try? ExportFiles(
            of: grant.exports,
            export: moment.export,
            replacements: files
        )
        for table in grant.exports.tables {
            let record = Self.recordSize(of: table, uses)
            for (_, path) in (try? export?.files(of: table)) ?? [] {
                add(path, of: table, recordSize: record)
            }
        }
        bytes += Self.bytes(ofWholeFile: wholeFile?.size ?? 0)
    }

    /// What is likely to be needed beyond what the program itself takes: twice the least.
    public var usualBytesOfRecords: Int { (bytes - Self.program) * 2 }

    /// What a file takes that is read as a whole: its bytes, and half as much besides.
    static func bytes(ofWholeFile size: Int) -> Int { size / 2 * 3 }

    /// Names bytes as messages do: in millions, rounded up.
    public static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000)" }

    /// A need that is known.
    init(bytes: Int, wholeFile: WholeFile? = nil) {
        self.bytes = bytes
        self.wholeFile = wholeFile
    }

    private mutating func add(_ path: String, of table: TableDefinition, recordSize: Int) {
        guard let file = try? SteadyFile(path) else { return }
        guard table.encoding == .utf8 || table.encoding.hasOneByteUnits else {
            if file.size > wholeFile?.size ?? 0 {
                wholeFile = WholeFile(path: path, size: file.size)
            }
            return
        }
        guard let sample = try? file.beginning(upTo: Self.sampleSize) else { return }
        let rows = Self.rowCount(sample, table.dialect)
        guard rows > 0 else { return }
        bytes += file.size / (sample.count / rows + 1) * recordSize
    }

    /// The least that a record of a table takes.
    private static func recordSize(of table: TableDefinition, _ uses: FieldUses) -> Int {
        table.fields.reduce(8) { size, field in
            switch uses.use(of: field.name, in: table.name) {
            case .value: size + 1
            case .key: size + 8
            case .none: size
            }
        }
    }

    /// Counts the rows of a sample; a line end in a quoted field ends none.
    private static func rowCount(_ sample: [UInt8], _ dialect: Dialect) -> Int {
        let quote = dialect.quote.map(Int.init) ?? -1
        var isQuoted = false
        var (feeds, returns) = (0, 0)
        for byte in sample {
            if Int(byte) == quote { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == 0x0A { feeds += 1 }
            if byte == 0x0D { returns += 1 }
        }
        return max(feeds, returns)
    }
}
