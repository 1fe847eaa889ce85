/// One text in one or more languages.
public struct LocalizedText: Sendable, Equatable {
    /// The text by language.
    public var texts: [Language: String]

    /// Makes a text of its translations.
    public init(_ texts: [Language: String] = [:]) {
        self.texts = texts
    }

    /// Returns the text in a language or, where it has none, in the first language that it has.
    public func text(in language: Language) -> String {
        if let text = texts[language] { return text }
        return texts.min { $0.key < $1.key }?.value ?? ""
    }
}
