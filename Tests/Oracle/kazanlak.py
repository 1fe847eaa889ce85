"""The Centre for Public Support in Kazanlak: its tables, its rules, its figures."""
import datetime
from fractions import Fraction

from exports import field, need, words

CASES = [
    need("№ на случай", "case", "text"),
    need("Код на клиента", "client", "text"),
    need("Пол", "sex", "code", {"м": "M", "ж": "F"}),
    need("Дата на раждане", "birth_date", "date"),
    need("Община", "municipality", "code", words(
        "Казанлък", "Павел баня", "Мъглиж", "Гурково", "Николаево")),
    need("Целева група", "target_group", "code", words(
        "Дете, лишено от родителска грижа", "Дете с увреждане",
        "Дете или родител, преживели насилие", "Бременна жена в риск да изостави детето си",
        "Самотен родител", "Социално слаб родител", "Дете с проблеми в училище",
        "Дете, отпаднало или в риск от отпадане от училище",
        "Дете от институция в обучение за самостоятелен живот", "Приемен родител")),
    need("Услуга", "service", "code", words(
        "Превенция на изоставянето", "Работа с деца с психо-емоционални проблеми",
        "Превенция на отпадане от училище", "Подкрепа за деца на улицата",
        "Следосиновителна подкрепа", "Превенция на насилието",
        "Терапевтична работа с деца, жертва на насилие", "Мобилна социална работа")),
    field("Насочил", "referrer", "code", words(
        "Отдел „Закрила на детето“", "Училище", "Детска градина", "Родилно отделение",
        "Полиция", "Самозаявка", "Община")),
    need("Дата на постъпване", "entry_date", "date"),
    field("Дата на закриване", "exit_date", "date"),
    field("Причина за закриване", "exit_reason", "code", words(
        "Постигната цел", "Частично постигната цел", "Отказ на клиента", "Преместване",
        "Настаняване извън семейството")),
    field("Бележки", "note", "dropped"),
]
EVENTS = [
    need("Дата", "date", "date"),
    need("№ на случай", "case", "text"),
    field("Дейност", "activity", "text"),
    need("Минути", "minutes", "whole"),
    field("Специалист", "specialist", "dropped"),
]
EXPENDITURE = [
    need("Дата", "date", "date"),
    field("Перо", "item", "text"),
    need("Сума", "amount", "amount"),
    need("Валута", "currency", "code", {"лв.": "BGN"}),
]
TABLES = {
    "cases": dict(
        file="sluchai.csv", encoding="cp1251", separator=";", titles=3, footer="Общо записи:",
        fields=CASES, key="case", first="entry_date", last="exit_date",
        coverage=datetime.date(2013, 5, 1)),
    "events": dict(
        file="deynosti.csv", encoding="cp1251", separator=";", fields=EVENTS, first="date",
        parent=("case", "cases"), coverage=datetime.date(2018, 1, 1)),
    "expenditure": dict(
        file="razhodi.csv", encoding="cp1251", separator=";", fields=EXPENDITURE, first="date",
        coverage=datetime.date(2016, 1, 1)),
}
CAPACITY = 60


def rules(table, record):
    """The rules that are this grant's own; one with a value that is not known is passed."""
    broken = set()
    if table == "cases":
        birth, entry, exit = record["birth_date"], record["entry_date"], record["exit_date"]
        if entry and exit and exit < entry:
            broken.add("exit-before-entry")
        if birth and entry and birth > entry:
            broken.add("birth-after-entry")
    return broken


def is_open(case, day):
    return case["entry_date"] <= day and (not case["exit_date"] or day < case["exit_date"])


def case_days(cases, start, end):
    total, day = 0, start
    while day < end:
        total += len([case for case in cases if is_open(case, day)])
        day += datetime.timedelta(days=1)
    return total


def age(birth, day):
    """Completed years."""
    had_birthday = (day.month, day.day) >= (birth.month, birth.day)
    return day.year - birth.year - (0 if had_birthday else 1)


