import CSV
import TestSupport

/// A small file that a seed determines, in Windows-1251, and the dialect that it is read in.
struct RandomFile {
    private var generator: SeededGenerator
    private(set) var dialect = Dialect()
    private(set) var columns: Int?
    private(set) var bytes: [UInt8] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// What the file holds, character by character: 0x98 is none in Windows-1251.
    var characters: [SlowReader.Character] {
        bytes.enumerated().map { offset, byte in
            switch byte {
            case 0x98: SlowReader.Character(scalar: "\u{FFFD}", brokenAt: offset)
            case 0..<0x80: SlowReader.Character(scalar: Unicode.Scalar(byte))
            default:
                SlowReader.Character(
                    scalar: Unicode.Scalar(0x410 + UInt32(byte) - 0xC0) ?? "\u{FFFD}"
                )
            }
        }
    }

    /// The file as text, for messages.
    var shown: String {
        var text = ""
        for character in characters { text.unicodeScalars.append(character.scalar) }
        return text
    }

    mutating func make() {
        makeDialect()
        columns = [nil, nil, 1, 2, 3].randomElement(using: &generator) ?? nil
        let isTable = Int.random(in: 0..<3, using: &generator) > 0
        bytes = isTable ? table() : soup()
        guard isTable else { return }
        for _ in 0..<Int.random(in: 0...3, using: &generator) { damage() }
    }

    private mutating func pick<Element>(_ elements: [Element], _ fallback: Element) -> Element {
        elements.randomElement(using: &generator) ?? fallback
    }

    private mutating func makeDialect() {
        let delimiter = pick([",", ";", "\t", "|", "||", "ж", "жз", " ", "", ", "], ",")
        let headers: [[Int]] = [[1], [2], [1, 2], [1, 3], []]
        let hasHeader = Bool.random(using: &generator)
        let commentRows: [[Int]] = [[], [], [2], [1, 4]]
        dialect = Dialect(
            delimiter: Array(delimiter.utf8),
            quote: pick([0x22, 0x22, 0x22, 0x27, nil], 0x22),
            doubleQuote: Int.random(in: 0..<4, using: &generator) > 0,
            escape: pick([nil, nil, 0x5C, 0x22], nil),
            header: hasHeader,
            headerRows: pick(headers, [1]),
            headerJoin: pick([" ", "/", ""], " "),
            commentRows: pick(commentRows, []),
            commentPrefix: pick([nil, nil, [0x23], [0x2F, 0x2F], []], nil),
            lineEnd: pick([.any, .any, .lf, .crlf, .cr], .any),
            skipInitialSpace: Bool.random(using: &generator),
            nullSequence: pick([nil, nil, Array("NA".utf8), Array("\\N".utf8), []], nil)
        )
    }

    /// The delimiter in Windows-1251.
    private var delimiter: [UInt8] {
        String(decoding: dialect.delimiter, as: UTF8.self).unicodeScalars.map { scalar in
            UInt8(scalar.value < 0x80 ? scalar.value : scalar.value - 0x410 + 0xC0)
        }
    }

    private mutating func lineEnd() -> [UInt8] {
        switch dialect.lineEnd {
        case .any: pick([[0x0A], [0x0D, 0x0A], [0x0D]], [0x0A])
        case .lf: [0x0A]
        case .crlf: [0x0D, 0x0A]
        case .cr: [0x0D]
        }
    }

    private mutating func piece() -> [UInt8] {
        let words = [
            "a", "b1", " ", "\t", "\"", "\"\"", "'", "\\", "#", "//", "NA", "\\N", ",", ";",
        ]
        let ends: [[UInt8]] =
            [[0x0A], [0x0D, 0x0A], [0x0D], [0x98], [0x00], [0x01]]
            + [[UInt8](repeating: 0x0A, count: 5), [UInt8](repeating: 0x0A, count: 16)]
        // з and ж begin with the same byte in UTF-8.
        let letters: [[UInt8]] = [[0xE6], [0xE7], [0xE0, 0xE1], delimiter, delimiter]
        return pick(words.map { Array($0.utf8) } + ends + letters, [])
    }

    private mutating func soup() -> [UInt8] {
        (0..<Int.random(in: 0...60, using: &generator)).flatMap { _ in piece() }
    }

    private mutating func table() -> [UInt8] {
        let width = Int.random(in: 1...4, using: &generator)
        var table: [UInt8] = []
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            for column in 0..<width {
                if column > 0 { table += delimiter }
                table += field()
            }
            table += lineEnd()
        }
        if Bool.random(using: &generator) { table.removeLast(min(1, table.count)) }
        return table
    }

    /// A field as the dialect writes it: quoted and doubled, or plain.
    private mutating func field() -> [UInt8] {
        guard let quote = dialect.quote, Int.random(in: 0..<3, using: &generator) > 0 else {
            return pick(
                [[0x61], [0xE6], [], [0x31, 0x32], Array("NA".utf8), Array("\\N".utf8)],
                []
            )
        }
        let content = (0..<Int.random(in: 0...4, using: &generator)).flatMap { _ in piece() }
        return [quote] + content.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }

    /// Takes a byte away, puts one in, or doubles one.
    private mutating func damage() {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(contentsOf: piece(), at: index)
        default: bytes.insert(bytes[index], at: index)
        }
    }
}
