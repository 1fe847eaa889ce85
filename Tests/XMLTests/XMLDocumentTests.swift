import Testing
import XML

@Suite struct XMLDocumentTests {
    @Test(arguments: [
        "<a/>", "\u{FEFF}<a/>", "<?xml version='1.0' encoding='UTF-8'?>\n<a/>\n",
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\" ?><a/>",
        "<!-- c --><?p i?><a b='1' c = \"2\"\n/><!-- d -->", "<é:a xmlns:é='urn:x'/>",
    ])
    func `A plain document is accepted`(text: String) {
        #expect(fault(of: text) == nil)
    }

    @Test(
        arguments: [
            ("<a>\n<b>\n</c>\n</a>\n", 3, 76), ("<a>\n<b c='1'\n c='2'/></a>", 3, 42),
            ("<a>\n\n&unknown;</a>", 3, 26), ("<a>\n<x:b/></a>", 2, 201),
            ("<a>\n<b c=d/></a>", 2, 39),
            ("<a>\n<b c='<'/></a>", 2, 38), ("<a>\n\u{1}</a>", 2, 9), ("<a>\n\u{FFFE}</a>", 2, 9),
            ("<a>\n", 2, 77), ("<a/>\n<b/>", 2, 5), ("text", 1, 4), ("", 1, 4), ("\u{FEFF}", 1, 4),
            ("<a>\n<!-- - -- --></a>", 2, 80), ("<a>\n<×/></a>", 2, 68), ("<a>]]></a>", 1, 62),
            ("\n<?xml version='1.0'?><a/>", 2, 64), ("<?xml encoding='UTF-8'?><a/>", 1, 96),
        ] as [(String, Int, Int32)]
    )
    func `The first fault is reported at its line`(text: String, line: Int, code: Int32) {
        let found = fault(of: text)?.found
        #expect(found?.line == line)
        #expect(found?.code == code)
    }

    @Test func `A mismatched tag is reported at its true line beyond 65,535`() {
        let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b></c></a>"
        #expect(fault(of: text) == .notWellFormed(line: 70_001, column: 8, code: 76))
    }

    @Test func `The document stays usable when the bytes are gone`() throws {
        var bytes = Array("<a><b>x</b></a>".utf8)
        let document = try XMLDocument(parsing: bytes)
        bytes.removeAll()
        #expect(document.texts(atPath: ["a", "b"]) == ["x"])
    }

    @Test func `Texts are found by the path of local names`() throws {
        let text = """
            <r xmlns:p='urn:p'><p:a>1</p:a>\
            <a>2<b>3</b><!-- 4 --><![CDATA[5]]></a><c><a>6</a></c></r>
            """
        let document = try XMLDocument(parsing: Array(text.utf8))
        #expect(document.texts(atPath: ["r", "a"]) == ["1", "235"])
        #expect(document.texts(atPath: ["r", "c", "a"]) == ["6"])
        #expect(document.texts(atPath: ["x", "a"]) == [])
        #expect(document.texts(atPath: []) == [])
    }

    @Test func `Many documents in a row, good and bad, are freed`() {
        for round in 0..<5_000 {
            #expect(fault(of: "<a><b c='\(round)'>x</b></a>") == nil)
            #expect(fault(of: "<a><b c='\(round)'>x</a>") != nil)
        }
    }

    @Test func `Documents are parsed on several threads at once`() async {
        await withTaskGroup(of: [XMLFault?].self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<200).map {
                        fault(of: "<a>\(String(repeating: "\n", count: task))<b></a>\($0)")
                    }
                }
            }
            for await faults in group {
                #expect(Set(faults.map { $0?.description }).count == 1)
                #expect(faults.first != .some(nil))
            }
        }
    }
}
