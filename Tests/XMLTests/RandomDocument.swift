import TestSupport

/// Makes well-formed documents that use every construct allowed.
struct RandomDocument {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// A whole document.
    mutating func text() -> String {
        let mark = pick(["", "\u{FEFF}"])
        let declaration = pick([
            "", "<?xml version='1.0'?>", "<?xml version=\"1.0\" encoding='utf-8'?>",
        ])
        return mark + declaration + misc() + element(depth: 0) + misc()
    }

    /// A document with some bytes removed, doubled or replaced.
    mutating func damaged() -> [UInt8] {
        var bytes = Array(text().utf8)
        let marks = Array("<>/!?-[]'\"=&;: \nxé×\u{1}".utf8)
        for _ in 0...Int.random(in: 0..<4, using: &generator) {
            let offset = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes.remove(at: offset)
            case 1: bytes.insert(marks.randomElement(using: &generator) ?? 0, at: offset)
            default: bytes[offset] = marks.randomElement(using: &generator) ?? 0
            }
            if bytes.isEmpty { return bytes }
        }
        return bytes
    }

    private mutating func element(depth: Int) -> String {
        let name = pick(["a", "b:c", "ред", "x-1.y_z", "long\u{300}name"])
        let spaces =
            depth == 0 ? " xmlns='urn:d' xmlns:b=\"urn:b\"" : pick(["", " xmlns:e='urn:e'"])
        let tag = name + spaces + attributes() + pick(["", " ", "\n"])
        guard depth < 5, Bool.random(using: &generator) else { return "<\(tag)/>" }
        let content = (0..<Int.random(in: 0..<5, using: &generator)).map { _ in part(depth) }
        return "<\(tag)>" + content.joined() + "</\(name)\(pick(["", " ", "\n"]))>"
    }

    private mutating func attributes() -> String {
        let all = [
            " z='1'", " y = \"<\"", " b:k='&lt;&#65;\"'", "\n x=\"it's > \n\t\"", " xml:lang=''",
        ].map { $0.replacing("\"<\"", with: "\"&lt;\"") }
        return all.shuffled(using: &generator)
            .prefix(Int.random(in: 0...all.count, using: &generator)).joined()
    }

    private mutating func part(_ depth: Int) -> String {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: pick(["text", "ж&amp;]]", " \r\n", "]] > \"' &#x10FFFF;", "=/?!"])
        case 1: pick(["<![CDATA[<a b='>]] ]]>", "<![CDATA[]]]]>", "<![CDATA[]]>"])
        case 2: misc()
        default: element(depth: depth + 1)
        }
    }

    private mutating func misc() -> String {
        pick(["", "\n", "<!-- <a ' \" > ]]> - -->", "<!---->", "<?p <x a='>?>", "<?p?>"])
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices.randomElement(using: &generator) ?? ""
    }
}
