import CSV
import Testing

struct WriterTests {
    @Test(
        "a field is quoted only where it must be",
        arguments: [
            (["a", "b"], "a,b\n"), (["a,b", "c"], "\"a,b\",c\n"), (["a\"b"], "\"a\"\"b\"\n"),
            (["\""], "\"\"\"\"\n"), (["a\nb", "\r"], "\"a\nb\",\"\r\"\n"), (["", ""], ",\n"),
            ([" a ", "b;c", "'", "\t"], " a ,b;c,',\t\n"), (["ж", "e\u{301}"], "ж,e\u{301}\n"),
            (["\r\n"], "\"\r\n\"\n"), ([",\u{301}"], "\",\u{301}\"\n"), ([""], "\n"),
        ] as [([String], String)]
    )
    func quoting(fields: [String], expected: String) {
        var writer = Writer()
        writer.append(fields)
        #expect(writer.bytes == Array(expected.utf8))
    }

    @Test("rows follow one another, each with its line end")
    func rows() {
        var writer = Writer()
        #expect(writer.bytes.isEmpty)
        writer.append(["id", "name"])
        writer.append(["1", "x"])
        #expect(writer.bytes == Array("id,name\n1,x\n".utf8))
    }
}
