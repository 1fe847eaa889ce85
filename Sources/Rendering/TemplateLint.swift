import Grants

/// Checks that a template names only what a report has, before anything is rendered.
struct TemplateLint {
    /// The most tags of a template with all its partials, each counted wherever it is included.
    static let tagLimit = 100_000

    let partials: [String: TemplateSource]

    /// Checks a template and every partial that it includes, each in its place.
    func check(_ source: TemplateSource, against shape: TemplateShape) throws(TemplateFault) {
        var tagsLeft = Self.tagLimit
        try check(source, stack: [shape], including: [], &tagsLeft)
    }

    private func check(
        _ source: TemplateSource,
        stack base: [TemplateShape],
        including path: [String],
        _ tagsLeft: inout Int
    ) throws(TemplateFault) {
        var stack = base
        for tag in source.tags {
            tagsLeft -= 1
            guard tagsLeft >= 0 else {
                throw source.fault(at: tag, .tooLarge(limit: Self.tagLimit))
            }
            guard stack.count + path.count <= TemplateSource.depthLimit else {
                throw source.fault(at: tag, .tooDeep(limit: TemplateSource.depthLimit))
            }
            switch tag.kind {
            case .comment: continue
            case .variable:
                guard case .text = try shape(of: tag, in: stack, source) else {
                    throw source.fault(at: tag, .misused(tag.name, expected: "a text"))
                }
            case .section, .inverted: stack.append(try inside(tag, in: stack, source))
            case .end: stack.removeLast()
            case .partial: try include(tag, from: source, stack: stack, path: path, &tagsLeft)
            }
        }
    }

    private func include(
        _ tag: TemplateTag,
        from source: TemplateSource,
        stack: [TemplateShape],
        path: [String],
        _ tagsLeft: inout Int
    ) throws(TemplateFault) {
        guard let partial = partials[tag.name] else {
            throw source.fault(at: tag, .unknownPartial(tag.name))
        }
        guard !path.contains(tag.name) else {
            throw source.fault(at: tag, .partialCycle(tag.name))
        }
        try check(partial, stack: stack, including: path + [tag.name], &tagsLeft)
    }

    /// Returns what can be named inside a section beside what can be named outside.
    private func inside(
        _ tag: TemplateTag,
        in stack: [TemplateShape],
        _ source: TemplateSource
    ) throws(TemplateFault) -> TemplateShape {
        switch try shape(of: tag, in: stack, source) {
        case .list(let fields) where tag.kind == .section: return .object(fields)
        case .object(let fields) where tag.kind == .section: return .object(fields)
        case .flag, .list: return .object([:])
        case .text: throw source.fault(at: tag, .misused(tag.name, expected: "a section"))
        case .object: throw source.fault(at: tag, .misused(tag.name, expected: "a flag or a list"))
        }
    }

    /// Resolves a name as Mustache does: its first part from the innermost section outwards, the
    /// rest below that.
    private func shape(
        of tag: TemplateTag,
        in stack: [TemplateShape],
        _ source: TemplateSource
    ) throws(TemplateFault) -> TemplateShape {
        let parts = tag.path
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
        throw source.fault(at: tag, .unknownName(tag.name, suggestion: suggestion))
    }

    private static func names(_ name: String, _ shape: TemplateShape) -> [String] {
        if case .object(let fields) = shape { return [name] + fields.keys.map { "\(name).\($0)" } }
        return [name]
    }
}
