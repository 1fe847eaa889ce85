import Testing

@testable import CSV
@testable import Grants
@testable import Ingestion

/// What is said of an export whose header the declared dialect or encoding does not show.
struct DialectFitTests {
    private static let rows = [
        ["Код", "Вид", "Ден", "Сума", "Брой", "Съгласие", "Бележка"],
        ["К-1", "Казанлък", "01.02.2018", "1,5", "3", "да", "канарче, синьо"],
        ["К-2", "Павел баня", "02.02.2018", "2,5", "4", "не", "врабче; сиво"],
        ["К-3", "Казанлък", "03.02.2018", "", "5", "да", "гарван"],
    ]

    private static func written(
        _ delimiter: String,
        quote: String? = nil,
        titles: String = "",
        lineEnd: String = "\n"
    ) -> String {
        titles
            + rows.map { row in
                row.map { cell in
                    guard let quote else {
                        return cell.contains(delimiter) ? "\"\(cell)\"" : cell
                    }
                    return quote + cell + quote
                }
                .joined(separator: delimiter) + lineEnd
            }
            .joined()
    }

    /// A register of two columns, `id` and `note`.
    private static func notes() throws -> TestRegister {
        try TestRegister(
            """
              - name: people
                path: people.csv
                schema: {fields: [{name: id}, {name: note}]}

            """
        )
    }

    /// The differences of an export of `people` from its descriptor; nil where another fault is told.
    private static func differences(
        _ bytes: [UInt8],
        encoding: String = "utf-8",
        dialect: String = ""
    ) throws -> [DialectFit.Difference]? {
        let register = try TestRegister(
            TestRegister.people(encoding: encoding, dialect: dialect)
        )
        try register.write(bytes, as: "exports/2019-01-08/people.csv")
        let fault = try exportFault { try register.ingest() }
        #expect(fault.rule == .missingLabel)
        let message = fault.message(try TestRegister.labels.get())
        for word in ["канарче", "врабче", "гарван", "К-1"] { #expect(!message.contains(word)) }
        guard case .otherwiseWritten(let missing, let fit) = fault.reason else { return nil }
        #expect(!missing.isEmpty)
        for difference in fit.differences { #expect(message.contains("'\(difference.line)'")) }
        return fit.differences
    }

    @Test(
        "what fits is named with the line to write",
        arguments: [
            (written(","), "", ["delimiter: \",\""]), (written("\t"), "", ["delimiter: \"\\t\""]),
            (written("|"), "", ["delimiter: \"|\""]),
            (written(",", lineEnd: "\r"), "", ["delimiter: \",\""]),
            (written(",", lineEnd: "\r\n"), "lineTerminator: \"\\n\"", ["delimiter: \",\""]),
            (written(";", quote: "'"), "", ["quoteChar: \"'\""]),
            (written(";", quote: "\""), "quoteChar: \"'\"", ["quoteChar: \"\\\"\""]),
            (written(",", quote: "'"), "", ["delimiter: \",\"", "quoteChar: \"'\""]),
            (written(";", titles: "Register;;;;;;\n\n"), "", ["headerRows: [3]"]),
            (written(";", titles: "Register \"A\nat 8 January\n"), "", ["headerRows: [3]"]),
            (written(";"), "headerRows: [4]", ["headerRows: [1]"]),
            (written("\t", titles: "sep=\t\n"), "", ["delimiter: \"\\t\"", "headerRows: [2]"]),
            (written(","), "headerRows: [2]", ["delimiter: \",\"", "headerRows: [1]"]),
            (
                written(",", titles: String(repeating: "Title\n", count: 59)),
                "headerRows: [60]", ["delimiter: \",\""]
            ),
            (written("; ", quote: "\""), "", ["skipInitialSpace: true"]),
            (
                written(",", quote: "\"").replacing("канарче, ", with: "\\\"канарче\\\", "), "",
                ["delimiter: \",\"", #"escapeChar: "\\""#]
            ),
        ] as [(String, String, [String])]
    )
    func fits(_ text: String, _ dialect: String, _ lines: [String]) throws {
        let found = try Self.differences(Array(text.utf8), dialect: dialect)
        #expect(found?.map(\.line) == lines)
    }

    @Test("the numbers are those of the rows and columns")
    func evidence() throws {
        let text = Self.written(",", titles: "Register\n")
        #expect(
            try Self.differences(Array(text.utf8)) == [
                .delimiter(
                    ",",
                    cells: 7,
                    rows: DialectFit.Share(count: 4, all: 4),
                    declared: ";",
                    rowsAsDeclared: 0
                ), .header(rows: [2], declared: [1]),
            ]
        )
        #expect(
            try Self.differences(CodePage.windows1251.encode(Self.written(","))) == [
                .encoding(
                    .windows1251,
                    columns: DialectFit.Share(count: 7, all: 7),
                    declared: .utf8,
                    columnsAsDeclared: 0
                ),
                .delimiter(
                    ",",
                    cells: 7,
                    rows: DialectFit.Share(count: 4, all: 4),
                    declared: ";",
                    rowsAsDeclared: 0
                ),
            ]
        )
        let quoted = Self.written(";", quote: "'")
        #expect(
            try Self.differences(Array(quoted.utf8)) == [.quote("'", cells: 21, declared: "\"")]
        )
    }

