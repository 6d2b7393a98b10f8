"""First paragraphs with a dateline, and ordinary ones that look as if they had one."""

import pytest

from newsclean.article import Dateline
from newsclean.facts.dateline import parse_dateline

REST = "The council of Vellmar voted on Tuesday to close its last coal plant early."

DATELINES = [
    ("LONDON, Nov 3 (Reuters) — ", "LONDON", "Reuters", "Nov 3"),
    ("LONDON, Nov 3 (Reuters) - ", "LONDON", "Reuters", "Nov 3"),
    ("LONDON (AP) — ", "LONDON", "AP", None),
    ("LONDON — ", "LONDON", None, None),
    ("LONDON—", "LONDON", None, None),
    ("NEW YORK -- ", "NEW YORK", None, None),
    ("ST. LOUIS — ", "ST. LOUIS", None, None),
    ("BATTLE CREEK — ", "BATTLE CREEK", None, None),
    ("TAMPA, Fla.- ", "TAMPA, Fla.", None, None),
    ("BOSTON, Mass. (AP) — ", "BOSTON, Mass.", "AP", None),
    ("WASHINGTON (Nexstar) — ", "WASHINGTON", "Nexstar", None),
    ("NEW JERSEY  (WABC) -- ", "NEW JERSEY", "WABC", None),
    ("PUTRAJAYA, Nov 22 — ", "PUTRAJAYA", None, "Nov 22"),
    ("BEIJING, March 3 (Xinhua) -- ", "BEIJING", "Xinhua", "March 3"),
    ("NEW YORK/LONDON, Nov 3 (Reuters) - ", "NEW YORK/LONDON", "Reuters", "Nov 3"),
    ("NEW YORK, Nov. 3, 2025 /PRNewswire/ -- ", "NEW YORK", "PRNewswire", "Nov. 3, 2025"),
    ("NEW YORK--(BUSINESS WIRE)--", "NEW YORK", "BUSINESS WIRE", None),
    ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", "AP", None),
    ("Kyiv, Ukraine — ", "Kyiv, Ukraine", None, None),
    ("(Reuters) - ", None, "Reuters", None),
    ("(CNN) — ", None, "CNN", None),
    ("SHANGHAI: ", "SHANGHAI", None, None),
    ("LINDI: ", "LINDI", None, None),
    ("Lilongwe: ", "Lilongwe", None, None),
    ("Berlin (dpa) - ", "Berlin", "dpa", None),
    ("Bad Bentheim (dpa/lni) – ", "Bad Bentheim", "dpa/lni", None),
    ("Berlin/Frankfurt (dpa) - ", "Berlin/Frankfurt", "dpa", None),
    ("Kiel (dpo) - ", "Kiel", "dpo", None),
    ("Frankfurt am Main (dpa) - ", "Frankfurt am Main", "dpa", None),
    ("Nendeln, 27.6.2025 – ", "Nendeln", None, "27.6.2025"),
    ("Berlin – ", "Berlin", None, None),
    ("PARÍS (AFP) — ", "PARÍS", "AFP", None),
    ("MADRID, 3 Mar. (EUROPA PRESS) - ", "MADRID", "EUROPA PRESS", "3 Mar."),
    ("Madrid, 3 mar (EFE).- ", "Madrid", "EFE", "3 mar"),
    ("BOGOTÁ, 3 de marzo (EFE) - ", "BOGOTÁ", "EFE", "3 de marzo"),
    ("Le Caire (AFP) – ", "Le Caire", "AFP", None),
    ("(서울=연합뉴스) 홍가명 기자 = ", "서울", "연합뉴스", None),
    ("新华社北京3月12日电 ", "北京", "新华社", "3月12日"),
]

