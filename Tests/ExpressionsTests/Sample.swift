import Expressions
import Testing

/// A small register: three clients, one of them without events, and events of all kinds.
enum Sample {
    static let schema = Schema(
        tables: [
            "clients": [
                "client": .text, "enrolled": .date, "ended": .date, "places": .number,
                "consent": .boolean, "birth_date": .date,
            ],
            "events": [
                "client": .text, "date": .date, "service": .text, "minutes": .number,
                "is_group": .boolean,
            ],
            "acts": ["amount": .number],
            "visits": ["host": .text, "guest": .text],
        ],
        relations: [
            Relation(
                child: "events",
                childField: "client",
                parent: "clients",
                parentField: "client"
            ),
            Relation(
                child: "visits",
                childField: "host",
                parent: "clients",
                parentField: "client"
            ),
            Relation(
                child: "visits",
                childField: "guest",
                parent: "clients",
                parentField: "client"
            ),
        ]
    )

    static let constants: [String: ValueType] = ["capacity": .number, "half_year_end": .date]

    static func scope(_ table: String?) -> Scope {
        Scope(schema: schema, table: table, constants: constants)
    }

    static var data: Dataset {
        let clients = DataTable(
            name: "clients",
            recordCount: 3,
            columns: [
                "client": texts(["C1", "C2", "C3"]),
                "enrolled": dates(["2024-07-01", "2024-08-01", nil]),
                "ended": dates(["2025-06-30", nil, nil]),
                "places": .numbers([Rational(1), nil, Rational(3)]),
                "consent": .booleans([true, false, nil]),
                "birth_date": dates(["2004-02-29", "1990-12-31", nil]),
            ]
        )
        let events = DataTable(
            name: "events",
            recordCount: 8,
            columns: [
                "client": texts(["C1", "C1", "C1", "C2", "C2", "C2", "C9", "C1"]),
                "date": dates([
                    "2024-07-01", "2024-09-29", "2024-09-30", "2024-08-05", nil, "2024-08-01",
                    "2024-07-05", "2024-06-30",
                ]),
                "service": texts(["A", "B", "A", "A", "B", nil, "A", "A"]),
                "minutes": .numbers(
                    [30, 45, nil, 60, 15, 20, 10, 5].map { $0.map(Rational.init) }
                ),
                "is_group": .booleans([true, false, nil, false, false, true, true, false]),
            ],
            parents: ["clients": [0, 0, 0, 1, 1, 1, -1, 0]]
        )
        return Dataset(
            tables: ["clients": clients, "events": events],
            constants: ["capacity": .number(Rational(60)), "half_year_end": date("2024-12-31")]
        )
    }

    static func texts(_ values: [String?]) -> Column {
        .texts(values)
    }

    static func dates(_ values: [String?]) -> Column {
        .dates(values.map { $0.flatMap { CivilDate(iso: $0) } })
    }

    static func date(_ text: String) -> Value {
        CivilDate(iso: text).map(Value.date) ?? .null
    }

    static func number(_ text: String) -> Value {
        Rational(decimal: text).map(Value.number) ?? .null
    }
}

/// Evaluates an expression for each record of a table, or once without one.
func values(
    of source: String,
    for table: String? = nil,
    over data: Dataset = Sample.data
) throws -> [Value] {
    let checked = try Expression(parsing: source).checked(in: Sample.scope(table))
    let column = try checked.evaluate(over: data)
    #expect(column.type == checked.type)
    return (0..<column.count).map(column.value(at:))
}

/// Evaluates an expression that names constants only.
func value(of source: String, where constants: [String: Value] = [:]) throws -> Value {
    // A null constant is taken for a boolean.
    let types = constants.mapValues { value in
        switch value {
        case .text: ValueType.text
        case .number: ValueType.number
        case .date: ValueType.date
        case .boolean, .null: ValueType.boolean
        }
    }
    let scope = Scope(schema: Schema(), table: nil, constants: types)
    let column = try Expression(parsing: source).checked(in: scope)
        .evaluate(over: Dataset(constants: constants))
    #expect(column.count == 1)
    return column.value(at: 0)
}

/// The fault of an expression, of its form or in a table's scope; nil if there is none.
func fault(in source: String, for table: String? = "clients") -> ExpressionFault? {
    do throws(ExpressionFault) {
        _ = try Expression(parsing: source).checked(in: Sample.scope(table))
        return nil
    } catch {
        return error
    }
}
