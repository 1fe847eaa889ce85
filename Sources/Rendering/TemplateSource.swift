import Files

/// A template as it was read, with its tags.
struct TemplateSource {
    /// The file's name in the templates' folder, for the list of what a filing is made of.
    let name: String
    /// The file, as messages name it.
    let file: String
    /// The bytes as read.
    let bytes: [UInt8]
    /// The text that is rendered: LF ends lines, no byte order mark.
    let text: String
    /// The tags in their order.
    let tags: [TemplateTag]

    /// Sections nested deeper serve nobody, and rendering would run out of stack.
    static let depthLimit = 32

    /// Reads a template and checks its form: UTF-8, tags that are allowed, sections that close.
    ///
    /// - Throws: `FileFault` where it cannot be read, `TemplateFault` where its form is wrong.
    init(reading name: String, in folder: String, prefix: String = "") throws {
        let file = "\(folder)/\(name)"
        let bytes = try InputFile.read(file, limit: 16 << 20)
        try self.init(name: prefix + name, file: file, bytes: bytes)
    }

    init(name: String, file: String, bytes: [UInt8]) throws(TemplateFault) {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw TemplateFault(file: file, line: 0, reason: .notUTF8)
        }
        self.name = name
        self.file = file
        self.bytes = bytes
        let hasCarriageReturn = bytes.contains(UInt8(ascii: "\r"))
        self.text = hasCarriageReturn ? text.replacing("\r\n", with: "\n") : text
        tags = try TemplateTag.tags(in: self.text, file: file)
        try checkSections()
    }

    /// The name of the schema that a comment such as `{{! schema: report.xsd }}` gives.
    var schema: (name: String, line: Int)? {
        for tag in tags where tag.kind == .comment {
            let words = tag.name.split(separator: ":", maxSplits: 1)
            guard words.count == 2, words[0].split(separator: " ") == ["schema"],
                let name = words[1].split(whereSeparator: \.isWhitespace).first
            else { continue }
            return (String(name), tag.line)
        }
        return nil
    }

    private func checkSections() throws(TemplateFault) {
        var open: [TemplateTag] = []
        for tag in tags {
            switch tag.kind {
            case .section, .inverted:
                open.append(tag)
                if open.count > Self.depthLimit {
                    throw fault(at: tag, .tooDeep(limit: Self.depthLimit))
                }
            case .end:
                guard let last = open.popLast(), last.name == tag.name else {
                    throw fault(at: tag, .unbalancedSection(tag.name))
                }
            case .variable, .partial, .comment: continue
            }
        }
        if let tag = open.last { throw fault(at: tag, .unbalancedSection(tag.name)) }
    }

    /// Makes the fault of a tag.
    func fault(at tag: TemplateTag, _ reason: TemplateFault.Reason) -> TemplateFault {
        TemplateFault(file: file, line: tag.line, reason: reason)
    }
}
