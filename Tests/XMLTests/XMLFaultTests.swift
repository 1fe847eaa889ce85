import Testing
import XML

@Suite struct XMLFaultTests {
    private static let faults: [XMLFault] = [
        .notUTF8(offset: 3), .nulByte(offset: 3), .tooLarge(limit: 3), .declaredEncoding("UTF-7"),
        .startTagTooLong(line: 3), .tooDeep(line: 3, limit: 64), .doctype(line: 3),
        .notWellFormed(line: 3, column: 4, code: 76),
        .invalid(line: 3, column: 4, code: 1824, element: "b"),
        .schemaBroken(line: 3, code: 3004, message: "s.xsd: no such type"), .outOfMemory,
        .internalFailure,
    ]

    @Test(arguments: faults)
    func `A fault is worded in lower case without a full stop`(fault: XMLFault) {
        let words = fault.description
        #expect(words.first?.isLowercase == true)
        #expect(words.last != ".")
        #expect(!words.contains("\n"))
    }

    @Test func `A fault of a line names the line`() {
        for fault in Self.faults.dropFirst(4).dropLast(2) {
            #expect(fault.description.contains("line 3"))
        }
    }
}
