extension Ingestor {
    /// For what exports are read.
    public enum Purpose: Sendable {
        /// To write their records.
        case records
        /// To write a filing, whose findings are known again by the keys of their records.
        case filing
        /// To write documents.
        case documents
    }
}
