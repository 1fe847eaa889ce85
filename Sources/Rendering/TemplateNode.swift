/// A part of a template, ready to render.
enum TemplateNode: Equatable, Sendable {
    /// Text that comes out as it is.
    case text([UInt8])
    /// The value of a name, escaped.
    case variable(path: [String])
    /// What comes out for each item of a list, for an object, or for a flag that is true.
    case section(path: [String], [TemplateNode])
    /// What comes out for an empty list or a flag that is false.
    case inverted(path: [String], [TemplateNode])
    /// Another template; where its tag stood alone on its line, each line behind the indentation.
    case partial(String, indentation: [UInt8]?)

    /// Tells whether nodes name something, alone or as the first part of a name.
    static func isNamed(_ name: String, in nodes: [TemplateNode]) -> Bool {
        nodes.contains { node in
            switch node {
            case .text, .partial: false
            case .variable(let path): path[0] == name
            case .section(let path, let nodes), .inverted(let path, let nodes):
                path[0] == name || isNamed(name, in: nodes)
            }
        }
    }

    /// Makes the nodes of a template.
    ///
    /// Any tag but a variable that stands alone on its line takes the whole line with it, as the
    /// Mustache specification says.
    static func nodes(of source: TemplateSource) -> [TemplateNode] {
        let text = Array(source.text.utf8)
        var position = 0
        /// The open sections with what they hold so far; the first is the template itself.
        var open: [(tag: TemplateTag?, nodes: [TemplateNode])] = [(nil, [])]
        for tag in source.tags {
            let line = tag.kind == .variable ? nil : lineTaken(by: tag, in: text)
            let start = line?.lowerBound ?? tag.range.lowerBound
            if start > position {
                open[open.count - 1].nodes.append(.text(Array(text[position..<start])))
            }
            position = line?.upperBound ?? tag.range.upperBound
            switch tag.kind {
            case .variable: open[open.count - 1].nodes.append(.variable(path: tag.path))
            case .partial:
                let indentation = line.map { Array(text[$0.lowerBound..<tag.range.lowerBound]) }
                open[open.count - 1].nodes.append(.partial(tag.name, indentation: indentation))
            case .comment: continue
            case .section, .inverted: open.append((tag, []))
            case .end:
                let (opening, nodes) = open.removeLast()
                open[open.count - 1].nodes.append(
                    opening?.kind == .inverted
                        ? .inverted(path: tag.path, nodes) : .section(path: tag.path, nodes)
                )
            }
        }
        if position < text.count { open[0].nodes.append(.text(Array(text[position...]))) }
        return open[0].nodes
    }

    /// Returns the line of a tag, with its end, where nothing but blanks stands beside the tag.
    private static func lineTaken(by tag: TemplateTag, in text: [UInt8]) -> Range<Int>? {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let newline = UInt8(ascii: "\n")
        let before = text[..<tag.range.lowerBound]
        let start = before.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
        guard start == 0 || text[start - 1] == newline else { return nil }
        let after = text[tag.range.upperBound...]
        let end = after.firstIndex { !isBlank($0) } ?? text.count
        guard end == text.count || text[end] == newline else { return nil }
        return start..<min(end + 1, text.count)
    }
}
