import ArgumentParser
import CSV
import Files

/// `grantline csv`: the reader by itself.
struct CSVCommand: ParsableCommand {
    /// How findings are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case jsonl
    }

    static let configuration = CommandConfiguration(
        commandName: "csv",
        _superCommandName: GrantlineCommand.name,
        abstract: "Read CSV files by themselves: guess how they are written, check, convert.",
        discussion: """
            Writes the rows as CSV in UTF-8 with commas (RFC 4180), and the header above them. Several \
            files must have the same columns; their rows follow one another. Nothing is written where \
            a file has a fault, unless --lenient carries it. No message shows a value of the data.

            Examples:
              grantline csv --detect people.csv
              grantline csv --encoding cp1251 --delimiter ';' people.csv -o clean.csv
              grantline csv --check --format jsonl --delimiter tab people.csv

            Exit status: 0 done, 1 faults found by --check, 64 usage, 65 faults, 66 no such
            file, 73 the output cannot be created.
            """
    )

    @Argument(help: "One or more CSV files.", transform: ArgumentText.path)
    var files: [String]

    @OptionGroup(title: "How the files are written") var dialect: CSVOptions

    @Flag(help: "Say how each file seems to be written, and why; nothing else.")
    var detect = false

    @Flag(help: "Write the faults instead of the rows.")
    var check = false

    @Flag(help: "Write what can be read in spite of faults, and count them on standard error.")
    var lenient = false

    @Option(help: "How --check writes the faults: text or jsonl.")
    var format: Format = .text

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp(
            "The file to write, whole or not at all. (default: standard output)",
            valueName: "file"
        ),
        transform: ArgumentText.path
    )
    var output: String?

    func validate() throws {
        if [detect, check, lenient].count(where: \.self) > 1 {
            throw ValidationError("--detect, --check and --lenient exclude each other")
        }
        if let output, files.contains(output) {
            throw ValidationError("'\(output)' is to be read: name another file for --output")
        }
        _ = try dialect.dialect()
    }

    func run() throws {
        if detect {
            try write(Array(files.map { try CSVDetection(file: $0).text }.joined().utf8))
            return
        }
        let layout = try CSVLayout(dialect)
        let tables = try files.map { try CSVTable(file: $0, layout: layout) }
        if check {
            let findings = tables.flatMap(\.findings)
            try write(CSVFinding.bytes(of: findings, format))
            if !findings.isEmpty { throw StageEnd(status: 1) }
        } else {
            let text = try CSVConversion(tables: tables, isLenient: lenient)
            try write(text.bytes)
            text.notes.forEach(Words.say)
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        if let output {
            try OutputFile.write(bytes, to: output)
        } else {
            try StandardStream.output.write(bytes)
        }
    }
}
