import Grants

/// Checks that a template names only what a report has, before anything is rendered.
struct TemplateLint {
    static let depthLimit = 32

    /// A template's tags, with its file.
    struct Source {
        var file: String
        var tags: [TemplateTag]
    }

    let partials: [String: Source]

    /// Checks a template and every partial that it includes, each in its place.
    func check(_ source: Source, against shape: TemplateShape) throws(TemplateFault) {
        try check(source, stack: [shape], including: [])
    }

    private func check(
        _ source: Source,
        stack base: [TemplateShape],
        including path: [String]
    ) throws(TemplateFault) {
        var stack = base
        var open: [TemplateTag] = []
        for tag in source.tags {
            guard stack.count + path.count <= Self.depthLimit else {
                throw fault(source, tag, .tooDeep(limit: Self.depthLimit))
            }
            switch tag.kind {
            case .comment: continue
            case .variable:
                guard case .text = try shape(of: tag, in: stack, source) else {
                    throw fault(source, tag, .misused(tag.name, expected: "a text"))
                }
            case .section:
                open.append(tag)
                stack.append(try inside(tag, in: stack, source))
            case .inverted:
                open.append(tag)
                guard case .text = try shape(of: tag, in: stack, source) else {
                    stack.append(.object([:]))
                    continue
                }
                throw fault(source, tag, .misused(tag.name, expected: "a section"))
            case .end:
                guard let last = open.popLast(), last.name == tag.name else {
                    throw fault(source, tag, .unbalancedSection(tag.name))
                }
                stack.removeLast()
            case .partial: try include(tag, from: source, stack: stack, path: path)
            }
        }
        if let tag = open.last { throw fault(source, tag, .unbalancedSection(tag.name)) }
    }

    private func include(
        _ tag: TemplateTag,
        from source: Source,
        stack: [TemplateShape],
        path: [String]
    ) throws(TemplateFault) {
        guard let partial = partials[tag.name] else {
            throw fault(source, tag, .unknownPartial(tag.name))
        }
        guard !path.contains(tag.name) else { throw fault(source, tag, .partialCycle(tag.name)) }
        try check(partial, stack: stack, including: path + [tag.name])
    }

    private func inside(
        _ tag: TemplateTag,
        in stack: [TemplateShape],
        _ source: Source
    ) throws(TemplateFault) -> TemplateShape {
        switch try shape(of: tag, in: stack, source) {
        case .flag: return .object([:])
        case .list(let fields), .object(let fields): return .object(fields)
        case .text: throw fault(source, tag, .misused(tag.name, expected: "a section"))
        }
    }

    /// Resolves a name as Mustache does: its first part from the innermost section outwards, the rest
    /// below that.
    private func shape(
        of tag: TemplateTag,
        in stack: [TemplateShape],
        _ source: Source
    ) throws(TemplateFault) -> TemplateShape {
        let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var found: TemplateShape?
        for level in stack.reversed() {
            guard case .object(let fields) = level, let shape = fields[parts[0]] else { continue }
            found = shape
            break
        }
        for part in parts.dropFirst() {
            guard case .object(let fields) = found else {
                found = nil
                break
            }
            found = fields[part]
        }
        if let found { return found }
        let known = stack.flatMap { level -> [String] in
            if case .object(let fields) = level { return fields.flatMap(Self.names) }
            return []
        }
        let suggestion = Spelling.nearest(to: tag.name, among: known.sorted())
        throw fault(source, tag, .unknownName(tag.name, suggestion: suggestion))
    }

    private static func names(_ name: String, _ shape: TemplateShape) -> [String] {
        if case .object(let fields) = shape { return [name] + fields.keys.map { "\(name).\($0)" } }
        return [name]
    }

    private func fault(
        _ source: Source,
        _ tag: TemplateTag,
        _ reason: TemplateFault.Reason
    ) -> TemplateFault {
        TemplateFault(file: source.file, line: tag.line, reason: reason)
    }
}
