/// The labels that the program itself writes into documents; every labels' file holds them.
enum LabelKey: String, CaseIterable {
    case languageName
    case halfYear1
    case halfYear2
    case halfYearShort1
    case halfYearShort2
    case date
    case dateRange
    case month1
    case month2
    case month3
    case month4
    case month5
    case month6
    case month7
    case month8
    case month9
    case month10
    case month11
    case month12
    case decimalSeparator
    case groupSeparator
    case percentSign
    case severityError
    case severityWarning
    case severityInfo
    case severityErrors
    case severityWarnings
    case severityInfos
    case total
    case evidenceSource
    case evidenceDerived
    case evidenceMemory
    case effectReject
    case effectIncomplete
    case effectNone
    case rulesEnded
    case stateSkipped
    case stateBroken
    case causeNotInForce
    case causeDivisionByZero
    case causeOverflow
    case statusFinal
    case statusProvisional
    case statusSuppressed
    case statusUnavailable
    case profileSubmission
    case packProgramme
    case packStrategy
    case spanPeriod
    case spanCumulative
    case blankCategory
    case morePlaces
    case chartDescription

    /// The months from January on.
    static let months: [LabelKey] = [
        .month1, .month2, .month3, .month4, .month5, .month6, .month7, .month8, .month9, .month10,
        .month11, .month12,
    ]
}
