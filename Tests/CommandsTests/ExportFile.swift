import Foundation
import Testing

/// An export that tests change: its text, its form and its cells.
struct ExportFile {
    /// How a shipped export is written, and what its columns hold.
    struct Form: Sendable {
        var grant: String
        var day: String
        var file: String
        var encoding: String.Encoding = .windowsCP1251
        var separator = ";"
        var lineEnd = "\r\n"
        /// The rows above the first record, the header among them.
        var head = 1
        /// The rows below the last record.
        var foot = 0
        /// The column of the record's number, where it has one, from 0.
        var key: Int?
        var dates: [Int]
        var codes: [Int]
        var numbers: [Int] = []
        /// The column that names a record of another export.
        var parent: Int?
    }

    static let cases = Form(
        grant: "kazanlak",
        day: "2019-01-08",
        file: "sluchai.csv",
        head: 4,
        foot: 1,
        key: 0,
        dates: [3, 8, 9],
        codes: [2, 4, 5, 6, 7, 10]
    )
    static let services = Form(
        grant: "kazanlak",
        day: "2019-01-08",
        file: "deynosti.csv",
        dates: [0],
        codes: [],
        numbers: [3],
        parent: 1
    )
    static let expenditure = Form(
        grant: "kazanlak",
        day: "2019-01-08",
        file: "razhodi.csv",
        dates: [0],
        codes: [3],
        numbers: [2]
    )
    static let clients = Form(
        grant: "kropyvnytskyi",
        day: "2025-07-04",
        file: "kliienty.csv",
        encoding: .utf8,
        separator: ",",
        lineEnd: "\n",
        key: 0,
        dates: [2, 5, 6, 8],
        codes: [1, 3, 4, 7]
    )
    static let events = Form(
        grant: "kropyvnytskyi",
        day: "2025-07-04",
        file: "poslugy.csv",
        encoding: .utf8,
        separator: "\t",
        lineEnd: "\n",
        key: 0,
        dates: [2],
        codes: [3, 5],
        numbers: [6],
        parent: 1
    )
    static let acts = Form(
        grant: "kropyvnytskyi",
        day: "2025-07-04",
        file: "akty.csv",
        key: 0,
        dates: [1],
        codes: [],
        numbers: [3]
    )

    let form: Form
    /// All rows, those that are no records too.
    var rows: [[String]]

    /// The indices of the records.
    var records: Range<Int> { form.head..<(rows.count - form.foot) }

    /// Reads the export of a project.
    init(_ form: Form, of project: TestProject) throws {
        self.form = form
        let bytes = try project.bytes(form.path)
        let text = try #require(String(data: bytes, encoding: form.encoding))
        let separator = try #require(form.separator.unicodeScalars.first)
        rows = CSVText.rows(text, separator: separator)
    }

    /// Writes the export back.
    func write(to project: TestProject) throws {
        let text = CSVText.text(rows, separator: form.separator, lineEnd: form.lineEnd)
        let bytes = try #require(text.data(using: form.encoding))
        try bytes.write(to: project(form.path))
    }
}

extension ExportFile.Form {
    /// The path of the export in a project.
    var path: String { "input/grants/\(grant)/exports/\(day)/\(file)" }
}
