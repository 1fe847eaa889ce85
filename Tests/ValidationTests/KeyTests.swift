import Testing

@testable import Expressions
@testable import Grants
@testable import Ingestion
@testable import Validation

struct KeyTests {
    @Test("of records with one key the first counts, valid or not")
    func repeats() throws {
        let found = try TestRegister().validate(
            """
            1,a,2018-02-30,,M,
            1,b,2018-01-01,,M,
            2,c,2018-01-01,,M,
             1 ,d,2018-01-01,,M,
            3
            3,e,2018-01-01,,M,

            """
        )
        #expect(
            found.filter { $0.rule != "mended-blank" }.map(\.brief) == [
                "type-error error reject cases 1/2/2/3 entry",
                "unique error reject cases 2/3/3/1 id",
                "unique error reject cases 4/5/5/1 id", "missing-cell error reject cases 5/6/6/2 ",
                "unique error reject cases 6/7/7/1 id",
            ]
        )
    }

    @Test("a record that repeats one of another file, or refers to one there, names that file")
    func severalFiles() throws {
        let tables = TestRegister.tables.replacing("path: cases.csv", with: "path: \"ca*.csv\"")
        let register = try TestRegister(tables: tables)
        let header = "id,person,entry,exit,sex,amount"
        try register.write("\(header)\n1,a,x,,M,\n", as: "exports/2019-01-08/ca-1.csv")
        let found = try register.validate(
            "1,b,2018-01-01,,M,\n",
            "1,1,2018-01-01,5\n2,9,2018-01-01,5\n"
        )
        #expect(
            found.map { "\($0.file.dropFirst(11)) \($0.brief)" } == [
                "ca-1.csv type-error error reject cases 1/2/2/3 entry",
                "cases.csv unique error reject cases 2/2/2/1 id",
                "events.csv parent-rejected info reject events 1/2/2/2 case",
                "events.csv foreign-key error reject events 2/3/3/2 case",
            ]
        )
        #expect(found[1].message.contains("in the file 2019-01-08/ca-1.csv, cell A2 (line 2)"))
        #expect(found[2].message.contains("2019-01-08/ca-1.csv"))
        #expect(found[3].message.contains("2019-01-08/ca*.csv"))
    }

    @Test("a record without a key repeats none")
    func blankKeys() throws {
        let found = try TestRegister().validate(",,2018-01-01,,M,\n,,2018-01-01,,M,\n")
        #expect(found.map(\.short) == ["cases 1 required", "cases 2 required"])
    }

    @Test("a field that is marked unique is judged beside the key")
    func uniqueFields() throws {
        let found = try TestRegister().validate(
            "1,a,2018-01-01,,M,\n2,a,2018-01-01,,M,\n2,a,2018-01-01,,M,\n"
        )
        #expect(
            found.map(\.brief) == [
                "unique error reject cases 2/3/3/2 person", "unique error reject cases 3/4/4/1 id",
                "unique error reject cases 3/4/4/2 person",
            ]
        )
    }

    @Test("a key of several fields repeats only where all of them do")
    func compoundKeys() throws {
        let tables = TestRegister.tables.replacing(
            "primaryKey: [id]",
            with: "primaryKey: [id, sex]"
        )
        let found = try TestRegister(tables: tables).validate(
            "1,a,2018-01-01,,M,\n1,b,2018-01-01,,F,\n1,c,2018-01-01,,M,\n1,d,2018-01-01,,,\n"
        )
        #expect(found.map(\.brief) == ["unique error reject cases 3/4/4/1 id"])
        #expect(found.first?.message.contains("'id, sex'") == true)
    }

    @Test("a reference to a record that is not there is an error of the one that refers")
    func foreignKeys() throws {
        let found = try TestRegister().validate(
            "1,a,2018-01-01,,M,\n",
            "1,1,2018-01-01,\n2,2,2018-01-01,\n3,,2018-01-01,\n"
        )
        #expect(found.map(\.brief) == ["foreign-key error reject events 2/3/3/2 case"])
        #expect(found.first?.message.contains("2019-01-08/cases.csv") == true)
    }

    @Test("a record falls with the one it refers to, unless it is rejected already")
    func parentRejected() throws {
        let found = try TestRegister().validate(
            """
            1,a,x,,M,
            2,b,2018-01-01,,M,
            2,c,2018-01-01,,M,
            3,d,2019-01-09,,M,

            """,
            """
            1,1,2018-01-01,
            2,1,x,
            3,2,2018-01-01,
            3,1,2018-01-01,
            4,3,2018-01-01,

            """
        )
        #expect(
            found.map(\.brief) == [
                "type-error error reject cases 1/2/2/3 entry",
                "unique error reject cases 3/4/4/1 id",
                "after-as-of warning reject cases 4/5/5/3 entry",
                "parent-rejected info reject events 1/2/2/2 case",
                "type-error error reject events 2/3/3/3 day",
                "unique error reject events 4/5/5/1 no",
                "parent-rejected info reject events 5/6/6/2 case",
            ]
        )
    }

    @Test("a record is incomplete with the one it refers to, unless it is rejected")
    func parentIncomplete() throws {
        let rules = """
              - id: no-sex
                on: cases
                field: sex
                effect: incomplete
                require: sex is not null
                message: {en: No sex}
            """
        let found = try TestRegister(rules: rules).validate(
            """
            1,a,2018-01-01,,,
            2,b,2018-01-01,,M,
            3,c,2018-01-01,,,
            3,d,2018-01-02,,,

            """,
            """
            1,1,2018-01-01,
            2,2,2018-01-01,
            3,1,x,

            """
        )
        #expect(
            found.map(\.brief) == [
                "no-sex error incomplete cases 1/2/2/5 sex",
                "no-sex error incomplete cases 3/4/4/5 sex",
                "unique error reject cases 4/5/5/1 id",
                "no-sex error incomplete cases 4/5/5/5 sex",
                "parent-incomplete info incomplete events 1/2/2/2 case",
                "type-error error reject events 3/4/4/3 day",
            ]
        )
        let effects = RecordEffects(found)
        #expect(effects.rejected.records == ["cases": [4], "events": [3]])
        #expect(effects.incomplete.records == ["cases": [1, 3], "events": [1]])
    }

    @Test("messages about another record can name its line and its cell")
    func places() throws {
        let words = try TestRegister.labels.get().messages
        for rule in [BuiltInRule.unique, .parentRejected, .parentIncomplete] {
            let message = try #require(words[rule.rawValue])
            #expect(message.contains("{line}") || message.contains("{cell}"))
        }
        let found = try TestRegister().validate(
            "0,\"a\n\nb\",2018-01-01,,M,\n1,a,x,,M,\n1,c,2018-01-01,,M,\n",
            "1,1,2018-01-01,\n"
        )
        let repeated = try #require(found.first { $0.rule == "unique" }).message
        #expect(repeated.contains("5") || repeated.contains("A3"))
        let fallen = try #require(found.first { $0.rule == "parent-rejected" }).message
        #expect(fallen.contains("5") || fallen.contains("A3"))
        #expect(!(repeated + fallen).contains("{"))
    }
}

