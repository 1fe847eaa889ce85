/// What a file is that is no delimited text, told by its content and not by its name.
public enum OtherFormat: String, Sendable, Equatable, CaseIterable {
    /// A workbook of Excel since 2007, also its binary kind.
    case xlsx
    /// A workbook of Excel before 2007.
    case xls
    /// A workbook of OpenDocument, as LibreOffice writes it.
    case ods
    /// A web page, or the XML of Excel 2003, which registers write under the name `.xls`.
    case html
    /// An archive, or a document that is packed like one.
    case archive

    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
    private static let openDocument = Array("mimetypeapplication/vnd.oasis.opendocument.".utf8)
    private static let sheet = Array("spreadsheet".utf8)
    /// The workbook's name in the archive, which is never packed.
    private static let workbook = Array("xl/workbook.".utf8)
    private static let beginnings = [
        "<!doctype", "<html", "<head", "<meta", "<style", "<table", "<?xml", "mime-version:",
    ].map { Array($0.utf8) }

    /// Tells the format from a file's bytes; nothing where they may be delimited text.
    init?(of source: [UInt8]) {
        if source.starts(with: Self.zip) {
            self = Self.packed(source)
        } else if source.starts(with: Self.compound) {
            self = .xls
        } else {
            guard Self.isMarkup(source) else { return nil }
            self = .html
        }
    }

    private static func packed(_ source: [UInt8]) -> OtherFormat {
        let start = source.prefix(256)
        if let name = start.firstRange(of: openDocument) {
            return start[name.upperBound...].starts(with: sheet) ? .ods : .archive
        }
        return source.firstRange(of: workbook) == nil ? .archive : .xlsx
    }

    /// Tells whether a text begins as markup, in UTF-16 too, whatever stands before it.
    private static func isMarkup(_ source: [UInt8]) -> Bool {
        let marks: Set<UInt8> = [0x00, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
        let letters = source.prefix(1024).filter { !marks.contains($0) }
        let text = letters.drop { " \t\r\n".utf8.contains($0) }
        let start = text.prefix(16).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        return beginnings.contains { start.starts(with: $0) }
    }
}
