import CSV
import TestSupport
import Testing

struct DialectGuessTests {
    /// Makes a table of five columns: a number, a word, a day, an amount with a comma, a note.
    static func table(_ words: [String], rows: Int = 12, delimiter: String = ";") -> String {
        var text = ["id", words[0], "date", "amount", "note"].joined(separator: delimiter) + "\r\n"
        for row in 1...max(rows, 1) {
            let amount = delimiter == "," ? "\(row).50" : "\(row),50"
            let fields = [
                "\(row)", words[row % words.count], "0\(row % 9 + 1).03.2019", amount,
                words[(row * 7 + 3) % words.count],
            ]
            text += fields.joined(separator: delimiter) + "\r\n"
        }
        return text
    }

    static let bulgarian = [
        "Име", "Казанлък", "дете в риск", "насилие", "Павел баня", "отпадане от училище",
        "социална услуга", "приключен", "Мъглиж", "консултация", "родител", "община", "Ягода",
    ]
    static let ukrainian = [
        "Прізвище", "Кропивницький", "пробація", "Знам'янка", "безробітний", "соціальні послуги",
        "житло", "їжа", "Єлисавет", "освіта", "район", "суд", "Україна",
    ]
    static let russian = [
        "Фамилия", "безработный", "выдан паспорт", "объект", "жильё", "Одесса", "это", "Юрий",
        "район", "социальные услуги", "школа", "мать", "Яков",
    ]
    static let polish = [
        "Imię", "Łódź", "książka", "źródło", "żółty", "Świętokrzyskie", "dziękuję", "Gdańsk",
        "część", "właściciel",
    ]
    static let turkish = [
        "İsim", "Şanlıurfa", "çocuk", "öğrenci", "ağaç", "Işık", "müdür", "Gümüşhane", "kız",
    ]
    static let french = [
        "Prénom", "Bénéficiaire", "élève", "août", "français", "Orléans", "où", "hôpital", "âgé",
    ]

    typealias Case = (encoding: Encoding, words: [String])

    @Test(
        "the encoding of a table is found",
        arguments: [
            (.utf8, bulgarian), (.windows1251, bulgarian), (.iso88595, bulgarian),
            (.koi8R, bulgarian), (.cp866, bulgarian), (.macCyrillic, bulgarian),
            (.utf16LE, bulgarian), (.utf16BE, bulgarian),
            (.utf8, ukrainian), (.windows1251, ukrainian), (.iso88595, ukrainian),
            (.koi8U, ukrainian), (.macCyrillic, ukrainian), (.utf16LE, ukrainian),
            (.windows1251, russian), (.iso88595, russian), (.koi8R, russian), (.cp866, russian),
            (.macCyrillic, russian),
            (.windows1250, polish), (.iso88592, polish), (.windows1254, turkish),
            (.windows1252, french), (.iso88591, french), (.iso885915, french), (.utf8, polish),
        ] as [Case],
        [",", ";", "\t", "|"]
    )
    func encodings(example: Case, delimiter: String) throws {
        let text = Self.table(example.words, delimiter: delimiter)
        let bytes = try example.encoding.bytes(of: text)
        let guess = DialectGuess(bytes)
        // Pages that read the sample alike are as good.
        let decoded = DecodedText(bytes, encoding: guess.encoding)
        #expect(decoded == DecodedText(bytes, encoding: example.encoding), "\(guess)")
        #expect(guess.dialect.delimiter == Array(delimiter.utf8), "\(guess)")
        #expect(guess.dialect.quote == 0x22)
        #expect(guess.dialect.lineEnd == .crlf)
        #expect(guess.titleLines == 0)
        #expect(guess.columnCount == 5)
        #expect(guess.score >= 50, "\(guess)")
    }

    @Test(
        "where pages read the sample alike, the usual one is taken and the others are named",
        arguments: [
            (.koi8R, russian.filter { !$0.contains("ё") }, .koi8U),
            (.iso88591, french, .windows1252),
            (.windows1252, french, .windows1252), (.koi8U, ukrainian, .koi8U),
        ] as [(Encoding, [String], Encoding)]
    )
    func alike(encoding: Encoding, words: [String], expected: Encoding) throws {
        let guess = DialectGuess(try encoding.bytes(of: Self.table(words)))
        #expect(guess.encoding == expected)
        let alike = guess.reasons.compactMap { reason -> [Encoding]? in
            if case .alike(let encodings) = reason { encodings } else { nil }
        }
        #expect(expected == encoding || alike.first?.contains(encoding) == true, "\(guess)")
    }

