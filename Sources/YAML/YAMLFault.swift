/// A reason why a text is no single YAML document.
public enum YAMLFault: Error, Equatable, Sendable {
    /// The text breaks YAML's syntax; the words are libyaml's and hold nothing of the text.
    case syntax(String, YAMLMark)
    /// A map has the text of a key twice; the place is that of the first of them.
    case duplicateKey(String, YAMLMark)
    /// A second document begins.
    case secondDocument(YAMLMark)
    /// Lists and maps are nested deeper than `limit`.
    case tooDeep(limit: Int, YAMLMark)
    /// The bytes are no UTF-8, or hold a character that YAML does not allow.
    case unreadable
    /// libyaml got no memory.
    case outOfMemory
}
