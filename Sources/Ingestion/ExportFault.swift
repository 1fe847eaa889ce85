import CSV
public import Grants

/// What makes an export unreadable as a whole.
public struct ExportFault: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Reason: Error, Sendable, Equatable {
        /// No file fits the pattern.
        case noFile
        /// The file has no bytes, or nothing but blank lines.
        case empty
        /// The file is no text; `workbook` for a spreadsheet's own format.
        case binary(workbook: Bool)
        /// Declared columns are missing; another encoding may show them.
        case missingColumns([String], encoding: String?)
        /// A declared column is there twice.
        case duplicateColumn(String, first: Int, second: Int)
        /// The header itself cannot be read.
        case brokenHeader
        /// The header has more columns than any export needs.
        case tooManyColumns(limit: Int)
    }

    /// The file, as it was found.
    public var file: String
    /// The line from 1; 0 for the file as a whole.
    public var line: Int
    /// What is wrong.
    public var reason: Reason

    /// Returns the message in one language: what is wrong, what to do, what was not checked.
    public func message(_ labels: Labels) -> String {
        let place = line > 0 ? "\(file):\(line)" : file
        let rest = reason == .noFile ? "" : " \(labels.text("export.not-checked"))"
        return "\(place): \(wording(labels))\(rest)"
    }

    private func wording(_ labels: Labels) -> String {
        switch reason {
        case .noFile: labels.text("export.no-file")
        case .empty: labels.text("export.empty")
        case .binary(let workbook):
            labels.text(workbook ? "export.workbook" : "export.binary")
        case .missingColumns(let names, let encoding):
            labels.text(
                encoding == nil ? "export.missing-column" : "export.wrong-encoding",
                [
                    "columns": names.map { "'\($0)'" }.joined(separator: ", "),
                    "encoding": encoding ?? "",
                ]
            )
        case .duplicateColumn(let name, let first, let second):
            labels.text(
                "export.duplicate-column",
                ["column": "'\(name)'", "first": "\(first)", "second": "\(second)"]
            )
        case .brokenHeader: labels.text("export.broken-header")
        case .tooManyColumns(let limit):
            labels.text("export.too-many-columns", ["limit": "\(limit)"])
        }
    }
}

/// All exports that cannot be read, each with its cause.
public struct ExportFaults: Error, Sendable, Equatable {
    /// The faults; never empty.
    public var faults: [ExportFault]

    /// The exit status of a command that ends because of them: 66 where a file is missing, else 65.
    public var exitCode: Int32 {
        faults.contains { $0.reason == .noFile } ? 66 : 65
    }
}
