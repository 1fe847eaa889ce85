import TestSupport
import Testing

@testable import Grants

@Suite("findings.csv")
struct FindingsTextTests {
    private static let header =
        "rule,severity,effect,table,file,record,line,row,column,field,count,message,fingerprint,waived\n"

    @Test("has the contract's header, LF, and quotes only where they are needed")
    func bytes() {
        var waived = FindingTests.finding(message: "a, \"b\"\nc\rd;e 'f'")
        waived.isWaived = true
        waived.fingerprint = "00ff"
        var mended = FindingTests.finding(rule: "mended-blank", record: nil, line: nil, column: nil)
        mended.severity = .info
        mended.effect = .none
        mended.count = 189
        let text = String(decoding: FindingsText.bytes(of: [waived, mended]), as: UTF8.self)
        #expect(
            text == Self.header + """
                required,error,reject,cases,2019-01-08/cases.csv,1,5,5,3,sex,1,"a, ""b""\nc\rd;e 'f'",00ff,true
                mended-blank,info,none,cases,2019-01-08/cases.csv,,,,,sex,189,m,,false

                """
        )
        #expect(String(decoding: FindingsText.bytes(of: []), as: UTF8.self) == Self.header)
    }

    @Test("is read as it was written")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 11)
        let pieces = [
            "a", ",", "\"", "\n", "\r", "ф", " ", "\u{301}", "", "😀", "=", "'", "\u{2028}",
        ]
        func text() -> String {
            (0..<Int(random.next() % 6)).map { _ in
                pieces[Int(random.next() % UInt64(pieces.count))]
            }.joined()
        }
        func number() -> Int? {
            random.next() % 3 == 0 ? nil : Int(random.next() % 1_000_000) + 1
        }
        let findings = (0..<500).map { _ in
            Finding(
                rule: "r" + text(),
                severity: Severity.allCases[Int(random.next() % 3)],
                effect: Effect.allCases[Int(random.next() % 2)],
                table: text(),
                file: text(),
                record: number(),
                line: number(),
                row: number(),
                column: number(),
                field: text(),
                count: Int(random.next() % 900) + 1,
                message: text(),
                fingerprint: text(),
                isWaived: random.next() % 2 == 0
            )
        }
        let bytes = FindingsText.bytes(of: findings)
        #expect(try FindingsText.findings(bytes, file: "f") == findings)
        #expect(FindingsText.bytes(of: try FindingsText.findings(bytes, file: "f")) == bytes)
    }

    @Test(
        "is refused where it is anything else",
        arguments: [
            ("", 1), ("rule\n", 1), (header.dropLast() + "\nx\n", 2),
            (header + "required,fatal,reject,t,f,1,5,5,3,s,1,m,,false\n", 2),
            (header + "required,error,partial,t,f,1,5,5,3,s,1,m,,false\n", 2),
            (header + "required,error,reject,t,f,x,5,5,3,s,1,m,,false\n", 2),
            (header + "required,error,reject,t,f,+1,5,5,3,s,1,m,,false\n", 2),
            (header + "required,error,reject,t,f,0,5,5,3,s,1,m,,false\n", 2),
            (header + "required,error,reject,t,f,1,5,5,3,s,,m,,false\n", 2),
            (header + "required,error,reject,t,f,1,5,5,3,s,0,m,,false\n", 2),
            (header + "required,error,reject,t,f,1,5,5,3,s,1,m,,no\n", 2),
            (header + ",error,reject,t,f,1,5,5,3,s,1,m,,false\n", 2),
            (header + "required,error,reject,t,f,1,5,5,3,s,1,\"m,,false\n", 2),
            (header + "required,error,reject,t,f,1,5,5,3,s,1,m,,false\nrequired,error", 1),
        ] as [(String, Int)]
    )
    func refused(text: String, line: Int) {
        #expect(throws: StageFileFault(file: "f", line: line)) {
            try FindingsText.findings(Array(text.utf8), file: "f")
        }
    }

    @Test("with broken bytes is refused, not mended")
    func brokenBytes() {
        let bytes = FindingsText.bytes(of: [FindingTests.finding()]) + [0xFF, 0x0A]
        #expect(throws: StageFileFault(file: "f", line: 1)) {
            try FindingsText.findings(bytes, file: "f")
        }
    }
}
