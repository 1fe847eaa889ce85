/// A value that a template can name.
indirect enum TemplateValue: Equatable, Sendable {
    case text(String)
    case flag(Bool)
    case object([String: TemplateValue])
    case list([TemplateValue])
}

/// What a template can name, and what lies below.
indirect enum TemplateShape: Equatable, Sendable {
    case text
    case flag
    case object([String: TemplateShape])
    case list([String: TemplateShape])
}
