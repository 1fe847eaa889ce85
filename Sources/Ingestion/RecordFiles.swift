import CSV
import Expressions
import Files
import FoundationEssentials
public import Grants

/// The folder `records/` between ingest and the stages after it.
public struct RecordFiles: Sendable {
    private static let positionHeader = ["record", "line", "row", "breaks"]

    private let grant: Grant

    /// Makes the files of a grant.
    public init(grant: Grant) {
        self.grant = grant
    }

    /// Returns the files of an ingested export: a CSV a table, findings, and the descriptor.
    public func files(of export: IngestedExport) throws -> [(name: String, bytes: [UInt8])] {
        var files = export.tables.map { (name: "\($0.name).csv", bytes: bytes(of: $0)) }
        files.append((name: "findings.csv", bytes: FindingsText.bytes(of: export.findings)))
        files.append((name: "datapackage.json", bytes: try descriptor(export)))
        return files
    }

    private func fields(of table: String) -> [FieldDefinition] {
        grant.exports.table(table)?.fields.filter { $0.treatment != .drop } ?? []
    }

    private func bytes(of table: RecordTable) -> [UInt8] {
        let names = fields(of: table.name).map(\.name)
        var writer = Writer()
        writer.append(Self.positionHeader + names)
        for (index, position) in table.positions.enumerated() {
            let breaks = position.breaks.map { "\($0.column):\($0.count)" }.joined(separator: " ")
            writer.append(
                ["\(index + 1)", "\(position.line)", "\(position.row)", breaks]
                    + names.map { table.text($0, at: index) ?? "" }
            )
        }
        return writer.bytes
    }

    private func descriptor(_ export: IngestedExport) throws -> [UInt8] {
        let resources = export.tables.map { table in
            RecordsDescriptor.Resource(
                name: table.name,
                path: "\(table.name).csv",
                schema: RecordsDescriptor.Schema(fields: schema(of: table.name)),
                grantline: RecordsDescriptor.Source(files: table.parts.map(Self.file))
            )
        }
        let descriptor = RecordsDescriptor(
            name: "records",
            resources: resources,
            grantline: RecordsDescriptor.Moment(
                grant: grant.id,
                export: export.moment.export,
                dataDay: export.moment.dataDay.description,
                asOf: export.moment.asOf.description,
                period: export.moment.period.description,
                key: export.key
            )
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(descriptor)) + [UInt8(ascii: "\n")]
    }

    private static func file(_ part: RecordTable.Part) -> RecordsDescriptor.File {
        RecordsDescriptor.File(
            file: part.source.name,
            bytes: part.source.bytes,
            sha256: part.source.sha256,
            columns: part.source.columns,
            records: part.count
        )
    }

    private static func part(_ file: RecordsDescriptor.File) -> RecordTable.Part {
        let source = SourceFile(
            name: file.file,
            bytes: file.bytes,
            sha256: file.sha256,
            columns: file.columns
        )
        return RecordTable.Part(source: source, count: file.records)
    }

    private func schema(of table: String) -> [RecordsDescriptor.Field] {
        let positions = Self.positionHeader.map { name in
            RecordsDescriptor.Field(name: name, type: name == "breaks" ? "string" : "integer")
        }
        return positions
            + fields(of: table).map { field in
                let type =
                    switch field.valueType {
                    case .text: "string"
                    case .number: "number"
                    case .date: "date"
                    case .boolean: "boolean"
                    }
                return RecordsDescriptor.Field(name: field.name, type: type)
            }
    }

    /// Reads what ingest wrote into a folder.
    ///
    /// - Throws: `FileFault` where a file cannot be read; `StageFileFault` where it is not what
    ///   ingest wrote for this grant.
    public func read(from folder: String) throws -> IngestedExport {
        let path = "\(folder)/datapackage.json"
        let bytes = try InputFile.read(path, limit: 64 << 20)
        guard
            let descriptor = try? JSONDecoder().decode(RecordsDescriptor.self, from: Data(bytes)),
            let moment = moment(descriptor.grantline)
        else { throw StageFileFault(file: path, line: 0) }
        let tables = try grant.exports.tables.map { definition in
            guard let resource = descriptor.resources.first(where: { $0.name == definition.name })
            else { throw StageFileFault(file: path, line: 0) }
            return try table(resource, of: definition, folder: folder)
        }
        let findings = "\(folder)/findings.csv"
        return IngestedExport(
            moment: moment,
            key: descriptor.grantline.key,
            tables: tables,
            findings: try FindingsText.findings(InputFile.read(findings), file: findings)
        )
    }

    private func moment(_ moment: RecordsDescriptor.Moment) -> ReportingMoment? {
        guard moment.format == 1, moment.grant == grant.id,
            let day = CivilDate(iso: moment.dataDay), let period = HalfYear(moment.period),
            let asOf = CivilDate(iso: moment.asOf)
        else { return nil }
        let found = ReportingMoment(
            export: moment.export,
            dataDay: day,
            period: period,
            asOf: asOf
        )
        guard (try? found.check(grant)) != nil else { return nil }
        return found
    }

    private func table(
        _ resource: RecordsDescriptor.Resource,
        of definition: TableDefinition,
        folder: String
    ) throws -> RecordTable {
        let file = "\(folder)/\(definition.name).csv"
        let fields = fields(of: definition.name)
        let rows = try StageRows(
            InputFile.read(file),
            header: Self.positionHeader + fields.map(\.name),
            file: file
        )
        var builders = fields.map { ColumnBuilder($0.valueType) }
        var positions = RecordPositions()
        for (line, cells) in rows.rows {
            guard Self.number(cells[0]) == positions.count + 1, let position = Self.position(cells)
            else { throw StageFileFault(file: file, line: line) }
            positions.append(position)
            for (index, field) in fields.enumerated() {
                guard let value = Self.value(cells[index + 4], field.valueType) else {
                    throw StageFileFault(file: file, line: line)
                }
                builders[index].append(value)
            }
        }
        var columns: [String: Column] = [:]
        for (index, field) in fields.enumerated() {
            if case .column(let column) = builders[index].take() { columns[field.name] = column }
        }
        let parts = resource.grantline.files.map(Self.part)
        guard parts.allSatisfy({ 0...positions.count ~= $0.count }),
            parts.reduce(0, { $0 + $1.count }) == positions.count
        else { throw StageFileFault(file: "\(folder)/datapackage.json", line: 0) }
        return RecordTable(
            name: definition.name,
            parts: parts,
            positions: positions,
            columns: columns
        )
    }

    private static func position(_ cells: [String]) -> RecordPosition? {
        guard let line = number(cells[1]), let row = number(cells[2]) else { return nil }
        var breaks: [RecordPosition.Break] = []
        for part in cells[3].split(separator: " ") {
            let numbers = part.split(separator: ":").compactMap(number)
            guard numbers.count == 2 else { return nil }
            breaks.append(RecordPosition.Break(column: numbers[0], count: numbers[1]))
        }
        return RecordPosition(line: line, row: row, breaks: breaks)
    }

    /// Reads a number from 1 on that four bytes hold.
    private static func number(_ text: some StringProtocol) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard text.utf8.count <= 12, text.utf8.allSatisfy(digits.contains) else { return nil }
        return Int(text).flatMap { $0 > 0 && $0 <= UInt32.max ? $0 : nil }
    }

    private static func value(_ text: String, _ type: ValueType) -> Value? {
        if text.isEmpty { return .null }
        return switch type {
        case .text: .text(text)
        case .number: Rational(decimal: text).map(Value.number)
        case .date: CivilDate(iso: text).map(Value.date)
        case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
        }
    }
}
