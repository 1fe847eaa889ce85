extension CSVPollution {
    /// Quotes where they should not be, and others than the declared ones.
    static let quotes: [Case] = [
        (
            "open-quote", text("a,b\n1,\"x\n2,y\n3,z\n"),
            [], ["2:2 quote-error"],
            "a,b\n1,\n2,y\n3,z\n"
        ),
        (
            "open-quote-at-end", text("a,b\n1,2\n3,\"x"),
            [], ["3:2 quote-error"],
            "a,b\n1,2\n3,\n"
        ),
        (
            "text-after-quote", text("a,b\n\"x\"y,2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"x\"\"y\",2\n"
        ),
        (
            "inner-quotes", text("a,b\n\"say \"no\" now\",2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"say \"\"no\"\" now\"\"\",2\n"
        ),
        (
            "quote-in-text", text("a,b\n5\" pipe,2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"5\"\" pipe\",2\n"
        ),
        (
            "quote-declared-none", text("a,b\n5\" pipe,2\n"),
            ["--quote", "none"], [],
            "a,b\n\"5\"\" pipe\",2\n"
        ),
        (
            "space-before-quote", text("a,b\n1, \"x\"\n"),
            [], ["2:2 quote-error"],
            "a,b\n1,\" \"\"x\"\"\"\n"
        ),
        (
            "space-before-quote-declared", text("a,b\n1, \"x\"\n"),
            ["--skip-initial-space"], [],
            "a,b\n1,x\n"
        ),
        (
            "space-after-quote", text("a,b\n\"x\" ,2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"x\"\" \",2\n"
        ),
        (
            "backslash", text("a,b\n\"x \\\"y\\\"\",2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"x \\\"\"y\\\"\"\"\"\",2\n"
        ),
        (
            "backslash-declared", text("a,b\n\"x \\\"y\\\"\",2\n"),
            ["--escape", "\\"], [],
            "a,b\n\"x \"\"y\"\"\",2\n"
        ),
        (
            "apostrophes", text("a,b\n'x,y',2\n"),
            [], ["2:3 extra-cell"],
            "a,b\n'x,y'\n"
        ),
        (
            "apostrophes-declared", text("a,b\n'x,y',2\n"),
            ["--quote", "'"], [],
            "a,b\n\"x,y\",2\n"
        ),
        (
            "curly-quotes", text("a,b\n“x”,«y»\n"),
            [], [],
            "a,b\n“x”,«y»\n"
        ),
        (
            "quoted-lines", text("\"a,b\"\n\"1,2\"\n"),
            [], [],
            "\"a,b\"\n\"1,2\"\n"
        ),
        (
            "formula-text", text("a,b\n=\"001\",2\n"),
            [], ["2:1 quote-error"],
            "a,b\n\"=\"\"001\"\"\",2\n"
        ),
    ]

    /// Delimiters and numbers of cells.
    static let rows: [Case] = [
        (
            "short-row", text("a,b,c\n1,2\n3,4,5\n"),
            [], ["2:3 missing-cell"],
            "a,b,c\n1,2,\n3,4,5\n"
        ),
        (
            "long-row", text("a,b\n1,2,3\n4,5\n"),
            [], ["2:3 extra-cell"],
            "a,b\n1,2\n4,5\n"
        ),
        (
            "cut-row", text("a,b,c\n1,2,3\n4,5"),
            [], ["3:3 missing-cell"],
            "a,b,c\n1,2,3\n4,5,\n"
        ),
        (
            "glued-files", text("a,b\n1,2a,b\n3,4\n"),
            [], ["2:3 extra-cell"],
            "a,b\n1,2a\n3,4\n"
        ),
        (
            "trailing-delimiter", text("a,b\n1,2,\n3,4,\n"),
            [], ["2:3 extra-cell", "3:3 extra-cell"],
            "a,b\n1,2\n3,4\n"
        ),
        (
            "only-delimiters", text("a,b\n , \n1,2\n"),
            [], ["2:1 blank-row"],
            "a,b\n1,2\n"
        ),
        (
            "other-delimiter", text("a;b\n1;2\n"),
            [], [],
            "a;b\n1;2\n"
        ),
        (
            "decimal-comma", text("a,b\n1,5,2\n"),
            [], ["2:3 extra-cell"],
            "a,b\n1,5\n"
        ),
        (
            "delimiter-in-text", text("a;b\n1;x; y\n"),
            ["--delimiter", ";"], ["2:3 extra-cell"],
            "a,b\n1,x\n"
        ),
        (
            "two-delimiters", text("a;b\n1;2\n3,4\n"),
            ["--delimiter", ";"], ["3:2 missing-cell"],
            "a,b\n1,2\n\"3,4\",\n"
        ),
        (
            "long-delimiter", text("a||b\n1||2|3\n"),
            ["--delimiter", "||"], [],
            "a,b\n1,2|3\n"
        ),
        (
            "initial-spaces", text("a, b\n1, 2\n"),
            [], [],
            "a, b\n1, 2\n"
        ),
        (
            "null-words", text("a,b\n1,NULL\n"),
            ["--null", "NULL"], [],
            "a,b\n1,\n"
        ),
        (
            "long-cell",
            text("a,b\n1,2\n") + [UInt8](repeating: 0x78, count: (1 << 20) + 1) + text(",3\n"),
            [], ["3:1 max-length"],
            nil
        ),
        (
            "wide-row", text("a\n1\n") + [UInt8](repeating: 0x2C, count: 5_000) + text("\n2\n"),
            [], ["3:4097 max-length"],
            "a\n1\n\n2\n"
        ),
    ]

    /// What stands above and below the rows.
    static let headers: [Case] = [
        (
            "title-lines", text("Report\na,b\n1,2\n"),
            [], ["2:2 extra-cell", "3:2 extra-cell"],
            "Report\na\n1\n"
        ),
        (
            "title-lines-declared", text("Report\na,b\n1,2\n"),
            ["--skip", "1"], [],
            "a,b\n1,2\n"
        ),
        (
            "title-with-quote", text("\"Report\na,b\n1,2\n"),
            ["--skip", "1"], [],
            "a,b\n1,2\n"
        ),
        (
            "separator-line", text("sep=;\r\na;b\r\n1;2\r\n"),
            ["--skip", "1", "--delimiter", ";"], [],
            "a,b\n1,2\n"
        ),
        (
            "footer", text("a,b\n1,2\nTotal: 1\n"),
            [], ["3:2 missing-cell"],
            "a,b\n1,2\nTotal: 1,\n"
        ),
        (
            "comment-lines", text("# made by \"x\na,b\n1,2\n# end\n"),
            ["--comment", "#"], [],
            "a,b\n1,2\n"
        ),
        (
            "two-header-rows", text("Case,Case,\nid,sex,day\n1,2,3\n"),
            ["--header-lines", "2"], [],
            "Case id,Case sex,day\n1,2,3\n"
        ),
        (
            "no-header", text("1,1\n3,4\n"),
            ["--header-lines", "0"], [],
            "1,1\n3,4\n"
        ),
        (
            "header-again", text("a,b\n1,2\na,b\n3,4\n"),
            [], [],
            "a,b\n1,2\na,b\n3,4\n"
        ),
        (
            "blank-name", text("a,,c\n1,2,3\n"),
            [], ["1:2 blank-label"],
            "a,,c\n1,2,3\n"
        ),
        (
            "name-twice", text("a,b,a\n1,2,3\n"),
            [], ["1:3 duplicate-label"],
            "a,b,a\n1,2,3\n"
        ),
        (
            "broken-header", text("a,b\"\n1,2\n"),
            [], ["1:2 quote-error"],
            "a,\"b\"\"\"\n1,2\n"
        ),
        (
            "only-header", text("a,b\n"),
            [], [],
            "a,b\n"
        ),
    ]
}
