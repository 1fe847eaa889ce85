import Foundation
import Testing

@testable import Files

/// Checks what is read of the environment.
@Suite struct ProcessEnvironmentTests {
    @Test func `variables have the values that Foundation finds`() {
        let all = ProcessInfo.processInfo.environment
        #expect(!all.isEmpty)
        for (name, value) in all { #expect(ProcessEnvironment.value(of: name) == value) }
    }

    @Test func `a variable that is not set has no value`() {
        #expect(ProcessEnvironment.value(of: "GRANTLINE_NO_SUCH_VARIABLE") == nil)
    }
}
