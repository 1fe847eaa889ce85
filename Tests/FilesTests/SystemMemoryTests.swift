import Testing

@testable import Files

@Suite struct SystemMemoryTests {
    @Test(arguments: [
        ("MemTotal:  24683520 kB\nMemFree: 100 kB\nMemAvailable:   2048 kB\n", 2_097_152),
        ("MemTotal: 24683520 kB\nSwapFree: 8 kB\n", nil),
        ("MemAvailable: 2048 kB\nSwapFree: 1024 kB\n", 3_145_728),
        ("MemAvailable: many kB\n", nil),
        ("MemAvailable: 9223372036854775807 kB\n", nil),
        ("", nil),
    ])
    func `what can be freed counts as free`(_ words: String, _ bytes: Int?) {
        #expect(SystemMemory.available(meminfo: words) == bytes)
    }

    @Test(arguments: [
        ("0::/\n", ["/sys/fs/cgroup/memory.max"]),
        (
            "0::/user.slice/run.scope\n",
            [
                "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/user.slice/memory.max",
                "/sys/fs/cgroup/user.slice/run.scope/memory.max",
            ]
        ),
        (
            "9:name=systemd:/\n4:cpu,memory:/a\n",
            [
                "/sys/fs/cgroup/memory/memory.limit_in_bytes",
                "/sys/fs/cgroup/memory/a/memory.limit_in_bytes",
            ]
        ),
        ("nonsense\n", []),
    ])
    func `the limits of a group and of those above it are looked at`(
        _ words: String,
        _ files: [String]
    ) {
        #expect(SystemMemory.limitFiles(groups: words) == files)
    }

    @Test(arguments: [("max\n", nil), ("104857600\n", 104_857_600), ("", nil)])
    func `a group without a limit says so`(_ words: String, _ bytes: Int?) {
        #expect(SystemMemory.limit(words) == bytes)
    }

    @Test func `this system tells what it has`() throws {
        let available = try #require(SystemMemory.available)
        #expect(available > 1 << 20)
        #expect(ProcessMemory.peak > 1 << 20)
    }

    @Test(arguments: [-1, 0, 1 << 20, 1 << 26, .max])
    func `memory is to be had whatever was reserved`(_ bytes: Int) {
        SystemMemory.reserve(bytes)
        let numbers = [Int](repeating: 7, count: 1 << 20)
        #expect(numbers.allSatisfy { $0 == 7 })
    }
}
