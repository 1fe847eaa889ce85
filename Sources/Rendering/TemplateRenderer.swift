import Expressions

/// Renders a template over what a report has.
///
/// The templates passed `TemplateLint`, so that every name is there, and is what its tag takes it
/// for; a name that is not is a fault of the program, and ends it.
struct TemplateRenderer: Sendable {
    /// How many items a list at the top of a template has at least to be rendered by several threads,
    /// and into how many pieces it is divided at most.
    private static let (fewItems, mostPieces) = (8, 16)

    private let partials: [String: [TemplateNode]]
    private let escaping: Escaping
    private var scopes: [Scope] = []
    private var output: [UInt8] = []
    /// What stands before every line of the partials that are being rendered.
    private var indentation: [UInt8] = []
    private var isAtLineStart = true

    private init(partials: [String: [TemplateNode]], escaping: Escaping) {
        self.partials = partials
        self.escaping = escaping
    }

    /// What can be named inside one section; bare in an array, its function would be wrapped anew
    /// at each look.
    private struct Scope {
        let fields: TemplateValue.Fields
    }

    /// Renders a document.
    ///
    /// - Returns: The document in UTF-8.
    static func render(
        _ nodes: [TemplateNode],
        partials: [String: [TemplateNode]],
        over root: TemplateValue,
        escaping: Escaping = .markup
    ) -> [UInt8] {
        var renderer = TemplateRenderer(partials: partials, escaping: escaping)
        renderer.renderItem(nodes, root)
        return renderer.output
    }

    private mutating func render(_ nodes: [TemplateNode]) {
        for node in nodes {
            switch node {
            case .text(let text): append(text)
            case .variable(let path):
                guard case .text(let text) = value(path) else {
                    preconditionFailure("\(Self.promise)")
                }
                indentLine()
                escaping.append(text, to: &output)
            case .section(let path, let nodes): renderSection(nodes, value(path))
            case .inverted(let path, let nodes):
                if isEmpty(value(path)) { render(nodes) }
            case .partial(let name, let indentation): renderPartial(name, indentation)
            }
        }
    }

    private static let promise = "a report has the shape it promises"

    private mutating func renderSection(_ nodes: [TemplateNode], _ value: TemplateValue) {
        switch value {
        case .flag(let flag):
            if flag { render(nodes) }
        case .list(let list): renderList(nodes, list)
        case .object: renderItem(nodes, value)
        case .text: preconditionFailure("\(Self.promise)")
        }
    }

    /// Renders the items of a list, those of a long one at the top of a template side by side.
    ///
    /// Where nothing is indented an item does not depend on what stands before it.
    private mutating func renderList(_ nodes: [TemplateNode], _ list: TemplateList) {
        guard scopes.count == 1, indentation.isEmpty, list.count >= Self.fewItems else {
            for index in 0..<list.count { renderItem(nodes, list.item(index)) }
            return
        }
        let written = output
        output = []
        let start = self
        output = written
        let size = (list.count - 1) / Self.mostPieces + 1
        let rendered = Workers().map((list.count - 1) / size + 1) { piece in
            var renderer = start
            for index in piece * size..<min(list.count, (piece + 1) * size) {
                renderer.renderItem(nodes, list.item(index))
            }
            return renderer
        }
        for renderer in rendered {
            output += renderer.output
            isAtLineStart = renderer.isAtLineStart
        }
    }

    private mutating func renderItem(_ nodes: [TemplateNode], _ item: TemplateValue) {
        guard case .object(let fields) = item else { preconditionFailure("\(Self.promise)") }
        scopes.append(Scope(fields: fields))
        render(nodes)
        scopes.removeLast()
    }

    private mutating func renderPartial(_ name: String, _ indentation: [UInt8]?) {
        guard let nodes = partials[name] else { preconditionFailure("\(Self.promise)") }
        self.indentation += indentation ?? []
        // Its line is its own even where a partial before it ended without a line end.
        if indentation != nil { isAtLineStart = true }
        render(nodes)
        self.indentation.removeLast(indentation?.count ?? 0)
    }

    private func isEmpty(_ value: TemplateValue) -> Bool {
        switch value {
        case .flag(let flag): !flag
        case .list(let list): list.count == 0
        case .object, .text: preconditionFailure("\(Self.promise)")
        }
    }

    /// Resolves a name: its first part from the innermost section outwards, the rest below that.
    private func value(_ path: [String]) -> TemplateValue {
        let name = path[0]
        for level in scopes.indices.reversed() {
            guard var found = scopes[level].fields(name) else { continue }
            for part in path.dropFirst() {
                guard case .object(let fields) = found, let next = fields(part) else {
                    preconditionFailure("\(Self.promise)")
                }
                found = next
            }
            return found
        }
        preconditionFailure("\(Self.promise)")
    }

    /// Appends text of the template.
    ///
    /// Only its line ends begin a new line: those of values are escaped, or belong to a value.
    private mutating func append(_ text: [UInt8]) {
        let newline = UInt8(ascii: "\n")
        guard !indentation.isEmpty else {
            output += text
            isAtLineStart = text.last == newline
            return
        }
        for byte in text {
            indentLine()
            output.append(byte)
            isAtLineStart = byte == newline
        }
    }

    private mutating func indentLine() {
        if isAtLineStart { output += indentation }
        isAtLineStart = false
    }
}
