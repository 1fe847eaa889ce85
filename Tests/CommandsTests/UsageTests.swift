import Testing

@Suite struct UsageTests {
    private let project = Result { try TestProject(holding: ["input"]) }

    static let subcommands = [
        "run", "check", "seal", "diff", "describe", "ingest", "validate", "aggregate", "render",
        "findings", "csv",
    ]

    @Test func `without arguments grantline says how it is used`() throws {
        let run = try project.get().run([])
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Name a command, such as: grantline run kazanlak\n"))
        #expect(run.errors.contains("Usage: grantline <subcommand>\n"))
    }

    @Test(arguments: Executable.allCases.dropFirst())
    func `without arguments a stage says what is missing`(executable: Executable) throws {
        let run = try project.get().run(executable, [])
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Missing expected argument"))
        #expect(run.errors.contains("USAGE: \(executable.rawValue) "))
    }

    @Test(arguments: [
        (["runn"], "There is no command 'runn'. Did you mean 'run'? Commands: run, check, "),
        (["help", "seall"], "There is no command 'seall'. Did you mean 'seal'?"),
        (["kazanlak"], "There is no command 'kazanlak'. Commands: run, "),
        (["run"], "Missing expected argument '<grants> ...'"),
        (
            ["run", "kazanlak", "--perod", "2018-H2"],
            "Unknown option '--perod'. Did you mean '--period'?"
        ),
        (["run", "kazanlak", "--fail-onn", "never"], "Did you mean '--fail-on'?"),
        (
            ["run", "kazanlak", "--fail-on", "errors"],
            "one of 'error', 'warning', 'info' or 'never'"
        ),
        (["seal", "kazanlak", "2018-H2", "--resaon", "x"], "Did you mean '--reason'?"),
        (
            ["run", "kazanlak", "--period", "2018H2"],
            "'2018H2' is no half-year: write it as 2018-H2"
        ),
        (["run", "kazanlak", "--period", "2018-H3"], "'2018-H3' is no half-year"),
        (["run", "kazanlak", "--period", "2018-h2 "], "'2018-h2 ' is no half-year"),
        (["run", "kazanlak", "--period", ""], "'' is no half-year"),
        (["run", "kazanlak", "--as-of", "2019-02-29"], "'2019-02-29' is no day of the calendar"),
        (
            ["run", "kazanlak", "--as-of", "08.01.2019"],
            "is no day of the calendar: write it as 2019-01-08"
        ),
        (["run", "kazanlak", "--as-of", "2019-01-08x"], "'2019-01-08x' is no day of the calendar"),
        (["run", "kazanlak", "--as-of", "٢٠١٩-٠١-٠٨"], "is no day of the calendar"),
        (["findings"], "Missing expected argument '<filing>'"),
        (["findings", "x", "--format", "xml"], "one of 'json', 'sarif' or 'junit'"),
        (["findings", "x", "--max-findings", "-1"], "Missing value for '--max-findings"),
        (["seal", "kazanlak", "2018"], "'2018' is no half-year"),
        (["run", ""], "a grant's name is empty"),
        (["run", "kazanlak", "--output", ""], "a path is empty"),
        (["ingest", "--grant", "kazanlak", "--work", ""], "a path is empty"),
        (["diff", "a"], "Missing expected argument '<new>'"),
        (["diff", "a", "b", "c"], "Unexpected argument 'c'"),
        (["diff", "a", "b", "--format", "yaml"], "one of 'text' and 'json'"),
    ])
    func `what is typed wrongly is refused with a hint`(arguments: [String], hint: String) throws {
        let project = try project.get()
        let run = try project.run(arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(hint), "\(run.errors)")
        #expect(run.errors.contains("Usage: grantline "))
        #expect(try project.tree(".").keys.allSatisfy { $0.hasPrefix("input") })
    }

    @Test(arguments: subcommands)
    func `each command explains itself with examples`(name: String) throws {
        let runs = try [[name, "--help"], ["help", name]].map { try project.get().run($0) }
        for run in runs {
            #expect(run.status == 0)
            #expect(run.errors.isEmpty)
            #expect(run.output.contains("\nUSAGE: grantline \(name) "))
            #expect(run.output.contains("Example"))
            #expect(run.output.contains("\nExit status: 0 "))
            #expect(run.output.contains("  grantline \(name) "))
            #expect(!run.output.contains("  grantline-"))
        }
        #expect(runs[0].output == runs[1].output)
    }

    @Test(arguments: Executable.allCases)
    func `each executable explains itself, and tells its version`(executable: Executable) throws {
        for option in ["--help", "-h"] {
            let help = try project.get().run(executable, [option])
            #expect(help.status == 0)
            #expect(help.errors.isEmpty)
            #expect(help.output.contains("\nUSAGE: \(executable.rawValue) "))
            #expect(help.output.contains("\n  \(executable.rawValue) "))
        }
        let version = try project.get().run(executable, ["--version"])
        #expect(version.status == 0)
        #expect(version.errors.isEmpty)
        #expect(
            version.output.wholeMatch(of: /grantline \d+\.\d+\.\d+ \(libxml2 [\d.]+\)\n/) != nil
        )
    }

    @Test(arguments: [
        ("kazanlk", "did you mean 'kazanlak'? (there are: kazanlak, kropyvnytskyi)"),
        ("Kropyvnytskyi", "did you mean 'kropyvnytskyi'? (there are: kazanlak, kropyvnytskyi)"),
        ("zzzzz", "input/grants/zzzzz/grant.yaml (there are: kazanlak, kropyvnytskyi)"),
        ("input/grants/kazanlka", "did you mean 'input/grants/kazanlak'?"),
        ("input/grants/kazanlka/", "did you mean 'input/grants/kazanlak'?"),
        ("../../etc", "no file ../../etc/grant.yaml"),
        (".", "no file ./grant.yaml"),
        ("input", "no file input/grants/input/grant.yaml"),
    ])
    func `an unknown grant is named with those that are there`(
        grant: String,
        hint: String
    ) throws {
        for command in [["run", grant], ["check", grant], ["seal", grant, "2018-H2"]] {
            let run = try project.get().run(command)
            #expect(run.status == 66)
            #expect(run.output.isEmpty)
            #expect(run.errors.hasPrefix("grantline: there is no grant '"))
            #expect(run.errors.contains(hint), "\(run.errors)")
            #expect(run.errors.count { $0 == "\n" } == 1)
        }
    }

    @Test(
        arguments: [
            (["--period", "2030-H1"], 64, "2030-H1 begins after 2019-07-05"),
            (["--period", "2010-H1"], 64, "2010-H1 lies outside the grant's term"),
            (
                ["--as-of", "2019-01-07"], 66,
                "input/grants/kazanlak/exports: there is no export on or before 2019-01-07; "
                    + "the earliest is of 2019-01-08\n"
            ),
        ] as [([String], Int32, String)]
    )
    func `a half-year or day without data is refused`(
        options: [String],
        status: Int32,
        message: String
    ) throws {
        let project = try TestProject()
        let run = try project.run(["run", "kazanlak"] + options)
        #expect(run.status == status)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(message))
        #expect(!project.exists("output"))
    }
}
