extension XMLFault: CustomStringConvertible {
    /// The fault in words, without any content of the document.
    public var description: String {
        switch self {
        case .notUTF8(let offset):
            "byte \(offset) is not UTF-8"
        case .nulByte(let offset):
            "byte \(offset) is NUL"
        case .tooLarge(let limit):
            "larger than the limit of \(limit) bytes"
        case .declaredEncoding(let name):
            "encoding '\(name)' is declared, expected 'UTF-8'"
        case .startTagTooLong(let line):
            "line \(line): start tag has too many bytes, attributes or namespaces"
        case .tooDeep(let line, let limit):
            "line \(line): elements are nested deeper than \(limit)"
        case .doctype(let line):
            "line \(line): a document type declaration is not allowed"
        case .notWellFormed(let line, let column, let code):
            "line \(line), column \(column): not well-formed (libxml2 error \(code))"
        case .invalid(let line, let column, let code, let element):
            "line \(line), column \(column): element '\(element)' breaks the schema "
                + "(libxml2 error \(code))"
        case .schemaBroken(let line, let code, let message):
            "schema line \(line): \(message) (libxml2 error \(code))"
        case .outOfMemory:
            "no memory for the document"
        case .internalFailure:
            "libxml2 failed without a reason"
        }
    }
}
