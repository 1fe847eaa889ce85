import CLibYAML

/// What libyaml met in a text, copied out of its memory.
struct LibYAMLEvent {
    /// The kinds that matter to a tree; where a stream or a document begins is one of the rest.
    enum Kind {
        case scalar(String, isPlain: Bool)
        case alias
        case listStart
        case mapStart
        case collectionEnd
        case streamEnd
        case other
    }

    let kind: Kind
    let mark: YAMLMark
    let hasAnchor: Bool

    init(_ event: borrowing yaml_event_t) {
        let data = unsafe event.data
        mark = unsafe YAMLMark(event.start_mark)
        var anchor: UnsafeMutablePointer<yaml_char_t>?
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let bytes = unsafe UnsafeBufferPointer(
                start: data.scalar.value,
                count: data.scalar.length
            )
            kind = .scalar(
                unsafe String(decoding: bytes, as: UTF8.self),
                isPlain: unsafe data.scalar.style == YAML_PLAIN_SCALAR_STYLE
            )
            unsafe anchor = data.scalar.anchor
        case YAML_SEQUENCE_START_EVENT:
            kind = .listStart
            unsafe anchor = data.sequence_start.anchor
        case YAML_MAPPING_START_EVENT:
            kind = .mapStart
            unsafe anchor = data.mapping_start.anchor
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .collectionEnd
        case YAML_ALIAS_EVENT: kind = .alias
        case YAML_STREAM_END_EVENT: kind = .streamEnd
        default: kind = .other
        }
        hasAnchor = unsafe anchor != nil
    }
}

extension YAMLMark {
    /// Takes over libyaml's place, which counts from 0.
    init(_ mark: yaml_mark_t) {
        self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
    }
}
