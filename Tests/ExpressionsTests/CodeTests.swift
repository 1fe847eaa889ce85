import Expressions
import Testing

@Suite("A field with a closed list of codes")
struct CodeTests {
    private static let codes = ["advice", "legal aid", "яр"]

    private static func fault(in source: String, for table: String) -> ExpressionFault? {
        var scope = Sample.scope(table)
        scope.schema.codes = [FieldReference(table: "events", field: "service"): codes]
        do throws(ExpressionFault) {
            _ = try Expression(parsing: source).checked(in: scope)
            return nil
        } catch {
            return error
        }
    }

    /// A text that is no code, with where it stands and what was probably meant.
    struct Stranger {
        var source: String
        var code: String
        var offset: Int
        var suggestion: String?
    }

    @Test(
        "is compared with no other text, and the fault is at its place",
        arguments: [
            Stranger(
                source: "service = 'advise'",
                code: "advise",
                offset: 10,
                suggestion: "advice"
            ),
            Stranger(
                source: "service <> 'advices'",
                code: "advices",
                offset: 11,
                suggestion: "advice"
            ),
            Stranger(source: "service != ''", code: "", offset: 11),
            Stranger(source: "'x' = events.service", code: "x", offset: 0),
            Stranger(
                source: "not (service in ('advice', null, 'legal  aid'))",
                code: "legal  aid",
                offset: 33,
                suggestion: "legal aid"
            ),
            Stranger(source: "service not in ('яз')", code: "яз", offset: 16, suggestion: "яр"),
        ]
    )
    func strangers(stranger: Stranger) {
        let reason = ExpressionFault.Reason.unknownCode(
            stranger.code,
            field: "service",
            codes: Self.codes,
            suggestion: stranger.suggestion
        )
        let (source, offset) = (stranger.source, stranger.offset)
        #expect(
            Self.fault(in: source, for: "events")
                == ExpressionFault(reason: reason, offset: offset, source: source)
        )
        let query = "exists(events where \(source))"
        #expect(
            Self.fault(in: query, for: "clients")
                == ExpressionFault(reason: reason, offset: offset + 20, source: query)
        )
    }

    @Test(
        "is compared with its codes, with their order, and with what is no plain text",
        arguments: [
            "service = 'advice'", "'яр' <> service", "service in ('legal aid', 'advice')",
            "service > 'b'", "service between 'a' and 'z'", "coalesce(service, '') = ''",
            "client = 'x'", "'x' in (service, 'x')", "service = client", "service = null",
            "half_year(date) = service",
        ]
    )
    func codes(source: String) {
        #expect(Self.fault(in: source, for: "events") == nil)
    }

    @Test(
        "is told with the code that was meant, or with those that there are",
        arguments: [
            ("service = 'advise'", "'advise' is no code of 'service'; did you mean 'advice'?"),
            (
                "service = 'x'",
                "'x' is no code of 'service', which has 'advice', 'legal aid', 'яр'"
            ),
        ]
    )
    func wording(source: String, words: String) {
        #expect(Self.fault(in: source, for: "events")?.description == words)
    }
}
