import Testing
import XML

@Suite struct XMLSchemaTests {
    private static let list = """
        <xs:element name='a'><xs:complexType><xs:sequence>
        <xs:element name='b' type='xs:int' maxOccurs='unbounded'/>
        </xs:sequence><xs:attribute name='k' type='xs:int'/></xs:complexType></xs:element>
        """

    @Test(arguments: ["<a><b>1</b></a>", "<a k='3'>\n<b>1</b><!-- c --><b>2</b></a>"])
    func `A valid document passes`(text: String) throws {
        let schema = try schema(Self.list)
        try schema.validate(XMLDocument(parsing: Array(text.utf8)))
    }

    @Test(arguments: [
        ("<a>\n<b>1</b>\n  <b>x</b></a>", "3:3:b"), ("<a>\n<b>1</b>é</a>", "1:1:a"),
        ("<a>\n<b>1</b> <c/></a>", "2:10:c"), ("\n<a k='x'><b>1</b></a>", "2:1:a"),
        ("<!-- <b> -->\n<p:q xmlns:p='urn:p'/>", "2:1:q"), ("<a/>", "1:1:a"),
        ("<a>\n<!-- é --><b z='1'>1</b></a>", "2:11:b"), ("\u{FEFF}<a/>", "1:1:a"),
    ])
    func `An invalid document is reported by line, column and element`(
        text: String,
        place: String
    ) throws {
        #expect(try validity(of: text, in: Self.list)?.invalidPlace == place)
    }

    @Test func `An element beyond line 65,535 is reported at its true line`() throws {
        let rows = String(repeating: "<b>1</b>\n", count: 70_000)
        let found = try validity(of: "<a>\n\(rows)<b>x</b>\n</a>", in: Self.list)
        #expect(found == .invalid(line: 70_002, column: 1, code: 1824, element: "b"))
    }

    @Test func `The words of a fault do not show the document's values`() throws {
        let found = try validity(of: "<a><b>Ivanova</b></a>", in: Self.list)
        #expect(found?.description.contains("Ivanova") == false)
    }

    @Test(arguments: [
        "include schemaLocation='common.xsd'", "include schemaLocation='http://x/y/common.xsd'",
    ])
    func `A file of the known set is included`(include: String) throws {
        let declarations = "<xs:\(include)/><xs:element name='a' type='t'/>"
        let common = "<xs:simpleType name='t'><xs:restriction base='xs:int'/></xs:simpleType>"
        let schema = try schema(declarations, includes: ["common.xsd": common])
        try schema.validate(XMLDocument(parsing: Array("<a>1</a>".utf8)))
        #expect(throws: XMLFault.invalid(line: 1, column: 1, code: 1824, element: "a")) {
            try schema.validate(XMLDocument(parsing: Array("<a>x</a>".utf8)))
        }
    }

    @Test func `An imported namespace is served from the known set, through another file`() throws {
        let imported = """
            <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t'>
            <xs:include schemaLocation='deep.xsd'/></xs:schema>
            """
        let deep = """
            <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t'>
            <xs:element name='c' type='xs:int'/></xs:schema>
            """
        let main = """
            <xs:import namespace='urn:t' schemaLocation='t.xsd'/>
            <xs:element name='a'><xs:complexType><xs:sequence>
            <xs:element ref='t:c' xmlns:t='urn:t'/></xs:sequence></xs:complexType></xs:element>
            """
        let schema = try XMLSchema(
            compiling: schemaBytes(main),
            named: "main.xsd",
            includes: ["t.xsd": Array(imported.utf8), "deep.xsd": Array(deep.utf8)]
        )
        try schema.validate(XMLDocument(parsing: Array("<a><c xmlns='urn:t'>1</c></a>".utf8)))
        #expect(throws: XMLFault.self) {
            try schema.validate(XMLDocument(parsing: Array("<a><c xmlns='urn:t'>x</c></a>".utf8)))
        }
    }

    @Test(arguments: [
        ("<xs:import namespace='urn:x' schemaLocation='other.xsd'/>", "other.xsd"),
        ("<xs:include schemaLocation='/etc/passwd'/>", "passwd"),
        ("<xs:redefine schemaLocation='http://localhost/r.xsd'/>", "r.xsd"),
        ("<xs:include schemaLocation='../common.xsd/..'/>", "."),
    ])
    func `A file outside the known set is denied`(declaration: String, file: String) throws {
        let found = schemaFault("\n\(declaration)<xs:element name='a'/>", includes: ["k.xsd": ""])
        #expect(found?.found?.line == 3)
        let message = found?.found?.message ?? ""
        #expect(message.hasPrefix("report.xsd: no file '"))
        #expect(message.contains(file))
    }

    @Test func `A schema that does not compile is reported by file, line and reason`() throws {
        let found = schemaFault("\n<xs:element name='a' type='nope'/>")
        #expect(found?.found?.line == 3)
        #expect(found?.found?.code == 3004)
        let message = found?.found?.message ?? ""
        #expect(message.hasPrefix("report.xsd: "))
        #expect(message.contains("nope"))
    }

    @Test func `A fault in an included schema names that file`() throws {
        let include = "<xs:include schemaLocation='common.xsd'/><xs:element name='a'/>"
        let broken = schemaFault(include, includes: ["common.xsd": "\n<xs:element type='nope'/>"])
        #expect(broken?.found?.line == 3)
        let message = broken?.found?.message ?? ""
        #expect(message.hasPrefix("common.xsd: "))
        let torn = schemaFault(include, includes: ["common.xsd": "<xs:element"])
        #expect(torn?.description.contains("common.xsd: line 2, column") == true)
    }

    @Test func `A schema is refused with a DOCTYPE as any document is`() {
        #expect(throws: XMLFault.doctype(line: 1)) {
            _ = try XMLSchema(compiling: Array("<!DOCTYPE a><a/>".utf8), named: "s.xsd")
        }
    }

    @Test func `A document's own hint to a schema is not followed`() throws {
        let hint = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' "
        for location in [
            "i:noNamespaceSchemaLocation='/etc/hostname'", "i:schemaLocation='u:x /etc/x'",
        ] {
            #expect(try validity(of: "<a \(hint)\(location)><b>1</b></a>", in: Self.list) == nil)
        }
    }

    @Test func `Many schemas and validations in a row are freed`() throws {
        for _ in 0..<300 {
            #expect(try validity(of: "<a><b>1</b></a>", in: Self.list) == nil)
            #expect(try validity(of: "<a><b>x</b></a>", in: Self.list) != nil)
            #expect(schemaFault("<xs:element type='nope'/>") != nil)
        }
    }

    private func validity(of text: String, in declarations: String) throws -> XMLFault? {
        let schema = try schema(declarations)
        let document = try XMLDocument(parsing: Array(text.utf8))
        do {
            try schema.validate(document)
            return nil
        } catch {
            return error
        }
    }
}
