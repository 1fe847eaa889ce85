/// The memory of this process.
public enum ProcessMemory {
    /// The most that it has held at one time, in bytes.
    public static var peak: Int { SystemCall.peakMemory }
}
