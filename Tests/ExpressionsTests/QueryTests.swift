import Expressions
import Testing

@Suite("A sub-query")
struct QueryTests {
    private func numbers(_ values: Int?...) -> [Value] {
        values.map { $0.map { .number(Rational($0)) } ?? .null }
    }

    private func truths(_ values: Bool...) -> [Value] {
        values.map(Value.boolean)
    }

    @Test("asks the children of each record")
    func children() throws {
        let results: [(String, [Value])] = [
            ("count(events)", numbers(4, 3, 0)),
            ("exists(events)", truths(true, true, false)),
            ("not exists(events)", truths(false, false, true)),
            ("count(events where service = 'A')", numbers(3, 1, 0)),
            ("exists(events where service = 'B' and minutes > 20)", truths(true, false, false)),
            ("exists(events where null)", truths(false, false, false)),
            ("sum(events.minutes)", numbers(80, 95, nil)),
            ("sum(events.minutes where service = 'A')", numbers(35, 60, nil)),
            ("sum(events.minutes where minutes > 100)", numbers(nil, nil, nil)),
            ("min(events.minutes)", numbers(5, 15, nil)),
            ("max(events.minutes where is_group)", numbers(30, 20, nil)),
            ("min(events.date)", [Sample.date("2024-06-30"), Sample.date("2024-08-01"), .null]),
            (
                "max(events.date where date <= enrolled)",
                [Sample.date("2024-07-01"), Sample.date("2024-08-01"), .null]
            ),
            ("max(events.service)", [.text("B"), .text("B"), .null]),
            ("min(events.service where service <> 'A')", [.text("B"), .text("B"), .null]),
            (
                "count(events where date between enrolled and enrolled + 90) * 10 / capacity > 0.3",
                truths(true, true, false)
            ),
        ]
        for (source, expected) in results {
            #expect(try values(of: source, for: "clients") == expected, "\(source)")
        }
    }

