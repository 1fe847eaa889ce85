/// Every name that a report's template can use; `docs/templates.md` describes them for people.
enum ReportShape {
    /// Returns the shape of a report's root, given the keys of the labels' files.
    static func root(labels: Set<String>) -> TemplateShape {
        .object([
            "grant": .text, "period": .text, "periodStart": .text, "periodEnd": .text,
            "profile": .text, "dataDay": .text, "hasDemonstrationKey": .flag,
            "titles": .list(localized), "tables": .list(table),
            "rules": .list(rule), "halfYears": .list(halfYear),
            "indicators": .list(indicator), "targets": .list(target), "findings": .list(finding),
            "languages": .list(language(labels: labels)),
        ])
    }

    private static let localized: [String: TemplateShape] = ["language": .text, "text": .text]

    private static let table: [String: TemplateShape] = [
        "name": .text, "file": .text, "read": .text, "accepted": .text, "rejected": .text,
        "hasIncomplete": .flag, "incomplete": .text, "coverage": .text, "hasCoverage": .flag,
        "files": .list([
            "name": .text, "read": .text, "accepted": .text, "rejected": .text,
            "hasIncomplete": .flag, "incomplete": .text,
        ]),
    ]

    private static let rule: [String: TemplateShape] = [
        "rule": .text, "table": .text, "severity": .text, "effect": .text, "count": .text,
        "records": .list(["record": .text]), "hasMore": .flag,
    ]

    private static let halfYear: [String: TemplateShape] = [
        "period": .text, "start": .text, "end": .text,
        "breakdowns": .list([
            "breakdown": .text, "hasBreakdown": .flag,
            "categories": .list(["category": .text, "figures": .list(categoryFigure)]),
        ]),
    ]

    private static let categoryFigure: [String: TemplateShape] = [
        "pack": .text, "indicator": .text, "span": .text, "status": .text, "hasValue": .flag,
        "value": .text,
    ]

    private static let indicator: [String: TemplateShape] = [
        "pack": .text, "hasPack": .flag, "code": .text, "unit": .text, "decimals": .text,
        "countsAll": .flag, "hasSensitivity": .flag, "sensitivity": .text,
        "titles": .list(localized), "reasons": .list(localized), "figures": .list(figure),
    ]

    private static let figure: [String: TemplateShape] = [
        "period": .text, "span": .text, "hasBreakdown": .flag, "breakdown": .text,
        "category": .text, "status": .text, "hasValue": .flag, "value": .text,
    ]

    private static let target: [String: TemplateShape] = [
        "pack": .text, "hasPack": .flag, "indicator": .text, "span": .text, "hasFirst": .flag,
        "first": .text, "hasValue": .flag, "value": .text, "unit": .text,
    ]

    private static let finding: [String: TemplateShape] = [
        "rule": .text, "severity": .text, "effect": .text, "hasTable": .flag, "table": .text,
        "hasField": .flag, "field": .text, "count": .text, "isWaived": .flag,
    ]

    // MARK: One language

    private static func language(labels: Set<String>) -> [String: TemplateShape] {
        [
            "code": .text, "name": .text, "isFirst": .flag,
            "label": .object(
                Dictionary(uniqueKeysWithValues: labels.map { ($0, TemplateShape.text) })
            ),
            "title": .text, "periodTitle": .text, "periodDays": .text, "dataDayText": .text,
            "profileText": .text, "isProvisional": .flag,
            "particulars": .list(["label": .text, "text": .text]),
            "notes": .list(["text": .text]), "hasNotes": .flag,
            "summary": .list(summaryRow), "hasTargets": .flag,
            "charts": .list(chart), "breakdowns": .list(breakdown), "hasBreakdowns": .flag,
            "trends": .list(trend), "methods": .list(method), "hasMethods": .flag,
            "packs": .list(pack), "hasPacks": .flag,
            "records": .list(record), "hasIncomplete": .flag, "hasCoverages": .flag,
            "findingGroups": .list(findingGroup),
            "hasFindings": .flag, "severityCounts": .list(severityCount),
            "hasWaived": .flag, "waivedCount": .text,
            "hasRulesEnded": .flag, "rulesEnded": .text, "hasRulesNotChecked": .flag,
            "rulesNotChecked": .list(ruleNotChecked),
        ]
    }

