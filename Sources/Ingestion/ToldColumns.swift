import CSV
import Expressions
import Grants

/// Gathers what the identifiers of a column tell, and nothing of the identifiers themselves.
struct ToldColumns {
    private let judge: IdentifierJudge
    private let isAsked: Bool
    private var columns: [(detail: IdentifierForm.Detail, builder: ColumnBuilder)]

    /// Makes the columns of a field; nothing where it holds no identifiers.
    init?(_ field: FieldDefinition, of table: TableDefinition, _ uses: FieldUses) {
        guard let form = field.identifier else { return nil }
        judge = IdentifierJudge(kinds: form.kinds)
        let fields = field.toldFields.map { ($0, uses.use(of: $0.name, in: table.name)) }
        isAsked = fields.contains { $0.1 != .none }
        columns = zip(form.details, fields).map { detail, told in
            let words = told.0.codes?.map(\.code) ?? []
            return (detail, ColumnBuilder(told.0.valueType, words: words, use: told.1))
        }
    }

    /// Takes cells that are written plainly; an empty one tells nothing.
    mutating func append(_ bytes: [UInt8], _ cells: CellColumn) {
        guard isAsked else { return }
        for index in 0..<cells.count {
            let cell = cells[index]
            append(judge.judgement(of: bytes[cell.start..<cell.end]))
        }
    }

    /// Takes the value of a cell, or what stands for none.
    mutating func append(_ value: Value) {
        guard isAsked else { return }
        guard case .text(let text) = value else { return append(.unknown) }
        append(judge.judgement(of: Array(text.utf8)[...]))
    }

    private mutating func append(_ judgement: IdentifierJudge.Judgement) {
        var facts: IdentifierFacts?
        if case .right(let told) = judgement { facts = told }
        for index in columns.indices {
            let value: Value? =
                switch columns[index].detail {
                case .valid: judgement.isRight.map(Value.boolean)
                case .birthDate: facts?.birthDate.map(Value.date)
                case .sex: facts?.sex.map { .text($0.rawValue) }
                }
            columns[index].builder.append(value ?? .null)
        }
    }

    /// Returns the values gathered, in the order of the fields, and begins anew.
    mutating func take() -> [ColumnBuilder.Gathered] {
        columns.indices.map { columns[$0].builder.take() }
    }
}
