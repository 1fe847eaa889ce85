import CSV
import Dispatch
import Files
import Grants
import Synchronization

extension TableIngestor {
    /// How an export is cut into pieces.
    struct Chunking: Sendable {
        /// How many threads read pieces.
        var threads: Int
        /// How many bytes a piece has, if no row is longer.
        var bytes: Int
        /// Whether the file is hashed.
        var hashesFile: Bool
    }

    /// The bytes in which a header is looked for, first in few; of a code page many are needed to tell
    /// whether it is another one's.
    private static let beginnings = [1 << 16, 1 << 20]

    /// Reads an export in pieces, by several threads; nothing where it has to be read as a whole.
    ///
    /// That is so where its encoding has more than one byte a unit, its dialect or header is not
    /// simple, some bytes cannot be decoded, or a quote is out of place. The records and findings
    /// are the same for any number of threads and any size of the pieces.
    ///
    /// - Throws: `FileFault` where the file cannot be read.
    func ingest(
        _ file: SteadyFile,
        _ chunking: Chunking
    ) throws(FileFault) -> (table: RecordTable, findings: [Finding])? {
        guard table.encoding == .utf8 || table.encoding.hasOneByteUnits, file.size > chunking.bytes
        else { return nil }
        guard let (start, beginning) = try start(of: file) else { return nil }
        let source = ChunkSource(
            file,
            from: start.offset,
            hashing: chunking.hashesFile ? Array(beginning[..<start.offset]) : nil,
            size: chunking.bytes,
            dialect: start.layout.dialect
        )
        guard var chunks = try read(source, start, threads: chunking.threads),
            let records = ChunkRecords.joined(&chunks)
        else { return nil }
        let described = SourceFile(
            name: self.file,
            bytes: file.size,
            sha256: source.sha256,
            columns: start.layout.columns
        )
        return finish(records, described)
    }

    /// Finds the header, and returns the beginning in which it stands.
    private func start(of file: SteadyFile) throws(FileFault) -> (Start, beginning: [UInt8])? {
        for size in Self.beginnings.dropFirst(table.encoding == .utf8 ? 0 : 1) {
            let beginning = try file.beginning(upTo: size)
            let isWhole = beginning.count == file.size
            if let start = Start(beginning, of: table, isWhole: isWhole) {
                return (start, beginning)
            }
        }
        return nil
    }

    /// The header of an export, found in its beginning.
    private struct Start {
        let layout: Layout
        /// The offset in the file of the first row after the header.
        let offset: Int

        init?(_ beginning: [UInt8], of table: TableDefinition, isWhole: Bool) {
            guard let end = RowEnds(table.dialect).last(in: beginning),
                let layout = try? Layout(Array(beginning[..<end]), of: table, path: ""),
                layout.plainRows != nil, layout.otherEncodings.isEmpty,
                isWhole || layout.dialect == table.dialect
            else { return nil }
            let place = layout.reader.place.offset
            guard place < layout.text.count else { return nil }
            self.layout = layout
            if table.encoding == .utf8 {
                offset = end - layout.text.count + place
            } else {
                offset = layout.text[..<place].count { $0 & 0xC0 != 0x80 }
            }
        }
    }

    /// Reads all pieces; nothing where one of them cannot be read by itself.
    private func read(
        _ source: ChunkSource,
        _ start: Start,
        threads: Int
    ) throws(FileFault) -> [ChunkRecords]? {
        let found = Mutex<[ChunkRecords?]>([])
        let failure = Mutex<FileFault?>(nil)
        let isPlain = Mutex(true)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var reader = chunkReader(start.layout)
            do throws(FileFault) {
                let isEnd = try Self.read(source, start.layout, table.encoding, &reader) {
                    number,
                    records in
                    found.withLock { $0.put(records, at: number) }
                }
                if !isEnd { isPlain.withLock { $0 = false } }
            } catch {
                failure.withLock { $0 = error }
            }
            source.stop()
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        guard isPlain.withLock({ $0 }) else { return nil }
        return found.withLock { $0.compactMap(\.self) }
    }

    /// Reads pieces until there are no more; returns whether all could be read by themselves.
    private static func read(
        _ source: ChunkSource,
        _ layout: Layout,
        _ encoding: Encoding,
        _ reader: inout ChunkReader,
        _ take: (Int, ChunkRecords) -> Void
    ) throws(FileFault) -> Bool {
        var bytes: [UInt8] = []
        var text: [UInt8] = []
        while let number = try source.next(into: &bytes) {
            guard let isText = DecodedText.isText(bytes, in: encoding, else: &text) else {
                return false
            }
            let rows = isText ? bytes : text
            var start = layout.reader(of: rows)
            if number == 0 {
                let place = layout.reader.place
                start.place = (0, place.line, place.rows)
            }
            do {
                take(number, try reader.read(rows, start, isFirst: number == 0, isWhole: false))
            } catch {
                return false
            }
        }
        return true
    }
}

extension [ChunkRecords?] {
    /// Puts records at a place, which may lie beyond the last one.
    fileprivate mutating func put(_ records: ChunkRecords, at place: Int) {
        while count <= place { append(nil) }
        self[place] = records
    }
}
