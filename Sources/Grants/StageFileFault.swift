/// A file between two stages that is not what the earlier stage wrote.
public struct StageFileFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// The line from 1; 0 for the file as a whole.
    public var line: Int

    /// Makes a fault.
    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// The fault in one line with what to do.
    public var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return "\(place): not what the stage before wrote: run the stages again from ingest"
    }
}
