import ArgumentParser
import Expressions
import Grants

/// Reads what people type as arguments.
enum ArgumentText {
    static func halfYear(_ text: String) throws -> HalfYear {
        if let halfYear = HalfYear(text) { return halfYear }
        throw ValidationError("'\(text)' is no half-year: write it as 2018-H2")
    }

    static func day(_ text: String) throws -> CivilDate {
        if let day = CivilDate(iso: text) { return day }
        throw ValidationError("'\(text)' is no day of the calendar: write it as 2019-01-08")
    }

    /// Refuses an empty path, which below a folder of the system would mean the root.
    static func path(_ text: String) throws -> String {
        if text.isEmpty { throw ValidationError("a path is empty: name a file or folder") }
        return text
    }

    static func grant(_ text: String) throws -> String {
        if text.isEmpty { throw ValidationError("a grant's name is empty: name a grant") }
        return text
    }
}
