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

    /// What the system gives at once where it has large pages.
    private static let largePage = 1 << 21

    /// Takes memory for so many bytes that the program will need.
    ///
    /// Each page that is touched first stops the program for about two microseconds. So all threads
    /// share one heap, which keeps what they free, and the system is asked for large pages: a million
    /// records touch 1,400 pages in place of 21,000, and take a tenth to a sixth less of the
    /// processors' time. A few megabytes are not worth it. Threads that began before keep heaps of their
    /// own.
    public static func reserve(_ bytes: Int) {
        let bytes = min(bytes, Int(Int32.max)) / largePage * largePage
        guard bytes > 0 else { return }
        _ = mallopt(M_ARENA_MAX, 1)
        _ = mallopt(M_MMAP_THRESHOLD, 1 << 25)
        _ = mallopt(M_TRIM_THRESHOLD, .max)
        _ = mallopt(M_TOP_PAD, Int32(bytes))
        SystemCall.useLargePages(ofHeap: bytes, page: largePage)
        _ = mallopt(M_TOP_PAD, Int32(largePage))
    }

    /// Gives back to the system what the program has freed, where it has taken much.
    ///
    /// Arrays of some kilobytes that are freed between others stay with the program: of ten million
    /// records 90 MB, after a key has been forgotten. A program that has taken less than 256 MB keeps
    /// them, since it would only take them again page by page.
    ///
    /// That happens aside: of ten million records it takes 60 ms, in which one core would wait.
    public static func giveBack() {
        guard SystemCall.peakMemory > 1 << 28 else { return }
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
