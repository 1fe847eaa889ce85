import Testing
import XML

@Suite struct LibXML2Tests {
    @Test func `The version of the linked library is three numbers with dots`() {
        let parts = LibXML2.version.split(separator: ".").map { Int($0) }
        #expect(parts.count == 3)
        #expect(parts.allSatisfy { $0 != nil })
        #expect(LibXML2.version != "0.0.0")
    }

    @Test func `Nothing is printed, whatever is wrong`() async {
        let result = await #expect(
            processExitsWith: .success,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            for text in ["<a>&x;</b>", "<x:a/>", "<a xmlns='x'/>", "<a", "<a b='1' b='2'/>"] {
                _ = fault(of: text)
                _ = try? canonical(text)
            }
            _ = schemaFault("<xs:element type='nope'/><xs:include schemaLocation='x'/>")
            let schema = try schema("<xs:element name='a' type='xs:int'/>")
            let document = try XMLDocument(parsing: Array("<a>x</a>".utf8))
            #expect(throws: XMLFault.self) { try schema.validate(document) }
        }
        #expect(result?.standardErrorContent.isEmpty == true)
        #expect(result?.standardOutputContent.isEmpty == true)
    }
}
