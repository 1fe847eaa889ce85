import XML

/// The fault with which a document is refused, nil if it is accepted.
func fault(of text: String, limits: XMLLimits = .init()) -> XMLFault? {
    fault(of: Array(text.utf8), limits: limits)
}

/// The fault with which bytes are refused, nil if they are accepted.
func fault(of bytes: [UInt8], limits: XMLLimits = .init()) -> XMLFault? {
    do {
        _ = try XMLDocument(parsing: bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

/// The canonical form of a document.
func canonical(_ text: String) throws -> String {
    let document = try XMLDocument(parsing: Array(text.utf8))
    return String(decoding: try document.canonicalized(), as: UTF8.self)
}

/// A compiled schema; the declarations stand between the tags of `xs:schema`, which is line 1.
func schema(_ declarations: String, includes: [String: String] = [:]) throws(XMLFault) -> XMLSchema
{
    try XMLSchema(
        compiling: schemaBytes(declarations),
        named: "report.xsd",
        includes: includes.mapValues { schemaBytes($0) }
    )
}

/// The fault of a schema, nil if it compiles.
func schemaFault(_ declarations: String, includes: [String: String] = [:]) -> XMLFault? {
    do {
        _ = try schema(declarations, includes: includes)
        return nil
    } catch {
        return error
    }
}

/// The bytes of a schema; the declarations begin on line 2.
func schemaBytes(_ declarations: String) -> [UInt8] {
    let head = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n"
    return Array((head + declarations + "</xs:schema>").utf8)
}

extension XMLFault {
    /// The line, code and schema message of a fault found by libxml2, nil for any other.
    var found: (line: Int, code: Int32, message: String)? {
        switch self {
        case .notWellFormed(let line, _, let code): (line, code, "")
        case .schemaBroken(let line, let code, let message): (line, code, message)
        default: nil
        }
    }

    /// The line, column and element of a fault found by a schema, joined, nil for any other.
    var invalidPlace: String? {
        guard case .invalid(let line, let column, _, let element) = self else { return nil }
        return "\(line):\(column):\(element)"
    }
}
