import Testing

@testable import Grants

@Suite("Where a grant lies")
struct GrantLocationTests {
    @Test(
        "a bare name lies below input, anything else is a path",
        arguments: [
            ("kazanlak", "input/grants/kazanlak"), ("kazanlak/", "input/grants/kazanlak"),
            ("./kazanlak", "./kazanlak"), ("a/b", "a/b"), ("a/b//", "a/b"), ("/a/b", "/a/b"),
            (".", "."),
            ("..", ".."), ("/", "/"), ("", "input/grants/"),
        ]
    )
    func folder(argument: String, folder: String) {
        #expect(GrantLocation(argument).folder == folder)
        #expect(GrantLocation(argument).configuration == folder + "/grant.yaml")
    }

    @Test(
        "the folders above are found without asking the system, or through it",
        arguments: [
            ("kazanlak", 2, "input"), ("kazanlak", 3, "."),
            ("kazanlak", 4, "input/grants/kazanlak/../../../.."),
            ("/srv/input/grants/k", 2, "/srv/input"), ("/srv/input/grants/k", 4, "/"),
            ("../k", 2, "../k/../.."), (".", 2, "./../.."), ("a/b", 2, "."),
        ]
    )
    func ancestor(argument: String, levels: Int, expected: String) {
        #expect(GrantLocation(argument).ancestor(levels) == expected)
    }

    @Test("a pack lies beside the grants, else where the program is installed")
    func packs() {
        let location = GrantLocation("/srv/input/grants/k")
        #expect(
            location.packs("programmes/p", installation: "/opt/g") == [
                "/srv/input/programmes/p/pack.yaml", "/opt/g/input/programmes/p/pack.yaml",
            ]
        )
        #expect(location.packs("p", installation: nil) == ["/srv/input/p/pack.yaml"])
    }
}
