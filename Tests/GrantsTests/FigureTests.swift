import TestSupport
import Testing

@testable import Grants

@Suite("A figure")
struct FigureTests {
    private static func key(
        _ pack: String = "",
        _ indicator: String = "OPENED",
        _ period: String = "2018-H2",
        _ span: SpanKind = .period,
        _ breakdown: String = "",
        _ category: String = ""
    ) -> Figure.Key {
        Figure.Key(
            pack: pack,
            indicator: indicator,
            period: period,
            span: span,
            breakdown: breakdown,
            category: category
        )
    }

    @Test("stands by its columns from left to right, each in byte order")
    func order() {
        let ordered = [
            Self.key("", "CLOSED"), Self.key("", "OPENED", "2018-H1"),
            Self.key("", "OPENED", "2018-H2", .cumulative),
            Self.key("", "OPENED", "2018-H2", .period),
            Self.key("", "OPENED", "2018-H2", .period, "sex", "F"),
            Self.key("", "OPENED", "2018-H2", .period, "sex", "M"),
            Self.key("", "OPENED", "2018-H2", .period, "sex", "blank"),
            Self.key("", "OPENED", "2018-H2", .period, "sex;service", "F;a"),
            Self.key("", "OPENED", "2018-H2", .period, "sexx", ""),
            Self.key("", "OPENED2"), Self.key("", "Z"), Self.key("", "a"),
            Self.key("", "a", "2018-H2", .period, "x", "и\u{306}"),
            Self.key("", "a", "2018-H2", .period, "x", "й"), Self.key("oprg"),
        ]
        var random = SeededGenerator(seed: 3)
        for _ in 0..<50 {
            let sorted = ordered.shuffled(using: &random).sorted()
            #expect(
                sorted.map { $0.columns.map { Array($0.utf8) } }
                    == ordered.map { $0.columns.map { Array($0.utf8) } }
            )
        }
    }
}

@Suite("results.csv")
struct ResultsTextTests {
    private static let header = "pack,indicator,period,span,breakdown,category,value,unit,status\n"

    @Test("has the contract's header, LF, and quotes only where they are needed")
    func bytes() throws {
        let figures = [
            Figure(
                key: Figure.Key(
                    pack: "",
                    indicator: "CASELOAD",
                    period: "2018-H2",
                    span: .cumulative
                ),
                value: "81.9406",
                unit: "case",
                status: .final
            ),
            Figure(
                key: Figure.Key(
                    pack: "oprg",
                    indicator: "5111",
                    period: "2018-H2",
                    span: .period,
                    breakdown: "sex;service",
                    category: "M;Дете, лишено от „грижа“"
                ),
                value: "",
                unit: "object",
                status: .unavailable
            ),
        ]
        let bytes = ResultsText.bytes(of: figures)
        #expect(
            String(decoding: bytes, as: UTF8.self) == Self.header + """
                ,CASELOAD,2018-H2,cumulative,,,81.9406,case,final
                oprg,5111,2018-H2,period,sex;service,"M;Дете, лишено от „грижа“",,object,unavailable

                """
        )
        #expect(try ResultsText.figures(bytes, file: "f") == figures)
        #expect(ResultsText.header.joined(separator: ",") + "\n" == Self.header)
    }

    @Test(
        "is refused where it is anything else",
        arguments: [
            "pack\n", header + ",A,2018-H3,period,,,1,case,final\n",
            header + ",A,2018-H2,year,,,1,case,final\n",
            header + ",A,2018-H2,period,,,1,case,done\n",
            header + ",A,2018-H2,period,,,1e3,case,final\n",
            header + ",A,2018-H2,period,,,1.,case,final\n",
            header + ",A,2018-H2,period,,,+1,case,final\n",
            header + ",A,2018-H2,period,,,\"1,5\",case,final\n",
            header + ",A,2018-H2,period,,,1,case\n",
            header + ",A,2018-H2,period,,,1,case,final",
        ]
    )
    func refused(text: String) {
        #expect(throws: StageFileFault.self) {
            try ResultsText.figures(Array(text.utf8), file: "f")
        }
    }

    @Test(
        "takes figures of any length and below zero",
        arguments: ["-12.50", "0", "123456789012345678901234567890.0000"]
    )
    func values(value: String) throws {
        let text = Self.header + ",A,2018-H2,period,,,\(value),case,final\n"
        #expect(try ResultsText.figures(Array(text.utf8), file: "f").map(\.value) == [value])
    }
}
