import Glibc

/// The program that runs, as a file.
public enum InstalledProgram {
    /// The folders above the program's file, the nearest first.
    public static var foldersAbove: [String] {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe readlink("/proc/self/exe", start, bytes.count)
        }
        guard count > 0 else { return [] }
        let path = String(decoding: buffer.prefix(count), as: UTF8.self)
        let parts = path.split(separator: "/").dropLast()
        return parts.indices.reversed().map { "/" + parts[...$0].joined(separator: "/") }
    }
}