def count(good, spans, by):
    """Indicator -> (table, unit, decimals, value, breakdowns) in each table's span [start, end)."""
    cases, (start, end) = good["cases"], spans["cases"]
    opened = [case for case in cases if start <= case["entry_date"] < end]
    closed = [case for case in cases if case["exit_date"] and start <= case["exit_date"] < end]
    open_end = [case for case in cases if case["entry_date"] < end
                and not (case["exit_date"] and case["exit_date"] < end)]
    served = [case for case in cases if case["entry_date"] < end and (
        not case["exit_date"] or case["exit_date"] > start or case["entry_date"] >= start)]
    children = [case for case in served
                if age(case["birth_date"], max(case["entry_date"], start)) < 18]
    goal = [case for case in closed if case["exit_reason"] == "Постигната цел"]
    outside = [case for case in closed if case["exit_reason"] == "Настаняване извън семейството"]
    caseload = Fraction(case_days(cases, start, end), (end - start).days)
    from_day, to_day = spans["events"]
    events = [event for event in good["events"] if from_day <= event["date"] < to_day]
    from_day, to_day = spans["expenditure"]
    paid = [entry for entry in good["expenditure"] if from_day <= entry["date"] < to_day]
    return {
        "CASELOAD": ("cases", "case", 4, caseload, {}),
        "UTILISATION": ("cases", "percent", 2, caseload * 100 / CAPACITY, {}),
        "OPENED": ("cases", "case", 0, len(opened), {
            name: by("cases", name, opened) for name in ("service", "referrer", "sex")}),
        "CLOSED": ("cases", "case", 0, len(closed), {}),
        "OPEN_END": ("cases", "case", 0, len(open_end), {}),
        "SERVED_CASES": ("cases", "case", 0, len(served), {
            name: by("cases", name, served) for name in ("municipality", "sex")}),
        "SERVED_CLIENTS": ("cases", "client", 0, len({case["client"] for case in served}), {}),
        "SERVED_CHILD_CASES": ("cases", "case", 0, len(children), {}),
        "GOAL_ACHIEVED": ("cases", "case", 0, len(goal), {}),
        "PLACED_OUTSIDE": ("cases", "case", 0, len(outside), {}),
        "SESSIONS": ("events", "event", 0, len(events), {}),
        "HOURS": ("events", "hour", 2, Fraction(sum(event["minutes"] for event in events), 60), {}),
        "EXPENDITURE": ("expenditure", "BGN", 2, sum(entry["amount"] for entry in paid), {}),
    }


def more(data):
    """Figures that must come out and stand in no results.csv."""
    good = [case for case in data["cases"] if not case["rules"]]
    first, start, end = (datetime.date(*day) for day in ((2013, 5, 1), (2018, 7, 1), (2019, 1, 1)))
    return {
        "case-days of 2018-H2": case_days(good, start, end), "days of 2018-H2": (end - start).days,
        "case-days to 2018-H2": case_days(good, first, end), "days to 2018-H2": (end - first).days,
    }


MUST = {
    "2019-01-08": dict(
        last="2018-H2", records={"cases": (840, 816, 19, 5)},
        mended={("cases", "mended-blank", "sex"): 189, ("cases", "mended-case", "sex"): 162,
                ("cases", "mended-case", "municipality"): 25},
        more={"case-days of 2018-H2": 23920, "days of 2018-H2": 184,
              "case-days to 2018-H2": 169699, "days to 2018-H2": 2071},
        results={
            ("CASELOAD", "2018-H2", "period"): "130.0000",
            ("UTILISATION", "2018-H2", "period"): "216.67",
            ("OPENED", "2018-H2", "period"): "108", ("CLOSED", "2018-H2", "period"): "80",
            ("OPEN_END", "2018-H2", "period"): "138", ("SERVED_CASES", "2018-H2", "period"): "218",
            ("SERVED_CLIENTS", "2018-H2", "period"): "217",
            ("CASELOAD", "2018-H2", "cumulative"): "81.9406",
            ("OPENED", "2018-H2", "cumulative"): "811", ("CLOSED", "2018-H2", "cumulative"): "673",
            ("SERVED_CLIENTS", "2018-H2", "cumulative"): "723"}),
    "2019-07-05": dict(
        last="2019-H1", records={"cases": (937, 913)},
        mended={("cases", "mended-blank", "sex"): 207, ("cases", "mended-case", "sex"): 172,
                ("cases", "mended-case", "municipality"): 27},
        more={},
        results={("CASELOAD", "2018-H2", "period"): "130.4674"}),
}
GRANT = dict(
    name="kazanlak", term=(datetime.date(2013, 5, 1), None), tables=TABLES, rules=rules,
    count=count, stocks={"OPEN_END"}, more=more, must=MUST)
