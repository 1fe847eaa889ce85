"""Social prevention for probation clients in Kropyvnytskyi: its tables, its rules, its figures."""
import datetime

from exports import field, need, words

CLIENTS = [
    need("Код клієнта", "client", "text"),
    need("Стать", "sex", "code", {"ч": "M", "ж": "F"}),
    need("Дата народження", "birth_date", "date"),
    need("Район", "district", "code", words("Фортечний", "Подільський")),
    need("Вид обліку", "probation", "code", words(
        "Звільнення від відбування покарання з випробуванням", "Громадські роботи",
        "Пробаційний нагляд", "Досудова доповідь")),
    need("Дата залучення", "enrolled", "date"),
    field("Дата завершення", "ended", "date"),
    need("Згода на обробку даних", "consent", "code", words("так", "ні")),
    field("Повторне правопорушення", "reoffended", "date"),
]
EVENTS = [
    need("№", "event", "text"),
    need("Код клієнта", "client", "text"),
    need("Дата", "date", "date"),
    need("Послуга", "service", "code", words(
        "Тест на ВІЛ", "Скринінг на туберкульоз", "Тест на гепатит C", "Консультація",
        "Відновлення паспорта", "Групове заняття", "Супровід до лікаря")),
    field("Результат", "result", "text"),
    field("Формат", "format", "code", words("індивідуально", "група", "рівний-рівному")),
    field("Тривалість, хв", "minutes", "whole", lenient=True),  # no figure and no rule reads it
]
ACTS = [
    need("№ акта", "act", "text"),
    need("Дата", "date", "date"),
    field("Період", "month", "text"),
    need("Сума, грн", "amount", "amount"),
]
TABLES = {
    "clients": dict(
        file="kliienty.csv", encoding="utf-8-sig", separator=",", fields=CLIENTS,
        key="client", first="enrolled", last="ended"),
    "events": dict(
        file="poslugy.csv", encoding="utf-8", separator="\t", fields=EVENTS,
        key="event", first="date", parent=("client", "clients")),
    "acts": dict(
        file="akty.csv", encoding="cp1251", separator=";", fields=ACTS, key="act", first="date"),
}
TERM = (datetime.date(2024, 7, 1), datetime.date(2025, 6, 30))
HIV, TB, HCV = "Тест на ВІЛ", "Скринінг на туберкульоз", "Тест на гепатит C"


def rules(table, record):
    """The rules that are this grant's own; one with a value that is not known is passed."""
    broken = set()
    day = {"clients": "enrolled", "events": "date"}.get(table)
    if day and record[day] and not TERM[0] <= record[day] <= TERM[1]:
        broken.add("outside-term")
    if table == "clients":
        if record["consent"] == "ні":
            broken.add("no-consent")
        if record["enrolled"] and record["ended"] and record["ended"] < record["enrolled"]:
            broken.add("ended-before-enrolled")
    return broken


def package_day(client, events):
    """The day on which the client's minimum package is complete, or None."""
    last = client["enrolled"] + datetime.timedelta(days=90)
    firsts = []
    for service in (HIV, TB, HCV):
        dates = [event["date"] for event in events
                 if event["client"] == client["client"] and event["service"] == service
                 and client["enrolled"] <= event["date"] <= last]
        if not dates:
            return None
        firsts.append(min(dates))
    return max(firsts)


def count(good, spans, by):
    """Indicator -> (table, unit, decimals, value, breakdowns) in the span [start, end)."""
    start, end = spans["clients"]

    def inside(day):
        return bool(day) and start <= day < end

    def people(events):
        return len({event["client"] for event in events})

    events = [event for event in good["events"] if inside(event["date"])]
    hiv = [event for event in events if event["service"] == HIV]
    tb = [event for event in events if event["service"] == TB]
    hcv = [event for event in events if event["service"] == HCV]
    positive = [event for event in hiv if event["result"] == "позитивний"]
    issued = [event for event in events if event["result"] == "видано"]
    peer = [event for event in events if event["format"] == "рівний-рівному"]
    enrolled = [client for client in good["clients"] if inside(client["enrolled"])]
    reoffended = [client for client in good["clients"] if inside(client["reoffended"])]
    packages = [client for client in good["clients"]
                if inside(package_day(client, good["events"]))]
    paid = [act for act in good["acts"] if inside(act["date"])]
    return {
        "ENROLLED": ("clients", "client", 0, len(enrolled), {
            "sex": by("clients", "sex", enrolled)}),
        "SERVED_CLIENTS": ("events", "client", 0, people(events), {}),
        "HIV_TESTS": ("events", "test", 0, len(hiv), {}),
        "HIV_TESTED_CLIENTS": ("events", "client", 0, people(hiv), {}),
        "HIV_POSITIVE": ("events", "test", 0, len(positive), {}),
        "TB_SCREENED_CLIENTS": ("events", "client", 0, people(tb), {}),
        "HCV_TESTED_CLIENTS": ("events", "client", 0, people(hcv), {}),
        "PASSPORTS_ISSUED": ("events", "event", 0, len(issued), {}),
        "MINIMUM_PACKAGE": ("clients", "client", 0, len(packages), {}),
        "SESSIONS": ("events", "event", 0, len(events), {}),
        "PEER_SESSIONS": ("events", "event", 0, len(peer), {}),
        "REOFFENDED": ("clients", "client", 0, len(reoffended), {}),
        "AMOUNT": ("acts", "UAH", 2, sum(act["amount"] for act in paid), {}),
    }


def more(data):
    """Figures that must come out and stand in no results.csv."""
    ended = {client["client"]: client["ended"] for client in data["clients"] if not client["rules"]}
    return {"events after their client's end": len([
        event for event in data["events"] if not event["rules"]
        and ended[event["client"]] and event["date"] > ended[event["client"]]])}


MUST = {
    "2025-07-04": dict(
        last="2025-H1", records={"clients": (282, 276), "events": (2195, 2193)}, mended={},
        more={"events after their client's end": 243},
        results={
            ("ENROLLED", "2024-H2", "period"): "212", ("HIV_TESTS", "2024-H2", "period"): "171",
            ("HIV_TESTED_CLIENTS", "2024-H2", "period"): "168",
            ("MINIMUM_PACKAGE", "2024-H2", "period"): "130",
            ("SESSIONS", "2024-H2", "period"): "992", ("ENROLLED", "2025-H1", "period"): "64",
            ("ENROLLED", "2025-H1", "cumulative"): "276",
            ("AMOUNT", "2024-H2", "period"): "114999.90",
            ("AMOUNT", "2025-H1", "period"): "114999.90",
            ("AMOUNT", "2025-H1", "cumulative"): "229999.80"}),
}
GRANT = dict(
    name="kropyvnytskyi", term=TERM, tables=TABLES, rules=rules, count=count, stocks=set(),
    more=more, must=MUST)
