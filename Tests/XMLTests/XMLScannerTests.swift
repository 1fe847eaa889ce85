import TestSupport
import Testing

@testable import XML

@Suite struct XMLScannerTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `The scanner refuses only what libxml2 refuses, with the same fault`(seed: UInt64) {
        var random = RandomDocument(seed: seed)
        for _ in 0..<50 {
            let bytes = random.damaged()
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(wholeFault(of: bytes) != .internalFailure, "\(text)")
            #expect(fault(of: bytes) == wholeFault(of: bytes), "\(text)")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `The place of an element is where its start tag begins`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var text = "<r>"
        var expected: [[Int]] = [[1, 1]]
        for _ in 0..<20 {
            text +=
                ["\n", "é", "<!-- <x> -->", "<![CDATA[<x\n>]]>", "<?p <x>?>", " "]
                .randomElement(using: &generator) ?? ""
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            expected.append([lines.count, (lines.last?.unicodeScalars.count ?? 0) + 1])
            text +=
                ["<b/>", "<b\nc='>'/>", "<b>\n</b>", "<é></é>"].randomElement(using: &generator)
                ?? ""
        }
        let bytes = Array((text + "</r>").utf8)
        let found = expected.indices.map { XMLScanner.place(ofElement: $0, in: bytes) }
        #expect(found.map { [$0.line, $0.column] } == expected)
        #expect(XMLScanner.place(ofElement: expected.count, in: bytes) == (0, 0))
    }

    @Test func `The place of an element is found behind limits that were raised`() {
        let attributes = (0..<300).map { " a\($0)=''" }.joined()
        let bytes = Array("<r\(attributes)>\n<b/></r>".utf8)
        #expect(XMLScanner.place(ofElement: 1, in: bytes) == (2, 1))
    }

    /// The fault of a document when libxml2 is shown all of it; `internalFailure` if it accepts
    /// what the scanner refuses.
    private func wholeFault(of bytes: [UInt8]) -> XMLFault? {
        do {
            _ = try XMLDocument(parsing: bytes, named: nil, limits: .init(), lookahead: .max)
            return nil
        } catch {
            return error
        }
    }
}
