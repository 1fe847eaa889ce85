import Testing
import XML

@Suite struct XMLCanonicalTests {
    @Test(arguments: [
        ("<a c='1' b='2'/>", "<a b=\"2\" c=\"1\"></a>"),
        (
            "<a y:b='1' x:b='2' c='3' xmlns:x='urn:2' xmlns:y='urn:1'/>",
            "<a xmlns:x=\"urn:2\" xmlns:y=\"urn:1\" c=\"3\" y:b=\"1\" x:b=\"2\"></a>"
        ),
        (
            "<a xmlns='urn:a'><b xmlns='urn:a' xmlns:c='urn:c'/></a>",
            "<a xmlns=\"urn:a\"><b xmlns:c=\"urn:c\"></b></a>"
        ),
        ("<a><![CDATA[<&>]]>&#65;&#x42;&quot;</a>", "<a>&lt;&amp;&gt;AB\"</a>"),
        ("<a b='&#10;&quot;&gt;\n'/>", "<a b=\"&#xA;&quot;> \"></a>"),
        ("<?xml version='1.0'?>\n<!-- x -->\n<a><!-- y -->\r\n</a>\n", "<a>\n</a>"),
        ("<?p i ?><a><?q?></a>", "<?p i ?>\n<a><?q?></a>"),
        ("\u{FEFF}<a>é</a>", "<a>é</a>"),
    ])
    func `Forms that mean the same become the same`(text: String, expected: String) throws {
        #expect(try canonical(text) == expected)
        #expect(try canonical(expected) == expected)
    }

    @Test func `Composed and decomposed letters stay different`() throws {
        let composed = try XMLDocument(parsing: Array("<a>\u{E9}</a>".utf8)).canonicalized()
        let decomposed = try XMLDocument(parsing: Array("<a>e\u{301}</a>".utf8)).canonicalized()
        #expect(composed != decomposed)
    }

    @Test func `A relative namespace has no canonical form`() throws {
        let document = try XMLDocument(parsing: Array("<a xmlns='x'/>".utf8))
        #expect(throws: XMLFault.self) { try document.canonicalized() }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `The canonical form of random documents is its own canonical form`(seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        let once = try canonical(random.text())
        #expect(try canonical(once) == once)
    }
}