NONE = [
    REST,
    "Note: the bridge over the Fulda stays closed until the end of the month, they said.",
    "NOTE: The bridge over the Fulda stays closed until the end of the month, they said.",
    "Question: What did you see when the bridge over the Fulda gave way on that evening?",
    "Disclaimer: This text was created in collaboration with the bridge company.",
    "RW: The bridge over the Fulda was the first that I ever drew, and I drew it badly.",
    "ADA ROE: I never thought that the bridge over the Fulda would be built in my lifetime.",
    "Ada Roe: Bridges are hard, rivers are easy, and the Fulda is somewhere between them.",
    "Sydney: The bridge over the Fulda was the first that I ever drew, and badly.",
    "BREAKING — The bridge over the Fulda has been closed to all traffic since Tuesday.",
    "UPDATE: The bridge over the Fulda has been closed to all traffic since Tuesday noon.",
    "WATCH – The bridge over the Fulda has been closed to all traffic since Tuesday noon.",
    "NATO — the alliance of more than thirty states — has not commented on the bridge.",
    "IT — The bridge over the Fulda is run by a computer that nobody has understood.",
    "Acme (ACME) - The shares of the bridge builder fell by a tenth on Tuesday morning.",
    "Ada Roe (CDU) – Die Bürgermeisterin von Vellmar hat am Dienstag den Haushalt erklärt.",
    "Sen. Ada Roe (R-S.C.) has declared war over a bill on bridges that was voted down.",
    "The town (population 900) - a place with a bridge - voted on Tuesday to keep it.",
    "Wonderful Days (Acme Tribute Show) - The band plays on Tuesday evening in the hall.",
    "Apple's bridge gets faster -- a lot in some respects -- and costs the same as before.",
    "Berlin is a city. It has bridges -- more than Venice -- and they all need repair.",
    "Trainerwechsel: Der Verein trennt sich nach nur drei Monaten von seinem Trainer.",
    "How seven design problems shaped a bridge — from inception to the opening on Tuesday.",
    "Dear Amy: My daughter, who is in college, is attending a wedding beyond the bridge.",
    "Five of the top ten bridges -- three of them closed -- are in the same small state.",
    "Paris. The bridge is closed. That is all that anybody would say on Tuesday evening.",
    "“London — The bridge is falling down,” they sang on the square until late at night?",
    "LONDON — x",
    "(Photo) The bridge over the Fulda has been closed to all traffic since Tuesday noon.",
    "(see below) The bridge over the Fulda has been closed to all traffic since Tuesday.",
    "On Tuesday, Nov 3 — the bridge over the Fulda was closed to all traffic, they said.",
    "",
    "—",
]


@pytest.mark.parametrize(("head", "place", "agency", "date"), DATELINES)
def test_datelines(head: str, place: str | None, agency: str | None, date: str | None) -> None:
    found = parse_dateline(head + REST)
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)


@pytest.mark.parametrize("text", NONE)
def test_paragraphs_without_a_dateline(text: str) -> None:
    assert parse_dateline(text) is None


@pytest.mark.parametrize("place", ["Berlin", "CALDEN", "BERLIN"])
def test_german_papers_end_a_dateline_with_a_full_stop(place: str) -> None:
    found = parse_dateline(
        f"{place}. In Sorge um die Brücke haben am Montag Hunderte demonstriert.", "de"
    )
    assert found is not None
    assert found.place == place


@pytest.mark.parametrize("head", ["Vellmar – ", "Vellmar: ", "Vellmar — "])
def test_the_body_vouches_for_a_place_that_no_list_has(head: str) -> None:
    paragraph = head + "The council voted on Tuesday to close its last coal plant two years early."
    assert parse_dateline(paragraph, "en") is None
    body = [paragraph, "Nobody in Vellmar was surprised."]
    assert parse_dateline(paragraph, "en", body) == Dateline("Vellmar")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Bad Kollnau – Es knackt, dann schreit jemand: „Alle raus!“ und rennt los.",
            "Bad Kollnau",
        ),
        (
            "Lindenrode. Als der Schiedsrichter die Tafel hob, waren viele schon gegangen.",
            "Lindenrode",
        ),
        ("Feierabend. Endlich sitzen alle am Fluss und schauen auf die neue Brücke.", None),
        ("Feuerwehr – Die Brücke über die Fulda bleibt bis Ende des Monats gesperrt.", None),
        ("Rente: Wer länger in Rente geht, zahlt weniger, sagt die Ministerin heute.", None),
    ],
)
def test_german_towns_are_known_by_their_names(text: str, place: str | None) -> None:
    found = parse_dateline(text, "de", [text])
    assert (found.place if found else None) == place


@pytest.mark.parametrize("unit", ["A ", "LONDON, ", "LONDON (", "St. ", "A/", "(A", "Nov 3 "])
def test_long_paragraphs_cost_nothing(unit: str) -> None:
    assert parse_dateline(unit * 100_000) is None
