import Testing

@testable import Grants
@testable import Ingestion

struct OtherFormatTests {
    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0x06, 0]

    /// Beginnings of files as programs write them, each with what it is.
    private static let files: [(OtherFormat?, [UInt8])] = [
        (.xlsx, zip + Array("[Content_Types].xml…xl/_rels/…xl/workbook.xml".utf8)),
        (.xlsx, zip + Array("docProps/app.xml…xl/workbook.bin".utf8)),
        (
            .ods,
            zip + [UInt8](repeating: 0, count: 22)
                + Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK".utf8)
        ),
        (.archive, zip + Array("mimetypeapplication/vnd.oasis.opendocument.textPK".utf8)),
        (.archive, zip + Array("word/document.xml".utf8)), (.archive, zip),
        (.xls, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        (.html, Array("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">".utf8)),
        (.html, Array("\u{FEFF}\r\n  <!DOCTYPE HTML PUBLIC".utf8)),
        (.html, Array("<TABLE border=1><TR><TD>Код</TD>".utf8)),
        (.html, Array("<meta http-equiv=\"Content-Type\"><table>".utf8)),
        (.html, Array("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".utf8)),
        (.html, [0xFF, 0xFE] + "<html>".utf16.flatMap { [UInt8($0), 0] }),
        (.html, Array("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n".utf8)),
        (nil, Array("Код;Вид\n".utf8)), (nil, Array("<5;>5\n".utf8)), (nil, []),
        (nil, Array("PK;id\n".utf8)),
    ]

    @Test("a workbook is known by its content, whatever its name", arguments: files.indices)
    func content(index: Int) throws {
        let (format, bytes) = Self.files[index]
        #expect(OtherFormat(of: bytes) == format)
        guard let format else { return }
        let register = try TestRegister()
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        let fault = try exportFault { try register.ingest() }
        let wanted = ExportFault.Wanted(encoding: "utf-8", delimiter: ";")
        #expect(fault.reason == .otherFormat(format, wanted))
        #expect(fault.rule == .formatError)
    }

    @Test("the message says how to save as CSV, with encoding and separator, in every language")
    func message() throws {
        let wanted = ExportFault.Wanted(encoding: "windows-1251", delimiter: ";")
        let languages = Language.allCases
        let all = try Labels.read(languages, templates: "\(TestRegister.project)/templates")
        for labels in all {
            for format in [OtherFormat.xlsx, .xls, .ods, .html] {
                let fault = ExportFault(
                    file: "a.csv",
                    line: 0,
                    reason: .otherFormat(format, wanted)
                )
                let message = fault.message(labels)
                #expect(message.contains("windows-1251") && message.contains(";"))
                #expect(message.contains("LibreOffice") && message.contains("Excel"))
                #expect(message.hasSuffix("[format-error]"))
                #expect(format == .html || message.contains("(\(format.rawValue))"))
            }
            let tab = ExportFault.Wanted(encoding: "utf-8", delimiter: "\t")
            let fault = ExportFault(file: "a.csv", line: 0, reason: .otherFormat(.xls, tab))
            #expect(!fault.message(labels).contains("\t"))
        }
    }

    @Test("a missing column is told with the columns that were found, and the nearest one")
    func foundColumns() throws {
        let header = TestRegister.header.replacing("Съгласие", with: "Съгласия")
        let fault = try exportFault { try people("\(header)\n1;Казанлък;;;;;\n") }
        let message = fault.message(try TestRegister.labels.get())
        #expect(message.contains("lacks these columns: 'Съгласие'."))
        #expect(message.contains("Columns found: 'Код', 'Вид', 'Ден',"))
        #expect(message.contains("Perhaps 'Съгласия' is meant by 'Съгласие'."))
        #expect(message.hasSuffix("[missing-label]"))
    }

    @Test("a line that may be a record is told by its number of cells alone")
    func record() throws {
        let fault = try exportFault { try people("1;Казанлък;канарче;;;;\n") }
        let message = fault.message(try TestRegister.labels.get())
        #expect(message.contains("Cells found in the header line: 7;"))
        #expect(!message.contains("канарче") && !message.contains("Казанлък"))
    }

    @Test("names of columns cannot turn or break the line of the message")
    func oddNames() throws {
        let header = TestRegister.header.replacing("Вид", with: "Вид\u{202E}\u{7}")
        let fault = try exportFault { try people("\(header)\n") }
        let message = fault.message(try TestRegister.labels.get())
        #expect(!message.unicodeScalars.contains { ["\u{202E}", "\u{7}"].contains($0) })
    }
}