    @Test(
        "a byte order mark decides",
        arguments: [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LE), ([0xFE, 0xFF], .utf16BE),
        ] as [([UInt8], Encoding)]
    )
    func marks(mark: [UInt8], encoding: Encoding) throws {
        let guess = DialectGuess(mark + (try encoding.bytes(of: Self.table(Self.bulgarian))))
        #expect(guess.encoding == encoding)
        #expect(guess.reasons.first == .byteOrderMark(encoding))
        #expect(guess.dialect.delimiter == [0x3B])
        #expect(guess.score > 90)
    }

    @Test("few rows are enough, with a word of caution", arguments: Encoding.allCases)
    func fewRows(encoding: Encoding) throws {
        let words = ["Name", "Ivan"]
        let guess = DialectGuess(try encoding.bytes(of: Self.table(words, rows: 1)))
        #expect(guess.dialect.delimiter == [0x3B], "\(guess)")
        #expect(guess.score <= 60)
        #expect(guess.reasons.contains(.fewRows(2)))
    }

    @Test("a single Cyrillic header is enough", arguments: [Encoding.windows1251, .cp866, .koi8U])
    func oneRow(encoding: Encoding) throws {
        let guess = DialectGuess(try encoding.bytes(of: "Код на случая;Пол;Населено място\n"))
        #expect(guess.encoding == encoding, "\(guess)")
        #expect(guess.dialect.delimiter == [0x3B])
    }

    @Test(
        "the delimiter is found in spite of what else there is",
        arguments: [
            ("a;b;c\n1,5;2,5;3,5\n4,5;1,0;2,0\n", ";", 3), ("a\tb\n1,5\t2,5\n3,1\t2,2\n", "\t", 2),
            ("id,name\n1,\"x;y\"\n2,\"z;w\"\n", ",", 2), ("a|b,c|d\n1|2,3|4\n", "|", 3),
            ("id;note\n1;one, two\n2;three, four\n", ";", 2), ("1,2,3\n4,5,6\n", ",", 3),
            ("a;b\n1;x\n2\n3;y\n4;z\n5;w;v\n", ";", 2), ("a, b, c\n1, 2, 3\n4, 5, 6\n", ",", 3),
            ("d;t\n01.02.2019;10:15\n02.02.2019;11:15\n", ";", 2),
            ("id;name\r\n1;x\r\n2;\"a\nb;c\"\r\n3;y\r\n", ";", 2),
        ]
    )
    func delimiters(text: String, delimiter: String, columns: Int) {
        let guess = DialectGuess(Array(text.utf8))
        #expect(guess.dialect.delimiter == Array(delimiter.utf8), "\(guess)")
        #expect(guess.columnCount == columns, "\(guess)")
        #expect(guess.titleLines == 0, "\(guess)")
    }

    @Test(
        "a table of one column has no delimiter",
        arguments: [
            "id\n1\n2\n3\n", "name\nIvanov, Ivan\nPetrov, Petar\n", "value\n1,5\n2,5\n3,5\n",
            "note\n\"a\nb\"\nc\n", "Код\nж\nм\n",
        ]
    )
    func oneColumn(text: String) {
        let guess = DialectGuess(Array(text.utf8))
        #expect(guess.columnCount == 1, "\(guess)")
        #expect(guess.reasons.contains(.oneColumn))
        #expect(guess.score == 50)
        #expect(guess.titleLines == 0)
    }

    @Test(
        "title lines are counted, whatever they hold",
        arguments: [
            ("Report\n", 1), ("Report;;;;\n", 1), ("Report\n\nfrom 1,5 to 2;5\n\n", 4), ("\n", 1),
            ("\"Report\nof 2019\";;;;\n", 2), ("A, B; C\nD\n", 2),
        ]
    )
    func titles(title: String, lines: Int) throws {
        let text = title.replacing("\n", with: "\r\n") + Self.table(Self.bulgarian)
        let guess = DialectGuess(try Encoding.windows1251.bytes(of: text))
        #expect(guess.titleLines == lines, "\(guess)")
        #expect(guess.encoding == .windows1251)
        #expect(guess.reasons.contains(.titles(lines: lines)))
        var reader = Reader(
            DecodedText(try guess.encoding.bytes(of: text), encoding: guess.encoding),
            dialect: guess.dialect
        )
        #expect(reader.readHeader()?.first == Array("id".utf8))
    }

    @Test(
        "the quote and the escape are found",
        arguments: [
            ("a,b\n\"x\",\"y\"\n\"z\",\"w\"\n", 0x22, nil),
            ("a,b\n'x','y,v'\n'z','w'\n", 0x27, nil),
            ("a,b\n5\" pipe,6\" pipe\n7\" pipe,x\ny,z\n", nil, nil),
            ("a,b\n\"say \\\"no\\\", he\",y\n\"z\",\"w\"\n", 0x22, 0x5C),
        ] as [(String, UInt8?, UInt8?)]
    )
    func quotes(text: String, quote: UInt8?, escape: UInt8?) {
        let guess = DialectGuess(Array(text.utf8))
        #expect(guess.dialect.quote == quote, "\(guess)")
        #expect(guess.dialect.escape == escape, "\(guess)")
    }

    @Test(
        "line ends are counted outside quotes",
        arguments: [
            ("a;b\n1;2\n", .lf), ("a;b\r1;2\r", .cr), ("a;b\r\n1;2\r\n", .crlf),
            ("a;b\n1;2\r\n3;4\r\n", .any), ("a;b\r\n1;\"2\n3\"\r\n4;5\r\n", .crlf), ("a;b", .any),
        ] as [(String, LineEnd)]
    )
    func lineEnds(text: String, lineEnd: LineEnd) {
        #expect(DialectGuess(Array(text.utf8)).dialect.lineEnd == lineEnd)
    }

    @Test("a lone LF in cells without quotes is known by the rows that end with CRLF")
    func innerBreaks() {
        let text = "id;name;note\r\n1;a;x\ny\r\n2;b;z\nw\r\n3;c;v\r\n"
        let guess = DialectGuess(Array(text.utf8))
        #expect(guess.dialect.lineEnd == .crlf, "\(guess)")
        #expect(guess.columnCount == 3)
    }

    @Test(
        "what is no table has a low score and a reason",
        arguments: [
            ([], .empty), ([0x0A, 0x20, 0x0D, 0x0A], .empty),
            ([0x50, 0x4B, 3, 4, 0, 0], .workbook),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .workbook),
            ([0x61, 0, 0, 0x62, 0x3B, 0x63], .nulBytes),
        ] as [([UInt8], GuessReason)]
    )
    func noTable(bytes: [UInt8], reason: GuessReason) {
        let guess = DialectGuess(bytes)
        #expect(guess.score <= 10, "\(guess)")
        #expect(guess.reasons.contains(reason))
    }

    @Test("a few broken bytes do not make UTF-8 something else")
    func brokenUTF8() {
        let bytes = Array(Self.table(Self.bulgarian).utf8) + [0xC4, 0x3B, 0x0D, 0x0A]
        let guess = DialectGuess(bytes)
        #expect(guess.encoding == .utf8)
        #expect(guess.score <= 80)
    }

    @Test("of a long file the beginning is enough, wherever it is cut", arguments: 190..<260)
    func cut(size: Int) {
        let bytes = Array(Self.table(Self.ukrainian, rows: 40).utf8)
        let guess = DialectGuess(bytes, sampleSize: size)
        #expect(guess.encoding == .utf8, "\(guess)")
        #expect(guess.dialect.delimiter == [0x3B])
        #expect(guess.columnCount == 5)
    }

    @Test("the same bytes give the same guess, and no reason shows a value")
    func deterministic() throws {
        let bytes = try Encoding.windows1251.bytes(of: Self.table(Self.bulgarian, rows: 200))
        let guess = DialectGuess(bytes)
        for _ in 0..<5 { #expect(DialectGuess(bytes) == guess) }
        for reason in guess.reasons {
            #expect(reason.description.utf8.allSatisfy { $0 < 0x80 })
            #expect(!reason.description.contains("2019"))
        }
    }

    @Test("random bytes never stop a guess", arguments: 0..<200)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...300, using: &generator)
        let all = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let marks = Array("a1;,\t|\"'\\\n\r \u{0}".utf8) + [0xE0, 0xFF]
        let few = (0..<count).map { _ in marks.randomElement(using: &generator) ?? 0 }
        for bytes in [all, few] {
            let guess = DialectGuess(bytes)
            #expect((0...100).contains(guess.score))
            #expect(guess == DialectGuess(bytes))
            #expect(!guess.reasons.isEmpty)
        }
    }
}