struct HashedKeyTests {
    @Test("keys of which only hashes are kept repeat and refer as the texts do", arguments: [1, 3])
    func hashes(threads: Int) throws {
        let register = try TestRegister()
        try register.write(
            """
            id,person,entry,exit,sex,amount
            1,a,x,,M,
            2,b,2018-01-01,,M,
            2,b,2018-01-01,,M,
            3,,2019-01-09,,M,
            ,,2019-01-01,,M,

            """,
            as: "exports/2019-01-08/cases.csv"
        )
        try register.write(
            "no,case,day,minutes\n1,1,2018-01-01,\n2,9,x,\n3,2,2018-01-01,\n3,,2018-01-01,\n",
            as: "exports/2019-01-08/events.csv"
        )
        let grant = try GrantReader(installation: nil).grant(at: GrantLocation(register.folder))
        let moment = try ReportingMoment(of: grant, asOf: nil, period: nil)
        let hash = KeyedHash(key: try PseudonymKey(for: grant, file: nil), grant: grant.id)
        let labels = try TestRegister.labels.get()
        var export = try Ingestor(grant: grant, hash: hash, labels: labels).ingest(moment)
        let validator = Validator(grant: grant, hash: hash, labels: labels, threads: threads)
        var none: RuleTimes?
        let expected = validator.validate(export, isFiled: false, times: &none)
        #expect(expected.findings.count > 6)
        #expect(expected.findings.allSatisfy { $0.fingerprint.isEmpty })
        #expect(!expected.outcomes.isEmpty)
        for table in export.tables.indices {
            for field in ["id", "person", "no", "case"] {
                guard let column = export.tables[table].columns.removeValue(forKey: field) else {
                    continue
                }
                export.tables[table].keys[field] = Self.hashes(of: column)
            }
        }
        #expect(validator.validate(export, isFiled: false, times: &none) == expected)
    }

