/// A reason why bytes are no acceptable document, or a document is not what its schema demands.
///
/// Lines and columns count from 1, columns in characters; 0 means that the place is unknown.
/// A code is libxml2's own error number (`xmlParserErrors`), without its text: that text can carry
/// content of the document.
public enum XMLFault: Error, Equatable, Sendable {
    /// The byte at `offset` (from 0, in the input as given) begins no valid UTF-8 sequence.
    case notUTF8(offset: Int)
    /// The byte at `offset` is NUL.
    case nulByte(offset: Int)
    /// The document, or one text, comment or instruction in it, has more than `limit` bytes.
    case tooLarge(limit: Int)
    /// The XML declaration names an encoding other than UTF-8.
    case declaredEncoding(String)
    /// The start tag that begins at `line` has too many bytes or attributes, or brings more
    /// namespaces into scope than are allowed.
    case startTagTooLong(line: Int)
    /// The element that begins at `line` is nested deeper than `limit`.
    case tooDeep(line: Int, limit: Int)
    /// There is a document type declaration, with or without an internal subset.
    case doctype(line: Int)
    /// The document is not well-formed, or breaks the rules of namespaces.
    case notWellFormed(line: Int, column: Int, code: Int32)
    /// The schema refuses the element whose start tag stands at `line` and `column`; `element` is
    /// its local name.
    case invalid(line: Int, column: Int, code: Int32, element: String)
    /// The schema itself, or a file it includes, cannot be used; `message` begins with the file.
    case schemaBroken(line: Int, code: Int32, message: String)
    /// libxml2 got no memory.
    case outOfMemory
    /// libxml2 gave up without a reason, or accepted what it must not accept.
    case internalFailure
}
