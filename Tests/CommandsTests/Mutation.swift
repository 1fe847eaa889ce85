import Foundation
import TestSupport

/// A way in which people and programs spoil a record; the kinds that a seed draws from.
enum Mutation: CaseIterable {
    case swappedDates
    case blankCell
    case unknownCode
    case lookAlike
    case letterCase
    case outerBlank
    case repeatedNumber
    case dateAfterData
    case otherDay
    case impossibleDate
    case otherDateForm
    case oddNumber
    case unknownParent
    case otherParent
    case shortRow
    case longRow
    case repeatedRow

    /// Spoils a record of an export; one that has no such cell stays as it is.
    func apply(
        to export: inout ExportFile,
        at index: Int,
        using random: inout SeededGenerator
    ) {
        let form = export.form
        let other = export.records.randomElement(using: &random) ?? index
        switch self {
        case .swappedDates:
            guard let first = form.dates.randomElement(using: &random),
                let second = form.dates.randomElement(using: &random)
            else { return }
            export.rows[index].swapAt(first, second)
        case .repeatedNumber:
            if let key = form.key { export.rows[index][key] = export.rows[other][key] }
        case .otherParent:
            if let parent = form.parent { export.rows[index][parent] = export.rows[other][parent] }
        case .shortRow: export.rows[index].removeLast()
        case .longRow: export.rows[index].append(["", "x"].randomElement(using: &random) ?? "")
        case .repeatedRow: export.rows[index] = export.rows[other]
        default: change(&export.rows[index], of: form, using: &random)
        }
    }

    private func change(
        _ row: inout [String],
        of form: ExportFile.Form,
        using random: inout SeededGenerator
    ) {
        guard let column = columns(of: form, row).randomElement(using: &random),
            column < row.count
        else { return }
        row[column] = text(insteadOf: row[column], after: form.day, using: &random)
    }

    private func columns(of form: ExportFile.Form, _ row: [String]) -> [Int] {
        switch self {
        case .blankCell, .outerBlank: Array(row.indices)
        case .unknownCode, .lookAlike, .letterCase: form.codes
        case .dateAfterData, .otherDay, .impossibleDate, .otherDateForm: form.dates
        case .oddNumber: form.numbers
        case .unknownParent: form.parent.map { [$0] } ?? []
        default: []
        }
    }

    private func text(
        insteadOf text: String,
        after day: String,
        using random: inout SeededGenerator
    ) -> String {
        switch self {
        case .blankCell: return ["", " ", "\u{A0}"].randomElement(using: &random) ?? ""
        case .unknownCode: return ["Друго", "x", "-", "0"].randomElement(using: &random) ?? ""
        case .letterCase: return Bool.random(using: &random) ? text.uppercased() : text.lowercased()
        case .outerBlank:
            return [" \(text)", "\(text) ", "\u{A0}\(text)\t"]
                .randomElement(using: &random) ?? ""
        case .lookAlike: return Self.withLatinLetter(text)
        case .dateAfterData: return Self.dateAfter(day, using: &random)
        case .otherDay: return Self.date(using: &random)
        case .impossibleDate:
            return ["31.02.2018", "29.02.2019", "00.01.2018", "32.12.2018", "01.13.2018"]
                .randomElement(using: &random) ?? ""
        case .otherDateForm:
            return ["2018-09-03", "3.9.2018", "03.09.18", "03/09/2018", "03.09.2018г.", "03092018"]
                .randomElement(using: &random) ?? ""
        case .oddNumber:
            return [
                "-5", "+5", "007", "7,5", "7.5", "1 234,50", "1\u{A0}234", "12 34", "1e3", "0x10",
                "",
                "NaN", "0,005", "-1 234,5", "5-",
            ]
            .randomElement(using: &random) ?? ""
        case .unknownParent: return "2018-9999"
        default: return text
        }
    }

    private static func withLatinLetter(_ text: String) -> String {
        let latin: [Character: String] = [
            "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "К": "K", "П": "П", "у": "y",
            "х": "x",
        ]
        guard let index = text.firstIndex(where: { latin[$0] != nil }) else { return text }
        return text.replacingCharacters(in: index...index, with: latin[text[index]] ?? "")
    }

    private static func dateAfter(_ day: String, using random: inout SeededGenerator) -> String {
        let year = (Int(day.prefix(4)) ?? 0) + Int.random(in: 0...1, using: &random)
        return "\(Int.random(in: 10...28, using: &random)).12.\(year)"
    }

    private static func date(using random: inout SeededGenerator) -> String {
        let day = Int.random(in: 10...28, using: &random)
        let month = ["01", "06", "07", "12"].randomElement(using: &random) ?? "01"
        return "\(day).\(month).\(Int.random(in: 2012...2025, using: &random))"
    }
}
