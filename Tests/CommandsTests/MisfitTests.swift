import Foundation
import Testing

/// Exports that are written otherwise than the descriptor says: the message names what to write
/// there, and with that the run gives the same figures.
@Suite struct MisfitTests {
    /// A way in which an export is saved.
    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var form: ExportFile.Form
        /// What the message says that the descriptor should have.
        var lines: [String]
        var separator: String
        var quote: String?
        var lineEnd = "\n"
        var encoding = String.Encoding.utf8
        var titles: [[String]] = []
        /// How many of the rows above the header are left out.
        var dropped = 0

        /// Writes the rows in this way.
        func data(_ rows: [[String]]) throws -> Data {
            let all = titles + rows.dropFirst(dropped)
            guard let quote else {
                let text = CSVText.text(all, separator: separator, lineEnd: lineEnd)
                return try #require(text.data(using: encoding))
            }
            let lines = all.map { row in
                row.map { quote + $0.replacing(quote, with: quote + quote) + quote }
                    .joined(separator: separator) + lineEnd
            }
            return try #require(lines.joined().data(using: encoding))
        }
    }

    private static let delimiter = #"delimiter: ";""#

    static let faults = [
        Fault(
            testDescription: "semicolons",
            form: ExportFile.clients,
            lines: [delimiter],
            separator: ";"
        ),
        Fault(
            testDescription: "tabs",
            form: ExportFile.clients,
            lines: [#"delimiter: "\t""#],
            separator: "\t"
        ),
        Fault(
            testDescription: "commas in place of tabs",
            form: ExportFile.events,
            lines: [#"delimiter: ",""#],
            separator: ","
        ),
        Fault(
            testDescription: "UTF-16",
            form: ExportFile.clients,
            lines: ["encoding: utf-16"],
            separator: ",",
            encoding: .utf16
        ),
        Fault(
            testDescription: "two title lines",
            form: ExportFile.clients,
            lines: ["headerRows: [3]"],
            separator: ",",
            titles: [["Реєстр \"клієнтів\", 04.07.2025"], [""]]
        ),
        Fault(
            testDescription: "no title lines",
            form: ExportFile.cases,
            lines: ["headerRows: [1]"],
            separator: ";",
            lineEnd: "\r\n",
            encoding: .windowsCP1251,
            dropped: 3
        ),
        Fault(
            testDescription: "apostrophes",
            form: ExportFile.clients,
            lines: [#"quoteChar: "'""#],
            separator: ",",
            quote: "'"
        ),
        Fault(
            testDescription: "Windows-1251 in place of UTF-8",
            form: ExportFile.clients,
            lines: ["encoding: windows-1251"],
            separator: ",",
            encoding: .windowsCP1251
        ),
        Fault(
            testDescription: "UTF-8 in place of Windows-1251",
            form: ExportFile.cases,
            lines: ["encoding: utf-8"],
            separator: ";",
            lineEnd: "\r\n"
        ),
        Fault(
            testDescription: "all at once",
            form: ExportFile.clients,
            lines: [
                "encoding: windows-1251", delimiter, #"quoteChar: "'""#, "headerRows: [2]",
            ],
            separator: ";",
            quote: "'",
            lineEnd: "\r\n",
            encoding: .windowsCP1251,
            titles: [["Клієнти"]]
        ),
    ]

    private static func filing(_ form: ExportFile.Form) -> SharedFiling {
        form.grant == "kazanlak" ? .kazanlakFirst : .kropyvnytskyi
    }

    private static func descriptor(_ form: ExportFile.Form) -> String {
        "input/grants/\(form.grant)/exports/datapackage.yaml"
    }

    /// Writes lines into the descriptor's table of an export, in place of those that say otherwise.
    private static func write(
        _ lines: [String],
        of form: ExportFile.Form,
        in project: TestProject
    ) throws {
        let path = descriptor(form)
        var text = try project.text(path).components(separatedBy: "\n")
        let file = try #require(text.firstIndex(of: "    path: \(form.file)"))
        for line in lines {
            let key = line.prefix { $0 != ":" } + ":"
            let table = text[file...]
            if key == "encoding:" {
                let place = try #require(table.firstIndex { $0.hasPrefix("    encoding:") })
                text[place] = "    \(line)"
            } else {
                let place = try #require(table.firstIndex(of: "    dialect:"))
                let end = try #require(table.firstIndex(of: "    grantline:"))
                let old = text[place..<end].firstIndex { $0.hasPrefix("      \(key)") }
                if let old { text.remove(at: old) }
                text.insert("      \(line)", at: place + 1)
            }
        }
        try project.write(text.joined(separator: "\n"), to: path)
    }

    @Test(arguments: faults)
    func `the run ends with what fits, and with that in the descriptor it is done`(
        fault: Fault
    ) throws {
        let project = try TestProject()
        let rows = try ExportFile(fault.form, of: project).rows
        try fault.data(rows).write(to: project(fault.form.path))
        let filing = Self.filing(fault.form)
        let run = try project.run(["run"] + filing.arguments)
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(!project.exists("output"))
        let messages = run.errors.split(separator: "\n")
        // Once in each of the grant's two languages.
        #expect(messages.count == 2)
        for message in messages {
            #expect(message.hasPrefix("grantline: \(fault.form.path)"))
            #expect(message.hasSuffix(" [missing-label]"))
            for line in fault.lines { #expect(message.contains(line), "\(message)") }
        }
        Self.expectNoValues(of: rows, in: run.errors.replacing(fault.form.path, with: ""))
        try Self.write(fault.lines, of: fault.form, in: project)
        let again = try project.run(["run"] + filing.arguments)
        #expect(again.status == 1, "\(again.errors)")
        let results = "output/\(filing.draft)/results.csv"
        #expect(try project.text(results) == filing.text("results.csv"))
    }

    /// Expects that no cell of a record stands in a message.
    private static func expectNoValues(of rows: [[String]], in message: String) {
        let names = rows.prefix(4).joined().joined(separator: " ")
        let values = Set(rows.dropFirst(4).joined()).filter { value in
            value.count > 3 && !names.contains(value)
        }
        #expect(values.count > 50)
        for value in values { #expect(!message.contains(value)) }
    }

    @Test(
        arguments: [
            (ExportFile.expenditure, 2, ",", ".", #"decimalChar: ".""#),
            (ExportFile.services, 0, ".", "/", #"format: "%d/%m/%Y""#),
        ]
    )
    func `a column that is written otherwise is told in its findings`(
        _ form: ExportFile.Form,
        _ column: Int,
        _ declared: String,
        _ found: String,
        _ line: String
    ) throws {
        let project = try TestProject()
        var export = try ExportFile(form, of: project)
        for record in export.records {
            export.rows[record][column].replace(declared, with: found)
        }
        try export.write(to: project)
        let run = try project.run(["run"] + SharedFiling.kazanlakFirst.arguments)
        #expect(run.status == 1)
        let path = "output/\(SharedFiling.kazanlakFirst.draft)/findings.csv"
        let findings = try CSVText.records(project.text(path)).filter {
            $0["rule"] == "type-error" && $0["file"]?.hasSuffix(form.file) ?? false
        }
        #expect(findings.count > 100)
        for finding in findings {
            let message = try #require(finding["message"])
            #expect(message.contains("Посочете „\(line)“ за това поле"), "\(message)")
        }
    }

    @Test func `CR alone ends rows too, whatever is declared`() throws {
        let project = try TestProject()
        let form = ExportFile.clients
        let rows = try ExportFile(form, of: project).rows
        let text = CSVText.text(rows, separator: ",", lineEnd: "\r")
        try project.write(text, to: form.path)
        #expect(try project.run(["run", form.grant]).status == 1)
        let filing = SharedFiling.kropyvnytskyi
        let results = "output/\(filing.draft)/results.csv"
        #expect(try project.text(results) == filing.text("results.csv"))
    }
}
