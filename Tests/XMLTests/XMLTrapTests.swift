import Testing
import XML

@Suite struct XMLTrapTests {
    @Test func `A gzip stream is refused and not unzipped`() {
        let zipped: [UInt8] = [
            0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xB3, 0x49, 0xD4, 0xB7, 0x03, 0, 0x84, 0x1E,
            0x3E, 0x14, 0x04, 0, 0, 0,
        ]
        #expect(fault(of: zipped) == .notUTF8(offset: 1))
    }

    @Test(arguments: ["UTF-7", "UTF-16", "ISO-8859-1", "US-ASCII", "windows-1251", "UTF-8x", ""])
    func `A declared encoding other than UTF-8 is refused`(name: String) {
        for text in [
            "<?xml version='1.0' encoding='\(name)'?><a/>",
            "<?xml version=\"1.0\"\n encoding\t= \"\(name)\" standalone='yes'?><a/>",
            "<?xml version='1.0' encoding='utf-8' encoding='\(name)'?><a/>",
        ] {
            #expect(fault(of: text) == .declaredEncoding(name))
        }
    }

    @Test func `UTF-7 is not decoded where the declaration is malformed`() {
        let text = "<?xml version='1.0' encoding='UTF-7' ><a>+ADw-b/+AD4-</a>"
        #expect(fault(of: text) == .declaredEncoding("UTF-7"))
        #expect(fault(of: "<?xml version='1.0' encoding=UTF-7?><a/>") != nil)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E, 0], XMLFault.notUTF8(offset: 0)),
            ([0xFE, 0xFF, 0, 0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E], .notUTF8(offset: 0)),
            ([0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E, 0], .nulByte(offset: 1)),
            ([0, 0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E], .nulByte(offset: 0)),
            ([0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], .notUTF8(offset: 0)),
            ([0x4C, 0x6F, 0xA7, 0x94], .notUTF8(offset: 2)),
        ] as [([UInt8], XMLFault)]
    )
    func `UTF-16, UTF-32 and EBCDIC are refused`(bytes: [UInt8], expected: XMLFault) {
        #expect(fault(of: bytes) == expected)
    }

    @Test(
        arguments: [
            ([0xC3, 0x28], 3), ([0xC0, 0xAF], 3), ([0xED, 0xA0, 0x80], 3),
            ([0xF4, 0x90, 0x80, 0x80], 3),
            ([0xE2, 0x82], 3),
        ] as [([UInt8], Int)]
    )
    func `Bytes that are not UTF-8 are refused at their offset`(bytes: [UInt8], offset: Int) {
        let whole = Array("<a>".utf8) + bytes + Array("</a>".utf8)
        #expect(fault(of: whole) == .notUTF8(offset: offset))
    }

    @Test func `A NUL is refused wherever it stands`() {
        #expect(fault(of: "<a>\0</a>") == .nulByte(offset: 3))
        #expect(fault(of: "<a/>\0<b>") == .nulByte(offset: 4))
        #expect(fault(of: "\u{FEFF}<a/>\0") == .nulByte(offset: 7))
    }

    @Test(arguments: [
        "<!DOCTYPE a>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE a []>",
        "<!DOCTYPE a PUBLIC '-//X//Y' 'http://localhost/x.dtd' [<!ENTITY x 'y'>]>",
    ])
    func `A DOCTYPE is refused with and without an internal subset`(doctype: String) {
        #expect(fault(of: "\(doctype)<a/>") == .doctype(line: 1))
        #expect(
            fault(of: "<?xml version='1.0'?>\n<!-- x -->\n\(doctype)\n<a/>") == .doctype(line: 3)
        )
        #expect(fault(of: "<a>\n\(doctype)</a>") == .doctype(line: 2))
        #expect(fault(of: "<a><!-- \(doctype) --></a>") == nil)
        #expect(fault(of: "<a><![CDATA[\(doctype)]]></a>") == nil)
    }

    @Test func `A billion laughs are refused before one is heard`() {
        let entities = (1..<10).map { level in
            "<!ENTITY l\(level) '" + String(repeating: "&l\(level - 1);", count: 10) + "'>"
        }
        let text = "<!DOCTYPE a [<!ENTITY l0 'lol'>\(entities.joined())]><a>&l9;</a>"
        #expect(fault(of: text) == .doctype(line: 1))
    }

    @Test func `An external entity is refused`() {
        let text = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
        #expect(fault(of: text) == .doctype(line: 1))
    }

    @Test func `XInclude is not processed`() throws {
        let text = """
            <a xmlns:xi="http://www.w3.org/2001/XInclude">\
            <xi:include href="/etc/hostname" parse="text"></xi:include></a>
            """
        #expect(try canonical(text) == text)
    }

    @Test func `A catalog named in the document is not loaded`() {
        #expect(fault(of: "<?oasis-xml-catalog catalog='/etc/passwd'?><a/>") == nil)
    }
}
