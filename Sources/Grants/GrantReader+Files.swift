import Expressions
import Files

extension GrantReader {
    /// Reads the descriptor that a grant names.
    ///
    /// - Throws: `ConfigurationFaults` with those of the grant's file and the descriptor, where the
    ///   tables cannot be known.
    func exports(
        _ header: GrantHeader,
        _ location: GrantLocation,
        _ log: ConfigurationReader.Log
    ) throws -> ExportDefinition {
        guard let (path, node) = header.exports else { throw ConfigurationFaults(log.sorted) }
        let file: ConfigurationFile
        do {
            file = try ConfigurationFile(reading: "\(location.folder)/\(path)")
        } catch FileFault.missing {
            log.note(.unknownName(path, of: "descriptor", suggestion: nil), at: node)
            throw ConfigurationFaults(log.sorted)
        } catch let faults as ConfigurationFaults {
            throw ConfigurationFaults(log.sorted + faults.faults)
        }
        let descriptorLog = ConfigurationReader.Log(file: file.name)
        let tables = DescriptorReader(log: descriptorLog, languages: header.languages)
            .tables(of: file.root)
        let faults = descriptorLog.sorted
        if !faults.isEmpty { throw ConfigurationFaults(log.sorted + faults) }
        let folder = path.split(separator: "/").dropLast().map(String.init).joined(separator: "/")
        return ExportDefinition(
            file: file,
            folder: folder.isEmpty ? location.folder : "\(location.folder)/\(folder)",
            tables: tables
        )
    }

    /// Reads the packs that a grant names.
    ///
    /// - Throws: `ConfigurationFaults` with those of the grant's file and of all packs.
    func packs(
        _ header: GrantHeader,
        _ location: GrantLocation,
        _ log: ConfigurationReader.Log,
        _ reader: PackReader
    ) throws -> [Pack] {
        var packs: [Pack] = []
        var faults: [ConfigurationFault] = []
        for (path, node) in header.uses {
            do {
                guard let file = try packFile(path, location) else {
                    log.note(.unknownName(path, of: "pack", suggestion: nil), at: node)
                    continue
                }
                let packLog = ConfigurationReader.Log(file: file.name)
                packs.append(reader.pack(path, file: file, log: packLog))
                faults += packLog.sorted
            } catch let error as ConfigurationFaults {
                faults += error.faults
            }
        }
        faults = log.sorted + faults
        if !faults.isEmpty { throw ConfigurationFaults(faults) }
        return packs
    }

    /// Reads a pack from the nearest place where it lies; nothing where it lies nowhere.
    private func packFile(_ path: String, _ location: GrantLocation) throws -> ConfigurationFile? {
        for place in location.packs(path, installation: installation) {
            do {
                return try ConfigurationFile(reading: place)
            } catch FileFault.missing {
                continue
            }
        }
        return nil
    }
}
