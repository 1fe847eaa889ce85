import CLibXML2

/// The linked libxml2: its version and its one start.
public enum LibXML2 {
    /// The version of the library linked at run time, dotted, such as `2.9.14`.
    public static var version: String {
        _ = start
        let digits = unsafe String(cString: clibxml2_version()).prefix { $0.isNumber }
        guard let number = Int(digits) else { return "0.0.0" }
        return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }

    /// Starts the library once a process: nothing is loaded from outside, nothing is printed, no
    /// catalog is read, and tables that it fills lazily without a lock are filled.
    static let start: Void = {
        xmlInitParser()
        clibxml2_silence_new_threads()
        clibxml2_silence_thread()
        unsafe xmlSetExternalEntityLoader(LibXML2Session.loader)
        xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
        xmlSchemaInitTypes()
    }()
}
