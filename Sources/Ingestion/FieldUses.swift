import Expressions
import Grants

/// What of each field the stages after ingest ask for.
struct FieldUses: Sendable {
    private var values: Set<FieldReference> = []
    private var keys: Set<FieldReference> = []
    private let isWhole: Bool

    private init() {
        isWhole = true
    }

    /// All values.
    static let all = FieldUses()

    /// Finds what the rules and indicators of a grant ask for.
    init(of grant: Grant, for purpose: Ingestor.Purpose) {
        isWhole = purpose == .records
        for rule in grant.rules { values.formUnion(rule.fields) }
        for (_, indicator) in grant.allIndicators { add(indicator) }
        for table in grant.exports.tables { add(table, purpose) }
        // What one reference asks for may concern the field of another.
        for table in grant.exports.tables + grant.exports.tables.reversed() {
            for key in table.foreignKeys { makeAlike(key, of: table.name) }
        }
    }

    /// Keeps the same of both ends of a reference, so that they can be compared; several references
    /// may name one field.
    private mutating func makeAlike(_ key: TableDefinition.ForeignKey, of table: String) {
        let ends = [
            FieldReference(table: table, field: key.field),
            FieldReference(table: key.table, field: key.parentField),
        ]
        if !values.isDisjoint(with: ends) { values.formUnion(ends) }
    }

    private mutating func add(_ indicator: Indicator) {
        guard let table = indicator.measure.selection?.table else { return }
        for expression in indicator.measure.expressions { values.formUnion(expression.fields) }
        for field in indicator.breakdowns.joined() { addValue(field, of: table) }
        switch indicator.measure {
        case .count(_, let moment): add(moment, of: table)
        case .unique(_, let field, let moment):
            keys.insert(FieldReference(table: table, field: field))
            add(moment, of: table)
        case .openAtEnd(_, let spell), .averageOpen(_, let spell): add(spell, of: table)
        case .sum, .ratio, .unavailable: break
        }
    }

    private mutating func add(_ moment: Measure.Moment, of table: String) {
        if case .served(let spell) = moment { add(spell, of: table) }
    }

    private mutating func add(_ spell: Measure.Spell, of table: String) {
        addValue(spell.first, of: table)
        addValue(spell.last, of: table)
    }

    private mutating func add(_ table: TableDefinition, _ purpose: Ingestor.Purpose) {
        let isNamed = purpose == .filing || table.footer?.counted == .keys
        for field in table.primaryKey {
            if isNamed {
                addValue(field, of: table.name)
            } else {
                keys.insert(FieldReference(table: table.name, field: field))
            }
        }
        for field in table.fields where field.constraints.isUnique {
            keys.insert(FieldReference(table: table.name, field: field.name))
        }
        for key in table.foreignKeys {
            keys.insert(FieldReference(table: table.name, field: key.field))
            keys.insert(FieldReference(table: key.table, field: key.parentField))
        }
        if let field = table.firstDate { addValue(field, of: table.name) }
    }

    private mutating func addValue(_ field: String, of table: String) {
        values.insert(FieldReference(table: table, field: field))
    }

    /// Returns what is asked for of a field.
    func use(of field: String, in table: String) -> FieldUse {
        let reference = FieldReference(table: table, field: field)
        if isWhole || values.contains(reference) { return .value }
        return keys.contains(reference) ? .key : .none
    }
}
