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
        /// The file is no text.
        case binary
        /// The file is of another program's format.
        case otherFormat(OtherFormat, Wanted)
        /// Declared columns are missing.
        case missingColumns([String], found: FoundColumns)
        /// The file is written otherwise than declared, so that declared columns are missing, if any.
        case otherwiseWritten(missing: [String], DialectFit)
        /// A declared column is there twice.
        case duplicateColumn(String, first: Int, second: Int, found: FoundColumns)
        /// The header itself cannot be read.
        case brokenHeader
        /// The header has more columns than any export needs.
        case tooManyColumns(limit: Int)
        /// The file cannot be read in pieces, and as a whole it takes more memory than is at hand.
        case noMemory(needed: Int, available: Int)
    }

    /// How the descriptor says that a file is written.
    public struct Wanted: Sendable, Equatable {
        /// The encoding.
        public var encoding: String
        /// What stands between two cells.
        public var delimiter: String
    }

    /// The file, as it was found.
    public var file: String
    /// The line from 1; 0 for the file as a whole.
    public var line: Int
    /// What is wrong.
    public var reason: Reason

    /// Whether nothing is wrong with the file but that memory will not do.
    var lacksMemory: Bool {
        if case .noMemory = reason { return true }
        return false
    }

    /// The rule that the file breaks; nothing where there is no file, or no memory for it.
    public var rule: BuiltInRule? {
        switch reason {
        case .noFile, .noMemory: nil
        case .missingColumns: .missingLabel
        case .otherwiseWritten(let missing, _): missing.isEmpty ? .encodingError : .missingLabel
        case .duplicateColumn: .duplicateLabel
        case .empty, .binary, .otherFormat, .brokenHeader, .tooManyColumns: .formatError
        }
    }

    /// Returns the message in one language: what is wrong, what to do, what was not checked, and
    /// the rule.
    public func message(_ labels: Labels) -> String {
        let place = line > 0 ? "\(file):\(line)" : file
        let rest = rule.map { " \(labels.text("export.not-checked")) [\($0.rawValue)]" } ?? ""
        return "\(place): \(wording(labels))\(rest)"
    }

    private func wording(_ labels: Labels) -> String {
        switch reason {
        case .noFile: labels.text("export.no-file")
        case .empty: labels.text("export.empty")
        case .binary: labels.text("export.binary")
        case .otherFormat(let format, let wanted): Self.wording(format, wanted, labels)
        case .missingColumns(let names, let found):
            labels.text("export.missing-column", ["columns": Self.list(names)]) + " "
                + found.words(names, labels)
        case .otherwiseWritten(let names, let fit):
            Self.misfit(names, labels) + fit.words(labels)
        case .duplicateColumn(let name, let first, let second, let found):
            labels.text(
                "export.duplicate-column",
                ["column": "'\(name)'", "first": "\(first)", "second": "\(second)"]
            ) + " " + found.words([], labels)
        case .brokenHeader: labels.text("export.broken-header")
        case .tooManyColumns(let limit):
            labels.text("export.too-many-columns", ["limit": "\(limit)"])
        case .noMemory(let needed, let available):
            labels.text(
                "export.no-memory",
                [
                    "needed": MemoryNeed.megabytes(needed),
                    "available": MemoryNeed.megabytes(available),
                ]
            )
        }
    }

    private static func wording(
        _ format: OtherFormat,
        _ wanted: Wanted,
        _ labels: Labels
    ) -> String {
        if format == .archive { return labels.text("export.archive") }
        let what = labels.text(
            format == .html ? "export.html" : "export.workbook",
            ["format": format.rawValue]
        )
        let how = labels.text(
            "export.save-as",
            ["encoding": wanted.encoding, "delimiter": labels.sign(wanted.delimiter)]
        )
        return "\(what) \(how)"
    }

    /// Says that columns were not found; the first names tell which are meant.
    private static func misfit(_ names: [String], _ labels: Labels) -> String {
        guard !names.isEmpty else { return "" }
        let few = list(Array(names.prefix(3)))
        let columns =
            names.count > 3 ? labels.text("export.misfit-others", ["columns": few]) : few
        return labels.text("export.misfit", ["columns": columns]) + " "
    }

    private static func list(_ names: [String]) -> String {
        names.map { "'\($0)'" }.joined(separator: ", ")
    }
}

/// All exports that cannot be read, each with its cause.
public struct ExportFaults: Error, Sendable, Equatable {
    /// The faults; never empty.
    public var faults: [ExportFault]

    /// The exit status of a command that ends because of them: 66 where a file is missing, 71 where
    /// nothing but memory is, else 65.
    public var exitCode: Int32 {
        if faults.contains(where: { $0.reason == .noFile }) { return 66 }
        return faults.allSatisfy(\.lacksMemory) ? 71 : 65
    }
}
