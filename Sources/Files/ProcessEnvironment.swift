/// The environment that the process was started with.
public enum ProcessEnvironment {
    /// Returns the value of a variable; nothing where it is not set.
    public static func value(of name: String) -> String? {
        SystemCall.environmentValue(of: name)
    }
}
