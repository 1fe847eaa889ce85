extension ConfigurationReader {
    /// Where the faults of one file gather.
    final class Log {
        let file: String
        private var faults: [ConfigurationFault] = []

        init(file: String) {
            self.file = file
        }

        func note(_ reason: ConfigurationFault.Reason, line: Int, column: Int) {
            faults.append(
                ConfigurationFault(file: file, line: line, column: column, reason: reason)
            )
        }

        func note(_ reason: ConfigurationFault.Reason, at node: ConfigurationNode) {
            note(reason, line: node.line, column: node.column)
        }

        /// The faults in the order of their places, at one place in the order noted; none twice.
        var sorted: [ConfigurationFault] {
            let sorted = faults.enumerated().sorted { left, right in
                (left.element.line, left.element.column, left.offset)
                    < (right.element.line, right.element.column, right.offset)
            }.map(\.element)
            return zip(sorted, [nil] + sorted).compactMap { $0 == $1 ? nil : $0 }
        }

        /// Throws all that was noted.
        func throwIfAny() throws(ConfigurationFaults) {
            let faults = sorted
            if !faults.isEmpty { throw ConfigurationFaults(faults) }
        }
    }
}