    @Test("an encoding that the header alone does not tell is told with the rest")
    func encodingOfRows() throws {
        let register = try Self.notes()
        let text = "id;note\n1;Класният ръководител\n2;Съгласие от майката\n"
        try register.write(
            CodePage.windows1251.encode(text),
            as: "exports/2019-01-08/people.csv"
        )
        let fault = try exportFault { try register.ingest() }
        guard case .otherwiseWritten(["id", "note"], let fit) = fault.reason else {
            Issue.record("\(fault.reason)")
            return
        }
        #expect(fit.differences.map(\.line) == ["encoding: windows-1251", "delimiter: \";\""])
    }

    @Test("rows of a long file are counted in its beginning")
    func longFile() throws {
        let text = "a,b\n" + String(repeating: "1,2\n", count: 50_000)
        let register = try TestRegister(
            """
              - name: people
                path: people.csv
                dialect: {delimiter: ";"}
                schema: {fields: [{name: a}, {name: b}]}

            """
        )
        try register.export(text)
        let fault = try exportFault { try register.ingest(chunkBytes: 1_000) }
        guard case .otherwiseWritten(_, let fit) = fault.reason,
            case .delimiter(",", 2, let rows, ";", 0) = fit.differences.first
        else {
            Issue.record("\(fault.reason)")
            return
        }
        #expect(rows == DialectFit.Share(count: 16_383, all: 16_383))
    }

    /// Every way in which a file can be written otherwise.
    static let all = DialectFit(
        differences: [
            .encoding(
                .koi8U,
                columns: DialectFit.Share(count: 7, all: 7),
                declared: .utf8,
                columnsAsDeclared: 1
            ), .utf8(characters: 20, declared: .windows1251),
            .delimiter(
                "\t",
                cells: 7,
                rows: DialectFit.Share(count: 40, all: 41),
                declared: ";",
                rowsAsDeclared: 2
            ), .quote("'", cells: 3, declared: "\""), .escape, .initialSpace,
            .header(rows: [3, 4], declared: [1, 2]),
        ],
        stillMissing: ["Брой"]
    )

