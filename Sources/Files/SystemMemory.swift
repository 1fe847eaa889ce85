import CMalloc
import Dispatch
import Glibc

/// The memory that the system can give to this process.
public enum SystemMemory {
    /// How many bytes are to be had at most; nothing where the system does not tell.
    ///
    /// That is what is free or can be freed, swap space too, or the limit of the control groups that
    /// the process belongs to, whatever is less.
    public static var available: Int? {
        let free = text("/proc/meminfo").flatMap(available(meminfo:))
        let groups = text("/proc/self/cgroup").map(limitFiles(groups:)) ?? []
        let limits = groups.compactMap(text).compactMap(limit)
        return ([free].compactMap(\.self) + limits).min()
    }

    /// Gives back to the system what the program has freed.
    ///
    /// Arrays of some kilobytes that are freed between others stay with the program: of ten million
    /// records 120 MB, after a key has been forgotten.
    ///
    /// That happens aside: of ten million records it takes 60 ms, in which one core would wait.
    public static func giveBack() {
        DispatchQueue.global().async { _ = malloc_trim(0) }
    }

    /// Finds what is free or can be freed in the words of `/proc/meminfo`.
    static func available(meminfo: String) -> Int? {
        guard let memory = entry("MemAvailable:", of: meminfo) else { return nil }
        return memory + (entry("SwapFree:", of: meminfo) ?? 0)
    }

    private static func entry(_ name: String, of meminfo: String) -> Int? {
        var rest = meminfo.utf8[...]
        while !rest.isEmpty {
            let line = rest[..<(rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex)]
            rest = rest[line.endIndex...].dropFirst()
            guard line.starts(with: name.utf8) else { continue }
            let words = line.split(separator: UInt8(ascii: " ")).map(Substring.init)
            guard words.count == 3, words[2] == "kB", let count = Int(words[1]) else { return nil }
            return (0..<1 << 40).contains(count) ? count * 1024 : nil
        }
        return nil
    }

    /// Names the files with the limits of control groups: each one that the words of
    /// `/proc/self/cgroup` name, and those above it.
    static func limitFiles(groups: String) -> [String] {
        groups.split(separator: "\n").flatMap { line in
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { return [String]() }
            let isUnified = parts[0] == "0" && parts[1].isEmpty
            guard isUnified || parts[1].split(separator: ",").contains("memory") else { return [] }
            let root = isUnified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
            let name = isUnified ? "memory.max" : "memory.limit_in_bytes"
            let folders = parts[2].split(separator: "/")
            return (0...folders.count).map { count in
                ([root] + folders.prefix(count).map(String.init) + [name]).joined(separator: "/")
            }
        }
    }

    /// Reads a limit; nothing where there is none.
    static func limit(_ text: String) -> Int? {
        Int(text.prefix { $0 != "\n" })
    }

    private static func text(_ path: String) -> String? {
        guard let name = PathBytes(path: path),
            let file = try? SystemCall.open(name, in: SystemCall.workingFolder, O_RDONLY),
            let bytes = try? SystemCall.read(upTo: 1 << 16, from: file.number)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
