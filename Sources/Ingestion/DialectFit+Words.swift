import CSV
import Grants

extension DialectFit {
    /// Returns what fits, why, and what to write in the descriptor, in one language.
    func words(_ labels: Labels) -> String {
        let missing = stillMissing.map { "'\($0)'" }.joined(separator: ", ")
        let rest =
            (missing.isEmpty ? [] : [labels.text("export.misfit-missing", ["columns": missing])])
            + [labels.text("export.misfit-end")]
        return (differences.map { $0.words(labels) } + rest).joined(separator: " ")
    }
}

extension DialectFit.Difference {
    /// The line that the descriptor should have.
    var line: String {
        switch self {
        case .encoding(let encoding, _, _, _): "encoding: \(encoding.rawValue)"
        case .utf8: "encoding: utf-8"
        case .delimiter(let delimiter, _, _, _, _): "delimiter: \(Self.quoted(delimiter))"
        case .quote(let quote, _, _): "quoteChar: \(Self.quoted(quote))"
        case .escape: #"escapeChar: "\\""#
        case .initialSpace: "skipInitialSpace: true"
        case .header(let rows, _): "headerRows: \(rows)"
        }
    }

    private static func quoted(_ sign: String) -> String {
        switch sign {
        case "\t": #""\t""#
        case "\"": #""\"""#
        default: "\"\(sign)\""
        }
    }

    fileprivate func words(_ labels: Labels) -> String {
        let (message, values) = facts(labels)
        return labels.text("export.misfit-\(message)", values.merging(["line": line]) { $1 })
    }

    private func facts(_ labels: Labels) -> (message: String, values: [String: String]) {
        switch self {
        case .encoding(let found, let columns, let declared, let before):
            let values = ["found": found.rawValue, "declared": declared.rawValue]
            return ("encoding", columns.values(values, before: before))
        case .utf8(let characters, let declared):
            return ("utf-8", ["count": "\(characters)", "declared": declared.rawValue])
        case .delimiter(let found, let cells, let rows, let declared, let before):
            let values = [
                "found": labels.sign(found), "declared": labels.sign(declared), "cells": "\(cells)",
            ]
            return ("delimiter", rows.values(values, before: before))
        case .quote(let found, let cells, let declared):
            let values = [
                "found": labels.sign(found), "declared": labels.sign(declared),
                "count": "\(cells)",
            ]
            return ("quote", values)
        case .escape: return ("escape", [:])
        case .initialSpace: return ("space", [:])
        case .header(let rows, let declared):
            return ("header", ["found": Self.list(rows), "declared": Self.list(declared)])
        }
    }

    private static func list(_ rows: [Int]) -> String {
        rows.map { "\($0)" }.joined(separator: ", ")
    }
}

extension DialectFit.Share {
    fileprivate func values(_ others: [String: String], before: Int) -> [String: String] {
        others.merging(["count": "\(count)", "all": "\(all)", "before": "\(before)"]) { $1 }
    }
}

extension Labels {
    /// Names what stands between cells or around them.
    func sign(_ sign: String) -> String {
        switch sign {
        case "\t": text("export.tab")
        case "'": text("export.apostrophe")
        default: text("export.sign", ["sign": sign])
        }
    }
}