    @Test("asks the one parent of each record")
    func parent() throws {
        let has: [Bool] = [true, true, true, true, true, true, false, true]
        #expect(try values(of: "exists(clients)", for: "events") == has.map(Value.boolean))
        #expect(
            try values(of: "count(clients where consent)", for: "events")
                == numbers(1, 1, 1, 0, 0, 0, 0, 1)
        )
        #expect(
            try values(of: "exists(clients where date >= enrolled)", for: "events")
                == truths(true, true, true, true, false, true, false, false)
        )
        #expect(
            try values(of: "min(clients.enrolled)", for: "events").suffix(3)
                == [Sample.date("2024-08-01"), .null, Sample.date("2024-07-01")]
        )
        #expect(
            try values(of: "sum(clients.places where events.service = 'A')", for: "events")
                == numbers(1, nil, 1, nil, nil, nil, nil, 1)
        )
    }

    @Test("does not see records that are left out")
    func included() throws {
        var data = Sample.data
        data.tables["events"]?.isIncluded = [false, true, true, false, false, false, true, true]
        data.tables["clients"]?.isIncluded = [false, true, true]
        #expect(try values(of: "count(events)", for: "clients", over: data) == numbers(3, 0, 0))
        #expect(
            try values(of: "exists(events)", for: "clients", over: data)
                == truths(true, false, false)
        )
        #expect(
            try values(of: "sum(events.minutes)", for: "clients", over: data)
                == numbers(50, nil, nil)
        )
        #expect(
            try values(of: "exists(clients)", for: "events", over: data)
                == truths(false, false, false, true, true, true, false, false)
        )
        #expect(
            try values(of: "max(clients.client)", for: "events", over: data)[3] == .text("C2")
        )
    }

    @Test("does not calculate with records that are left out")
    func faultsOfOthers() throws {
        var data = Sample.data
        data.tables["events"]?.columns["minutes"] = .numbers(
            [0, 1, 1, 1, 1, 1, 0, 1].map { Rational($0) }
        )
        data.tables["events"]?.isIncluded = [false, true, true, true, true, true, true, true]
        let source = "count(events where 1 / minutes = 1)"
        #expect(try values(of: source, for: "clients", over: data) == numbers(3, 3, 0))
        data.tables["events"]?.isIncluded = nil
        #expect(throws: ArithmeticFault.divisionByZero) {
            try values(of: source, for: "clients", over: data)
        }
    }

    @Test("throws where a sum does not fit")
    func overflow() throws {
        var data = Sample.data
        let most = try Rational(numerator: .max, denominator: 1)
        data.tables["events"]?.columns["minutes"] = .numbers(Array(repeating: most, count: 8))
        #expect(throws: ArithmeticFault.overflow) {
            try values(of: "sum(events.minutes)", for: "clients", over: data)
        }
        #expect(
            try values(of: "max(events.minutes)", for: "clients", over: data)[0] == .number(most)
        )
    }

    @Test("finds a bare name in its own table, then in the record's, then among the constants")
    func names() throws {
        // Both tables have a field `client`; here they differ for every record.
        var data = Sample.data
        data.tables["events"]?.columns["client"] = Sample.texts(Array(repeating: "X", count: 8))
        let counts = [
            ("client = 'X'", numbers(4, 3, 0)), ("events.client = 'X'", numbers(4, 3, 0)),
            ("client = clients.client", numbers(0, 0, 0)),
            ("clients.client = 'C2'", numbers(0, 3, 0)),
        ]
        for (condition, expected) in counts {
            let source = "count(events where \(condition))"
            #expect(try values(of: source, for: "clients", over: data) == expected)
        }
        #expect(
            try values(of: "count(events where events.client = 'C2')", for: "clients")
                == numbers(0, 3, 0)
        )
        #expect(
            try values(of: "count(events where minutes < capacity and consent)", for: "clients")
                == numbers(3, 0, 0)
        )
    }

    @Test("takes a field before a constant of the same name")
    func shadowing() throws {
        var (scope, data) = (Sample.scope("clients"), Sample.data)
        scope.constants["places"] = .number
        data.constants["places"] = .number(Rational(99))
        let column = try Expression(parsing: "places = 1").checked(in: scope).evaluate(over: data)
        #expect(column.value(at: 0) == .boolean(true))
    }

    @Test("tells which fields it reads")
    func fields() throws {
        let source = "exists(events where date > enrolled and events.service = 'A') or consent"
        let checked = try Expression(parsing: source).checked(in: Sample.scope("clients"))
        #expect(
            checked.fields.sorted().map(\.description)
                == ["clients.consent", "clients.enrolled", "events.date", "events.service"]
        )
        #expect(checked.source == source)
        let none = try Expression(parsing: "count(events)").checked(in: Sample.scope("clients"))
        #expect(none.fields.isEmpty)
    }

    @Test("dates a minimum package on the last of the first services within 90 days")
    func minimumPackage() throws {
        let source = """
            greatest(
                min(events.date where service = 'A' and date between enrolled and enrolled + 90),
                min(events.date where service = 'B' and date between enrolled and enrolled + 90))
            """
        // The first client: A on the day of enrolment, an earlier one before it, B on day 90.
        #expect(
            try values(of: source, for: "clients") == [Sample.date("2024-09-29"), .null, .null]
        )
        let folded = source.split(whereSeparator: \.isNewline).joined(separator: " ")
        #expect(
            try values(of: folded + " between date '2024-07-01' and half_year_end", for: "clients")
                == [.boolean(true), .null, .null]
        )
    }

    @Test("works over a table without records")
    func empty() throws {
        let data = Dataset(
            tables: [
                "clients": DataTable(name: "clients", recordCount: 0),
                "events": DataTable(name: "events", recordCount: 0, parents: ["clients": []]),
            ],
            constants: Sample.data.constants
        )
        #expect(try values(of: "count(events) > 0 and true", for: "clients", over: data) == [])
    }
}
