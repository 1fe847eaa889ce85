import FoundationEssentials

/// A fault of how a CSV file is written, at its place, without any value.
struct CSVFinding: Encodable, Equatable {
    var file: String
    var line: Int
    var column: Int
    var rule: String
    var message: String

    /// One line for a person: `file:line:column: rule: message`.
    var text: String { "\(Self.shown(file)):\(line):\(column): \(rule): \(message)" }

    /// Writes findings, one a line.
    static func bytes(of findings: [CSVFinding], _ format: CSVCommand.Format) throws -> [UInt8] {
        switch format {
        case .text: return findings.flatMap { Array("\($0.text)\n".utf8) }
        case .jsonl:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try findings.flatMap { Array(try encoder.encode($0)) + [UInt8(ascii: "\n")] }
        }
    }

    /// Shows a path; what could break the line or turn its direction becomes U+FFFD.
    static func shown(_ path: String) -> String {
        var shown = ""
        for scalar in path.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: shown += "\u{FFFD}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}
