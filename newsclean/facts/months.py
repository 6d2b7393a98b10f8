"""The words of dates as data, by language.

To add a language: its twelve months with their short forms, its weekdays, and whether it writes
the day first. Nothing else has to be touched.
"""

from __future__ import annotations

from newsclean.facts.words import words

_MONTHS: dict[str, str] = {
    "en": """january jan; february feb; march mar; april apr; may; june jun; july jul; august aug;
        september sept sep; october oct; november nov; december dec""",
    "de": """januar jänner jan; februar feber feb; märz mrz mär maerz; april apr; mai; juni jun;
        juli jul; august aug; september sept sep; oktober okt; november nov; dezember dez""",
    "fr": """janvier janv; février févr fév fevrier; mars; avril avr; mai; juin; juillet juil; août
        aout; septembre sept; octobre oct; novembre nov; décembre déc decembre""",
    "es": """enero ene; febrero feb; marzo mar; abril abr; mayo may; junio jun; julio jul; agosto
        ago; septiembre setiembre sept sep set; octubre oct; noviembre nov; diciembre dic""",
    "it": """gennaio gen; febbraio feb; marzo mar; aprile apr; maggio mag; giugno giu; luglio lug;
        agosto ago; settembre set; ottobre ott; novembre nov; dicembre dic""",
    "pt": """janeiro jan; fevereiro fev; março marco mar; abril abr; maio mai; junho jun; julho jul;
        agosto ago; setembro set; outubro out; novembro nov; dezembro dez""",
    "nl": """januari jan; februari feb; maart mrt; april apr; mei; juni jun; juli jul; augustus aug;
        september sep; oktober okt; november nov; december dec""",
}

MONTHS: dict[str, int] = {
    word: number
    for months in _MONTHS.values()
    for number, forms in enumerate(months.split(";"), start=1)
    for word in forms.split()
}
"""Every month name and short form, folded and without full stop, with its number."""

WEEKDAYS: frozenset[str] = words(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun jeu ven sam dim lunes martes miércoles
    jueves viernes sábado domingo mié jue vie sáb dom
    """
)

# Languages in which 03/04/2025 can only be the third of April. English has both orders.
DAY_FIRST: frozenset[str] = words(
    "de fr es it pt nl pl cs sk ru uk bg ro el tr da nb no fi hr sr sl ca gl id vi ar he"
)

# Words before or after a date that say which date it is.
UPDATED: tuple[str, ...] = (
    "updated", "update", "last modified", "modified", "revised", "last edited", "last reviewed",
    "aktualisiert", "stand", "letzte aktualisierung", "letzte änderung", "geändert", "überarbeitet",
    "mis à jour", "mise à jour", "màj", "maj", "modifié", "modifiée", "actualisé", "actualisée",
    "actualizado", "actualizada", "actualización", "modificado", "modificada", "aggiornato",
    "atualizado", "bijgewerkt",
)  # fmt: skip

# "3 hours ago" in its forms: a stamp without an ISO date.
RELATIVE: tuple[str, ...] = (
    r"(?:\d{1,3}|an?|one) ?"
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|[mhd]) ago",
    r"vor (?:\d{1,3}|einer|einem) "
    r"(?:Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|Min\.?|Std\.?)",
    r"il y a (?:\d{1,3}|une?) ?(?:minutes?|min|heures?|h|jours?|semaines?|mois)",
    r"hace (?:\d{1,3}|una?) (?:minutos?|min|horas?|días?|semanas?|mes(?:es)?)",
)

# Zones that mean one offset. Left out on purpose: BST, IST, CST, CDT, AST, which mean several.
ZONES: dict[str, str] = {
    "utc": "Z", "gmt": "Z", "z": "Z", "wet": "+00:00", "west": "+01:00",
    "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "akst": "-09:00", "akdt": "-08:00",
    "hst": "-10:00", "sast": "+02:00", "cat": "+02:00", "eat": "+03:00", "wat": "+01:00",
    "pkt": "+05:00", "npt": "+05:45", "wib": "+07:00", "hkt": "+08:00", "sgt": "+08:00",
    "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "acst": "+09:30",
    "nzst": "+12:00", "nzdt": "+13:00",
}  # fmt: skip

# Zones whose offset follows from the date: standard offset in hours, under the rule of the
# United States since 2007.
SUMMER_TIME_ZONES: dict[str, int] = {"et": -5, "pt": -8}
