import ArgumentParser
import CSV
import Grants

/// Options that say how a CSV file is written.
struct CSVOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What stands between two cells: one or more characters, or tab. (default: ,)",
            valueName: "text"
        )
    )
    var delimiter: String?

    @Option(
        help: ArgumentHelp(
            "What stands around a cell: one character, or none. (default: \")",
            valueName: "character"
        )
    )
    var quote: String?

    @Option(
        help: ArgumentHelp(
            "What takes the meaning from the character after it. (default: none)",
            valueName: "character"
        )
    )
    var escape: String?

    @Option(help: ArgumentHelp("How many lines stand before the header.", valueName: "lines"))
    var skip = 0

    @Option(
        help: ArgumentHelp(
            """
            How many rows make up the header; 0 where there is none. (default: 1, with --columns 0)
            """,
            valueName: "rows"
        )
    )
    var headerLines: Int?

    @Option(
        help: ArgumentHelp(
            "A file with the names of the columns, one a line, instead of a header.",
            valueName: "file"
        ),
        transform: ArgumentText.path
    )
    var columns: String?

    @Option(
        help: ArgumentHelp(
            "The encoding, such as windows-1251, koi8-u, utf-16. (default: utf-8)",
            valueName: "name"
        ),
        transform: Self.encoding
    )
    var encoding: Encoding = .utf8

    @Option(
        help: ArgumentHelp(
            "What ends a row: lf, crlf, cr, or any of them.",
            valueName: "kind"
        )
    )
    var lineEnd: CSVLineEnd = .any

    @Option(
        help: ArgumentHelp("How a line begins that is left out.", valueName: "text")
    )
    var comment: String?

    @Option(
        help: ArgumentHelp(
            "What stands, without quotes, where a value is missing; it is written empty.",
            valueName: "text"
        )
    )
    var null: String?

    @Flag(help: "Drop spaces and tabs at the beginning of cells.")
    var skipInitialSpace = false

    /// What ends a row, as it is typed.
    enum CSVLineEnd: String, ExpressibleByArgument, CaseIterable {
        case any
        case lf
        case crlf
        case cr
    }

    private static func encoding(_ label: String) throws -> Encoding {
        if let encoding = Encoding(label: label) { return encoding }
        let names = Encoding.allCases.map(\.rawValue)
        let hint = Spelling.nearest(to: label, among: names).map { "; did you mean '\($0)'?" } ?? ""
        let list = names.joined(separator: ", ")
        throw ValidationError("'\(label)' is no encoding that can be read\(hint) (\(list))")
    }
}
