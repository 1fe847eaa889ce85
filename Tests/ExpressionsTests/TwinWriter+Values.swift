import Expressions

extension TwinWriter {
    mutating func text(_ depth: Int) -> Twin {
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            // SQLite knows the letter case of ASCII only.
            let inner = value(.text, depth)
            return pick(
                Twin("lower(\(inner.ours))", replaced("lower(\(inner.sql))", ["ЯР", "яр"])),
                Twin("upper(\(inner.ours))", replaced("upper(\(inner.sql))", ["яр", "ЯР"]))
            )
        case 1: return .call("trim", [value(.text, depth)])
        case 2: return part(of: value(.text, depth))
        case 3:
            let day = value(.date, depth)
            return Twin(
                "half_year(\(day.ours))",
                "(strftime('%Y', \(day.sql)) || CASE WHEN strftime('%m', \(day.sql)) <= '06'"
                    + " THEN '-H1' ELSE '-H2' END)"
            )
        default: return .call("coalesce", [band(depth).twin, part(.text, depth)])
        }
    }

    private func replaced(_ text: String, _ letters: [String]) -> String {
        zip(letters[0], letters[1]).reduce(text) { "replace(\($0), '\($1.0)', '\($1.1)')" }
    }

    /// Cuts a text as the standard says: those of the places from the first that exist.
    private mutating func part(of text: Twin) -> Twin {
        let (start, count) = (leaf(.whole), leaf(.whole))
        let first = "max(1, \(start.sql))"
        if chance(of: 2) {
            return Twin("substr(\(text.ours), \(start.ours))", "substr(\(text.sql), \(first))")
        }
        let left = "max(0, \(start.sql) + max(0, \(count.sql)) - \(first))"
        return Twin(
            "substr(\(text.ours), \(start.ours), \(count.ours))",
            "substr(\(text.sql), \(first), \(left))"
        )
    }

    /// A band and its codes.
    private mutating func band(_ depth: Int) -> (twin: Twin, codes: [String]) {
        let number = value(pick(.number, .whole), min(depth, 1))
        let (limits, codes) = pick(
            (["0", "1", "3"], ["<0", "0", "1-2", "3+"]),
            (["-2", "5"], ["<-2", "-2-4", "5+"]),
            (["0.5", "1.5"], ["<0.5", "0.5-<1.5", "1.5+"]),
            (["2"], ["<2", "2+"])
        )
        var cases = "CASE"
        for (limit, code) in zip(limits, codes) {
            cases += " WHEN \(number.sql) < \(limit) THEN '\(code)'"
        }
        cases +=
            " WHEN \(number.sql) >= \(limits[limits.count - 1]) THEN '\(codes[codes.count - 1])' END"
        let list = limits.joined(separator: ", ")
        return (Twin("band(\(number.ours), \(list))", "(\(cases))"), codes)
    }
}