    @Test("each difference is told in each language", arguments: Language.allCases)
    func languages(_ language: Language) throws {
        let labels = try Labels.read(
            [language],
            templates: "\(TestRegister.project)/templates"
        )[0]
        let words = Self.all.words(labels)
        #expect(!words.contains("{") && !words.contains("export."))
        for difference in Self.all.differences { #expect(words.contains(difference.line)) }
        for fact in ["koi8-u", "20", "40", "41", "3, 4", "1, 2", "'Брой'"] {
            #expect(words.contains(fact), "\(words)")
        }
        let missing = ["Код", "Вид", "Ден", "Сума"]
        let fault = ExportFault(
            file: "a.csv",
            line: 1,
            reason: .otherwiseWritten(
                missing: missing,
                DialectFit(differences: [Self.all.differences[2], Self.all.differences[6]])
            )
        )
        #expect(fault.message(labels) == Self.messages[language])
    }

    private static let messages: [Language: String] = [
        .bg: """
        a.csv:1: Файлът не е записан така, както е посочено в описанието на файловете, затова \
        не са намерени колоните: 'Код', 'Вид', 'Ден' и други. Разделителят му е табулатор, а не „;“ \
        (клетки в един ред: 7; редове с толкова клетки при табулатор: 40 от 41, при „;“: 2): \
        при „dialect“ посочете „delimiter: "\\t"“. Заглавният му ред е с номер 3, 4, а не \
        1, 2 (там са описаните колони): при „dialect“ посочете „headerRows: [3, 4]“. Ако \
        файлът не трябва да е такъв, не променяйте описанието, а го извлечете отново така, \
        както е посочено там. Останалото в този файл и това, което се позовава на него, не е \
        проверено. [missing-label]
        """,
        .uk: """
        a.csv:1: Файл записано не так, як зазначено в описі файлів, тому не знайдено стовпців: \
        'Код', 'Вид', 'Ден' та інших. Його роздільник – табуляція, а не «;» (клітинок у рядку: 7; \
        рядків, де їх стільки: табуляція – 40 з 41, «;» – 2): зазначте в «dialect» \
        «delimiter: "\\t"». Його заголовок – у рядку 3, 4, а не 1, 2 (там є описані \
        стовпці): зазначте в «dialect» «headerRows: [3, 4]». Якщо файл не має бути таким, не \
        змінюйте опису, а вивантажте файл знову так, як там зазначено. Решту цього файлу й те, \
        що на нього посилається, не перевірено. [missing-label]
        """,
        .en: """
        a.csv:1: The file is not written as the descriptor says, and so these columns were not \
        found: 'Код', 'Вид', 'Ден' and others. Its separator is the tab, not ';' (cells in a row: 7; \
        rows that have so many with the tab: 40 of 41, with ';': 2): write 'delimiter: "\\t"' \
        under 'dialect'. Its header is in row 3, 4, not in row 1, 2 (the declared columns stand \
        there): write 'headerRows: [3, 4]' under 'dialect'. If the file is not meant to be like \
        this, leave the descriptor as it is and export again as it says. Nothing else in this \
        file was checked, nor what refers to it. [missing-label]
        """,
    ]

    @Test("columns that the header lacks even so are told too")
    func stillMissing() throws {
        let text = "Код,Вид,Ден,Сума,Число,Съгласие\nК-1,Казанлък,01.02.2018,,3,да\n"
        let fault = try exportFault { try people(text) }
        guard case .otherwiseWritten(let missing, let fit) = fault.reason else {
            Issue.record("\(fault.reason)")
            return
        }
        #expect(missing.count == 7)
        #expect(fit.differences.map(\.line) == ["delimiter: \",\""])
        #expect(fit.stillMissing == ["Брой", "Бележка"])
        let message = fault.message(try TestRegister.labels.get())
        #expect(message.contains("'Код', 'Вид', 'Ден' and others. "))
        #expect(message.contains("not found even then: 'Брой', 'Бележка'."))
    }

    @Test("one of two names may be a word of a record")
    func oneOfTwo() throws {
        let register = try Self.notes()
        try register.export("number,remark\n1,x\n2,note\n3,y\n")
        let fault = try exportFault { try register.ingest() }
        #expect(fault.reason == .missingColumns(["id", "note"], found: .cells(2)))
    }

    @Test(
        "where nothing fits better the message is that of the header",
        arguments: [
            rows[1].joined(separator: ";") + "\n" + rows[2].joined(separator: ";"),
            "Код;Вид;Ден\n1;Казанлък;01.02.2018\n", "Код,Вид,Ден\n1,Казанлък,01.02.2018\n",
            // A header with commas above rows with semicolons.
            rows[0].joined(separator: ",") + "\n1;Казанлък;;;;;\n2;Казанлък;;;;;\n",
        ]
    )
    func nothingFits(_ text: String) throws {
        #expect(try Self.differences(Array(text.utf8)) == nil)
    }

    @Test("UTF-8 that is declared as a code page is told, though its header can be read")
    func codePage() throws {
        func ingest(_ note: String, header: Bool = true) throws -> IngestedExport {
            let register = try TestRegister(
                """
                  - name: people
                    path: people.csv
                    encoding: windows-1251
                    dialect: {header: \(header)}
                    schema: {fields: [{name: id}, {name: note}]}

                """
            )
            try register.export("\(header ? "id,note\n" : "")1,\(note)\n")
            return try register.ingest()
        }
        for hasHeader in [true, false] {
            let fault = try exportFault { try ingest("канарче синьо", header: hasHeader) }
            #expect(
                fault.reason
                    == .otherwiseWritten(
                        missing: [],
                        DialectFit(differences: [.utf8(characters: 12, declared: .windows1251)])
                    )
            )
            #expect(fault.rule == .encodingError)
            let message = fault.message(try TestRegister.labels.get())
            #expect(message.contains("'encoding: utf-8'"))
            #expect(!message.contains("канарче"))
        }
        // A few letters prove nothing.
        #expect(try ingest("синьо").findings.isEmpty)
    }
}
