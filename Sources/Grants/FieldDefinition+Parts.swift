extension FieldDefinition {
    /// The fields of which a date is made; none where the field has another origin.
    public var parts: [String] {
        if case .parts(let names) = origin { return names }
        return []
    }
}