    private static func hashes(of column: Column) -> KeyColumn {
        var part = KeyColumn.Part()
        for record in 0..<column.count {
            guard case .text(let text) = column.value(at: record) else {
                part.appendNone()
                continue
            }
            let hash = UInt64(truncatingIfNeeded: text.hashValue)
            part.append(hash, ~hash)
        }
        return KeyColumn([part])
    }
}

struct AfterAsOfTests {
    @Test("a first date after the data's day rejects with a warning; the day itself counts")
    func firstDate() throws {
        let found = try TestRegister().validate(
            "1,a,2019-01-08,,M,\n2,b,2019-01-09,,M,\n",
            "1,1,2019-01-09,\n"
        )
        #expect(
            found.map(\.brief) == [
                "after-as-of warning reject cases 2/3/3/3 entry",
                "after-as-of warning reject events 1/2/2/3 day",
            ]
        )
    }

    @Test("a later exit is none, with an info, and rules take it for none")
    func lastDate() throws {
        let rules = rule("closed", field: "entry", severity: "warning", require: "exit is null")
        let found = try TestRegister(rules: rules).validate(
            "1,a,2018-01-01,2019-01-09,M,\n2,b,2018-01-01,2019-01-08,M,\n"
        )
        #expect(
            found.map(\.brief) == [
                "after-as-of info none cases 1/2/2/4 exit",
                "closed warning none cases 2/3/3/3 entry",
            ]
        )
    }

    @Test("one cause has one finding: an error that names the field says enough")
    func oneCause() throws {
        let rules = rule(
            "in-term",
            field: "entry",
            require: "entry between term_start and term_end"
        )
        let found = try TestRegister(rules: rules).validate(
            "1,a,2020-01-01,,M,\n2,b,2019-06-01,,M,\n3,c,2020-01-01,,x,\n"
        )
        #expect(
            found.map(\.short) == [
                "cases 1 in-term", "cases 2 after-as-of", "cases 3 in-term", "cases 3 enum",
            ]
        )
    }

    @Test("a warning that names the field is no reason to keep the record")
    func warning() throws {
        let rules = rule(
            "odd",
            field: "entry",
            severity: "warning",
            require: "entry < date '2019-01-01'"
        )
        let found = try TestRegister(rules: rules).validate("1,a,2019-06-01,,M,\n")
        #expect(found.map(\.short) == ["cases 1 after-as-of", "cases 1 odd"])
    }

    @Test("another fault of the record is told beside it")
    func otherFault() throws {
        let found = try TestRegister().validate("1,a,2019-06-01,x,M,\n")
        #expect(found.map(\.short) == ["cases 1 after-as-of", "cases 1 type-error"])
    }
}