    /// A figure as people read it, with what machines need beside it.
    private static let cellFields: [String: TemplateShape] = [
        "indicator": .text, "hasPack": .flag, "pack": .text, "period": .text, "span": .text,
        "unit": .text, "status": .text, "value": .text, "text": .text, "statusText": .text,
        "hasValue": .flag,
        "isProvisional": .flag, "exists": .flag, "heading": .text,
    ]

    private static let cell: TemplateShape = .object(cellFields)

    private static let summaryRow: [String: TemplateShape] = [
        "code": .text, "title": .text, "unit": .text, "hasNote": .flag, "note": .text,
        "ofPeriod": cell, "cumulative": cell, "hasTarget": .flag, "target": .text,
        "targetSpan": .text, "targetSpanCode": .text, "targetValue": .text,
        "achievement": .text, "achievementValue": .text, "hasAchievement": .flag,
        "residue": .text, "residueValue": .text,
        "targetNote": .text, "hasTargetNote": .flag,
    ]

    private static let chart: [String: TemplateShape] = [
        "id": .text, "title": .text, "unit": .text, "description": .text,
        "width": .text, "height": .text, "left": .text, "right": .text, "bottom": .text,
        "top": .text,
        "bars": .list([
            "x": .text, "y": .text, "width": .text, "height": .text, "middle": .text,
            "above": .text, "label": .text, "text": .text, "hasValue": .flag,
            "isProvisional": .flag, "isCurrent": .flag, "period": .text, "value": .text,
            "status": .text,
        ]),
        "ticks": .list(["y": .text, "text": .text, "textY": .text]),
        "hasReference": .flag, "referenceY": .text, "referenceTextY": .text,
        "referenceText": .text, "labelY": .text, "indicator": .text, "unitCode": .text,
    ]

    private static let breakdown: [String: TemplateShape] = [
        "code": .text, "title": .text, "unit": .text, "by": .text,
        "rows": .list([
            "label": .text, "category": .text, "breakdown": .text, "ofPeriod": cell,
            "cumulative": cell,
        ]),
        "hasCumulative": .flag, "total": .object(["ofPeriod": cell, "cumulative": cell]),
    ]

    private static let trend: [String: TemplateShape] = [
        "periods": .list(["code": .text, "label": .text]),
        "rows": .list(["code": .text, "title": .text, "unit": .text, "cells": .list(cellFields)]),
    ]

    private static let method: [String: TemplateShape] = [
        "code": .text, "title": .text, "text": .text,
    ]

    private static let pack: [String: TemplateShape] = [
        "title": .text, "kind": .text, "hasNote": .flag, "note": .text,
        "indicators": .list([
            "code": .text, "title": .text, "unit": .text, "ofPeriod": cell, "cumulative": cell,
            "hasReason": .flag, "reason": .text, "hasEvidence": .flag, "evidence": .text,
            "hasTarget": .flag, "target": .text, "targetNote": .text, "hasTargetNote": .flag,
        ]),
    ]

    private static let record: [String: TemplateShape] = [
        "title": .text, "file": .text, "read": .text, "accepted": .text, "rejected": .text,
        "incomplete": .text, "hasCoverage": .flag, "coverage": .text,
    ]

    private static let findingGroup: [String: TemplateShape] = [
        "rule": .text, "title": .text, "severity": .text, "severityText": .text,
        "effectText": .text, "table": .text, "hasField": .flag, "field": .text, "count": .text,
        "hasPlaces": .flag, "places": .text, "hasMore": .flag, "more": .text,
        "isWaived": .flag, "hasGuidance": .flag, "guidance": .text, "hasBasis": .flag,
        "basis": .text,
    ]

    private static let ruleNotChecked: [String: TemplateShape] = [
        "rule": .text, "title": .text, "table": .text, "state": .text, "stateText": .text,
        "cause": .text,
    ]

    private static let severityCount: [String: TemplateShape] = [
        "severity": .text, "text": .text, "count": .text,
    ]
}
