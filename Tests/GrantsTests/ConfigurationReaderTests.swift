import Expressions
import Testing

@testable import Grants

@Suite("Reading a map")
struct ConfigurationReaderTests {
    private enum Kind: String, CaseIterable {
        case small
        case large
    }

    @Test("notes each fault at its place, in the order of the places")
    func faultsByPlace() throws {
        let log = ConfigurationReader.Log(file: "f")
        let reader = ConfigurationReader(
            try root(
                "number: ten\nkind: medium\nday: 2019-02-29\nyes: yes\nlist: x\ntitel: y\ntext: []\n"
            ),
            log: log
        )
        _ = reader.text("text")
        _ = reader.boolean("yes")
        _ = reader.choice("kind", as: Kind.self)
        _ = reader.optional("day").flatMap(reader.date)
        _ = reader.list("list")
        _ = reader.integer("number", in: 1...9)
        _ = reader.required("title")
        reader.finish()
        #expect(
            log.sorted.map { "\($0)" } == [
                "f:1:1: the key 'title' is missing",
                "f:1:9: expected a whole number from 1 to 9, found 'ten'",
                "f:2:7: 'medium' is not allowed here: expected one of 'small', 'large'",
                "f:3:6: expected a day such as 2018-12-31, found '2019-02-29'",
                "f:4:6: expected true or false, found 'yes'",
                "f:5:7: expected a list, found 'x'",
                "f:6:1: unknown key 'titel'; did you mean 'title'?",
                "f:7:7: expected a text, found a list",
            ]
        )
        #expect(throws: ConfigurationFaults.self) { try log.throwIfAny() }
    }

    @Test("that is no map, or right in all, says so once or not at all")
    func kinds() throws {
        let log = ConfigurationReader.Log(file: "f")
        let reader = ConfigurationReader(try root("[a]"), log: log)
        _ = reader.optional("x")
        reader.finish()
        #expect(log.sorted.map { "\($0)" } == ["f:1:1: expected a map, found a list"])
        #expect(throws: Never.self) { try ConfigurationReader.Log(file: "f").throwIfAny() }
    }

    @Test(
        "takes whole numbers in one form only",
        arguments: [
            ("0", 0), ("7", 7), ("-7", -7), ("999999999999", 999_999_999_999), ("07", nil),
            ("+7", nil),
            ("7.0", nil), ("1e3", nil), ("0x7", nil), ("", nil), ("-", nil), ("٧", nil),
            ("7 ", nil),
            ("1000000000000", nil), ("１", nil), ("1_000", nil),
        ] as [(String, Int?)]
    )
    func integers(text: String, number: Int?) {
        #expect(plainInteger(text) == number)
    }

    @Test("tolerates foreign keys, but not those that are known ones mistyped")
    func foreignKeys() throws {
        let known = ["name", "path", "schema", "dialect", "missingValues", "bytes"]
        func refused(_ key: String) throws -> Bool {
            let log = ConfigurationReader.Log(file: "f")
            let reader = ConfigurationReader(try root("\(key): 1"), log: log)
            reader.allow(known)
            reader.finishTolerantly()
            return !log.sorted.isEmpty
        }
        for key in [
            "nmae", "names", "Path", "shcema", "scheme", "dialects", "missing_values",
            "missingvalue",
        ] {
            #expect(try refused(key), "\(key)")
        }
        for key in [
            "note", "unit", "data2", "x-source", "notes", "rows", "theme", "frictionless", "date",
        ] {
            #expect(try !refused(key), "\(key)")
        }
    }
}
