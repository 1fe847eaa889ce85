import Glibc

/// What the machine has.
public enum Machine {
    /// How many processors can work at the same time.
    public static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
