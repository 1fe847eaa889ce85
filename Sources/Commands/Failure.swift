import Aggregation
import ArgumentParser
import Files
import Filings
import Grants
import Ingestion
import Rendering
import Validation

/// Why a command ends without having done its work: an exit status, and words for people.
struct Failure: Error {
    var status: Int32
    var messages: [String]

    /// Finds the exit status and the words of any error.
    ///
    /// The statuses are those of sysexits.h: 64 usage, 65 input not understood, 66 no input, 70 fault
    /// of the program, 71 no memory or process, 73 output cannot be created, 74 read or write failed,
    /// 75 try again, 77 no permission, 78 configuration.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        // Whoever ends a pipe knows it, as with any other program.
        case FileFault.readerGone: self.init(FileFault.readerGone("").exitCode, [])
        case let fault as FileFault: self.init(fault.exitCode, "\(fault)")
        case let faults as ConfigurationFaults:
            self.init(78, faults.faults.map { "\($0)" })
        case let fault as TemplateFault: self.init(78, "\(fault)")
        case let fault as PseudonymKey.Fault: self.init(78, "\(fault)")
        case let fault as ReportingMoment.Fault:
            self.init(Self.status(of: fault), fault.description)
        case let fault as EarlierStageMissing: self.init(66, "\(fault)")
        case let fault as StageFileFault: self.init(65, "\(fault)")
        case let fault as FigureFault: self.init(65, "\(fault)")
        case let fault as FilingFault: self.init(fault.exitCode, "\(fault)")
        case let fault as TemplateFolder.OutputFault:
            self.init(70, "\(fault): nothing was published")
        default: self.init(70, "a fault of the program: \(type(of: error))")
        }
    }

    init(_ status: Int32, _ message: String) {
        self.init(status, [message])
    }

    init(_ status: Int32, _ messages: [String]) {
        self.status = status
        self.messages = messages
    }

    /// Says the words on standard error.
    ///
    /// - Returns: The exit status.
    func tell() -> Int32 {
        messages.forEach(Words.say)
        return status
    }

    private static func status(of fault: ReportingMoment.Fault) -> Int32 {
        switch fault {
        case .noExport, .noExportYet: 66
        case .outsideTerm, .afterData, .noCompleteHalfYear: 64
        }
    }
}
