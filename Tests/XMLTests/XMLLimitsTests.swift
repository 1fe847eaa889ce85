import Testing

@testable import XML

@Suite struct XMLLimitsTests {
    @Test func `200,000 attributes in one tag are refused fast`() {
        let tag = "<a " + (0..<200_000).map { "a\($0)='' " }.joined() + "/>"
        let duration = ContinuousClock().measure {
            #expect(fault(of: "<r>\n\(tag)</r>") == .startTagTooLong(line: 2))
        }
        #expect(duration < .seconds(10))
    }

    @Test(arguments: [0, 1])
    func `A start tag of 64 KiB is accepted and one byte more is not`(excess: Int) {
        let value = String(repeating: "x", count: 65_536 - "<b c=''/>".count + excess)
        let expected: XMLFault? = excess == 0 ? nil : .startTagTooLong(line: 2)
        #expect(fault(of: "<a>\n<b c='\(value)'/></a>") == expected)
    }

    @Test(arguments: [256, 257])
    func `256 attributes in a tag are accepted and one more is not`(count: Int) {
        let attributes = (0..<count).map { " a\($0)=''" }.joined()
        let expected: XMLFault? = count == 256 ? nil : .startTagTooLong(line: 1)
        #expect(fault(of: "<a\(attributes)/>") == expected)
    }

    @Test(arguments: [32, 33])
    func `32 namespaces in scope are accepted and one more is not`(count: Int) {
        let tags = (1..<count).map { "<a xmlns:n\($0)='urn:\($0)'>\n" }.joined()
        let ends = String(repeating: "</a>", count: count - 1)
        let expected: XMLFault? = count == 32 ? nil : .startTagTooLong(line: 33)
        #expect(fault(of: "\(tags)<b xmlns='urn:b'/><b xmlns='urn:b'/>\(ends)") == expected)
    }

    @Test(arguments: [64, 65])
    func `Depth 64 is accepted and depth 65 is refused`(depth: Int) {
        let expected: XMLFault? = depth == 64 ? nil : .tooDeep(line: 65, limit: 64)
        let starts = String(repeating: "<a>\n", count: depth - 1)
        let ends = String(repeating: "</a>", count: depth - 1)
        #expect(fault(of: "\(starts)<a/>\(ends)") == expected)
        #expect(fault(of: "\(starts)<a></a>\(ends)") == expected)
    }

    @Test(arguments: [
        "<!-- <a><a><a> -->", "<![CDATA[<a><a><a>]]>", "<?p <a><a><a>?>", "<b c='>' d=\"/>\"/>",
        "<b c=\"'>\"></b >", "<b\n/>", "<b c='--&gt;<!--'/>".replacing("<!--", with: "!--"),
    ])
    func `Depth is not miscounted where markup is quoted`(part: String) {
        let text = "<a><a>\(part)\(part)\(part)</a></a>"
        #expect(fault(of: text, limits: XMLLimits(depth: 3)) == nil)
        let deep = "<a><a>\(part)<a><a/></a></a></a>"
        #expect(
            fault(of: deep, limits: XMLLimits(depth: 3))
                == .tooDeep(line: lines(of: part), limit: 3)
        )
    }

    @Test(arguments: [
        "<b c='<b' \(many)", "<× a=\"<b c='\"><!-- '>\(many)", "<b \"><!-- \">\(many) -->",
        "<!-- -- ><\(many) -->", "<?p\u{1}?>\(many)", "<b a:b:c='\(many)'>",
    ])
    func `A malformed part does not smuggle a long tag past the measure`(part: String) {
        let duration = ContinuousClock().measure {
            #expect(fault(of: "<a>\(part)</a>") != nil)
        }
        #expect(duration < .seconds(10))
    }

    @Test func `A document over the limit is refused`() {
        #expect(fault(of: "<a></a>", limits: XMLLimits(bytes: 7)) == nil)
        #expect(fault(of: "<a> </a>", limits: XMLLimits(bytes: 7)) == .tooLarge(limit: 7))
        let large = [UInt8](repeating: 0x20, count: (64 << 20) + 1)
        #expect(fault(of: large) == .tooLarge(limit: 64 << 20))
    }

    @Test(arguments: [
        "<a>xxxxxxxxxxxx</a>", "<a>xxx&#65;xxxx</a>", "<a><!--xxxxx--></a>", "<!--xxxxx--><a/>",
        "<a><![CDATA[]]></a>", "<a><?p xxxxxx?></a>", "            <a/>", "<a/>            ",
    ])
    func `A text, comment or instruction is refused above libxml2's limit only`(text: String) {
        var limits = XMLLimits()
        #expect(limits.nodeBytes == 10_000_000)
        limits.nodeBytes = 12
        #expect(fault(of: text, limits: limits) == nil)
        limits.nodeBytes = 11
        #expect(fault(of: text, limits: limits) == .tooLarge(limit: 11))
    }

    @Test func `A document of more than ten million bytes may end in a long tag`() {
        let text = String(repeating: "x", count: 9_999_990)
        let tag = "<b c='\(String(repeating: "x", count: 300))'/>"
        #expect(fault(of: "<a>\(text)\(tag)</a>") == nil)
    }

    private static let many = "<b " + (0..<100_000).map { "a\($0)='' " }.joined() + "/>"

    private func lines(of part: String) -> Int {
        part.split(separator: "\n", omittingEmptySubsequences: false).count
    }
}