extension TwinWriter {
    mutating func number(_ depth: Int) -> Twin {
        let inner = value(.number, depth)
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: return chain(inner, .number, depth)
        case 2: return "-(" + inner + ")"
        case 3: return .call("abs", [inner])
        case 4:
            // Both sides are whole then, and so is the oracle's double.
            let (decimals, power) = pick((1, 10), (2, 100), (9, 1_000_000_000))
            let ours = "(round(\(inner.ours), \(decimals)) * \(power))"
            return Twin(ours, "round(\(inner.sql) * \(power).0)")
        default: return value(.whole, depth)
        }
    }

    /// Operands joined by operators of both levels, without parentheses.
    private mutating func chain(_ first: Twin, _ kind: Kind, _ depth: Int) -> Twin {
        var all = first
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: all = all + " + " + value(kind, depth)
            case 1: all = all + " - " + value(kind, depth)
            case 2: all = all + " * " + literal(kind == .whole ? .whole : .number)
            default:
                let divisor = kind == .whole ? Twin.number(1) : .number(pick(0.5, 2, 4))
                all = all + " / " + divisor
            }
        }
        return "(" + all + ")"
    }

    mutating func whole(_ depth: Int) -> Twin {
        switch Int.random(in: 0..<7, using: &random) {
        case 0:
            let (birth, day) = (value(.date, min(depth, 1)), value(.date, min(depth, 1)))
            return Twin(
                "age(\(birth.ours), \(day.ours))",
                "(strftime('%Y', \(day.sql)) - strftime('%Y', \(birth.sql)) + 0.0"
                    + " - (strftime('%m-%d', \(day.sql)) < strftime('%m-%d', \(birth.sql))))"
            )
        case 1:
            let (end, start) = (value(.date, depth), value(.date, depth))
            return Twin(
                "(\(end.ours) - \(start.ours))",
                "(julianday(\(end.sql)) - julianday(\(start.sql)))"
            )
        case 2:
            let text = value(.text, depth)
            return Twin("length(\(text.ours))", "(length(\(text.sql)) + 0.0)")
        case 3:
            let day = value(.date, depth)
            let (name, letter) = pick(("year", "Y"), ("month", "m"), ("day", "d"))
            return Twin("\(name)(\(day.ours))", "(strftime('%\(letter)', \(day.sql)) + 0.0)")
        case 4:
            let name = pick(("floor", "floor"), ("ceiling", "ceil"), ("round", "round"))
            return .call(name.0, in: name.1, [value(.number, depth)])
        default: return chain(value(.whole, depth), .whole, depth)
        }
    }

    mutating func date(_ depth: Int) -> Twin {
        let day = value(.date, depth)
        let move = leaf(.whole)
        let count = "CAST(\(move.sql) AS INTEGER)"
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return Twin("(\(day.ours) + \(move.ours))", "date(\(day.sql), \(count) || ' days')")
        case 1:
            return Twin("(\(day.ours) - \(move.ours))", "date(\(day.sql), -\(count) || ' days')")
        case 2:
            // The same day where the month has it, else the month's last.
            let months = "\(count) || ' months'"
            let last = "date(\(day.sql), 'start of month', \(months), '+1 month', '-1 day')"
            return Twin(
                "add_months(\(day.ours), \(move.ours))",
                "min(date(\(day.sql), \(months)), \(last))"
            )
        default: return madeDate()
        }
    }

    private mutating func madeDate() -> Twin {
        let year =
            pick(Twin.number(2_000), .number(2_019), .number(1_700), .number(2_300))
            + " + " + leaf(.whole)
        let (month, day) = (leaf(.number), pick(leaf(.whole), Twin.number(29), .number(31)))
        let text = "printf('%04d-%02d-%02d', \(year.sql), \(month.sql), \(day.sql))"
        let isDay =
            "\(year.sql) BETWEEN 1800 AND 2200 AND \(month.sql) IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)"
            + " AND \(day.sql) BETWEEN 1 AND 31 AND date(\(text), '+0 days') = \(text)"
        return Twin(
            "make_date(\(year.ours), \(month.ours), \(day.ours))",
            "(CASE WHEN \(isDay) THEN \(text) END)"
        )
    }
}

extension TwinWriter {
    mutating func condition(_ depth: Int) -> Twin {
        let kind = pick(Kind.text, .number, .whole, .date, .boolean)
        let ordered = pick(Kind.text, .number, .whole, .date)
        let not = pick("", "not ")
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: return logic(depth)
        case 2:
            let comparison = pick("=", "<>", "!=", "<", "<=", ">", ">=")
            return operands(value(ordered, depth), " \(comparison) ", part(ordered, depth))
        case 3:
            return operands(value(.boolean, depth), pick(" = ", " <> "), part(.boolean, depth))
        case 4:
            let list = Twin.joined([value(kind, depth)] + parts(kind, depth, 0...3), by: ", ")
            return "(" + value(kind, depth) + " \(not)in (" + list + "))"
        case 5:
            let (low, high) = (part(ordered, depth), part(ordered, depth))
            return "(" + value(ordered, depth) + " \(not)between " + low + " and " + high + ")"
        case 6: return "(" + value(kind, depth) + " is \(not)null)"
        case 7: return "(" + value(.text, depth) + " \(not)like \(pattern()))"
        default:
            let (band, codes) = band(depth)
            let code = Twin.text(codes.randomElement(using: &random) ?? "")
            return "(" + band + " = " + code + ")"
        }
    }

    private func operands(_ left: Twin, _ comparison: String, _ right: Twin) -> Twin {
        "(" + left + comparison + right + ")"
    }

    private mutating func logic(_ depth: Int) -> Twin {
        var all = pick("", "not ") + value(.boolean, depth)
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            all = all + pick(" and ", " or ", " and not ", " or not ") + part(.boolean, depth)
        }
        return "(" + all + ")"
    }

    private mutating func pattern() -> String {
        pick(
            "'a%'",
            "'%b'",
            "'_'",
            "'%'",
            "''",
            "'%a%b%'",
            "'__%'",
            "'A_'",
            "'%я_'",
            "'20__-H_'",
            "'%!%%' escape '!'",
            "'a!_%' escape '!'",
            "'%!!' escape '!'"
        )
    }
}
