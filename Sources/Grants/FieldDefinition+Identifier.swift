extension FieldDefinition {
    /// The codes of the sexes that an identifier can tell.
    public static let sexes = ["F", "M"]

    /// The fields that are made of what an identifier in this one tells.
    public var toldFields: [FieldDefinition] {
        (identifier?.details ?? []).map(told)
    }

    /// Returns the name of such a field.
    private func name(of detail: IdentifierForm.Detail) -> String { "\(name)_\(detail.rawValue)" }

    private func told(_ detail: IdentifierForm.Detail) -> FieldDefinition {
        let kind: Kind =
            switch detail {
            case .valid: .boolean(trueValues: ["true"], falseValues: ["false"])
            case .birthDate: .date(.iso)
            case .sex: .string
            }
        let codes = Self.sexes.map { Code(value: $0, code: $0, label: nil) }
        return FieldDefinition(
            name: name(of: detail),
            header: header,
            title: title,
            kind: kind,
            codes: detail == .sex ? codes : nil,
            constraints: Constraints(),
            severity: severity,
            treatment: .keep,
            origin: .identifier(field: name, detail)
        )
    }
}
