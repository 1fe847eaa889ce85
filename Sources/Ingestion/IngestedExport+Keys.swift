import Expressions
public import Grants

extension IngestedExport {
    /// Forgets the keys by which only single records are told apart, once they have been judged: of
    /// ten million records each key takes 120 MB.
    ///
    /// What refers to other records, and what is counted by its different values, is kept.
    public mutating func forgetKeysOfRecords(of grant: Grant) {
        var kept: Set<FieldReference> = []
        for (_, indicator) in grant.allIndicators {
            if case .unique(let selection, let field, _) = indicator.measure {
                kept.insert(FieldReference(table: selection.table, field: field))
            }
        }
        for table in grant.exports.tables {
            for key in table.foreignKeys {
                kept.insert(FieldReference(table: table.name, field: key.field))
                kept.insert(FieldReference(table: key.table, field: key.parentField))
            }
        }
        for index in tables.indices {
            let name = tables[index].name
            for field in tables[index].keys.keys
            where !kept.contains(FieldReference(table: name, field: field)) {
                tables[index].keys[field] = nil
            }
        }
    }
}
