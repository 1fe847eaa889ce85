import CLibYAML

/// The one owner of a libyaml parser and of the text that it reads.
@safe
struct LibYAMLParser: ~Copyable {
    /// The parser points into itself, so that it must stay where it is.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>

    /// Creates a parser of a UTF-8 text.
    init(_ bytes: [UInt8]) throws(YAMLFault) {
        unsafe text = .allocate(capacity: bytes.count)
        _ = unsafe text.initialize(from: bytes)
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        // What a failed call leaves behind may be deleted like any other parser.
        guard unsafe yaml_parser_initialize(parser) == 1 else { throw .outOfMemory }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe text.deallocate()
    }

    /// Returns the next event; behind the end of the stream it is one of the rest.
    mutating func next() throws(YAMLFault) -> LibYAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault }
        defer { unsafe yaml_event_delete(&event) }
        return unsafe LibYAMLEvent(event)
    }

    /// Why the parser stopped.
    private var fault: YAMLFault {
        switch unsafe parser.pointee.error {
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
            let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
            let mark = unsafe YAMLMark(parser.pointee.problem_mark)
            return .syntax(problem ?? "", mark)
        case YAML_READER_ERROR: return .unreadable
        default: return .outOfMemory
        }
    }
}
