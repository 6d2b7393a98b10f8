"""What a rule's id means, in words."""

from __future__ import annotations

from functools import cache

_FAMILIES = {
    "shape.form": "its length and ending make it a {0}",
    "shape.case": "{1} line in {0} case",
    "shape.words": "{0} word(s)",
    "shape.sentences": "{0} sentences",
    "shape.end": "{1} line that ends in {0}",
    "shape.bullet": "{0} line with a bullet",
    "shape.quoted": "{0} line that opens with a quotation mark",
    "shape.digits": "{0} digits",
    "shape.separators": "{0} separator(s) such as | or ›",
    "shape.capitals": "all in capitals",
    "neighbour.before": "comes after a {0}",
    "neighbour.after": "comes before a {0}",
    "neighbour.between": "{1} line between {0} and {2}",
    "neighbour.density": "{1} line where the share of prose around is {0}",
    "neighbour.gap": "{2} line, {0} above and {1} below",
    "neighbour.indent": "{1} line, indent: {0}",
    "place.region": "{1} line {0} the stretch of prose",
    "place.prose_share": "{1} line in a document that is {0} prose",
    "place.outside": "{1} block(s) {0} the stretch of prose",
    "place.since_prose": "{1} line, blocks since the last prose: {0}",
    "place.until_prose": "{1} line, blocks until the next prose: {0}",
    "place.line": "{1} line, the {0} of the document",
    "place.repeated": "{0} line that stands elsewhere too",
    "shape.kicker": "{0} line that opens with words in capitals and a colon",
    "shape.code": "program text",
    "neighbour.wide": "what stands two blocks before and after it",
    "neighbour.run": "one of {0} short lines in a row ({1} of the document), {2}",
    "neighbour.run_first": "the first of {0} short lines in a row ({1} of the document), {2}",
    "neighbour.run_bullets": "in a run of short lines, {0} with bullets ({1} of the document)",
    "phrase.around": "{1} line with chrome around it: {0}",
    "phrase.kind": "a phrase of {0} ({1})",
    "phrase.below_stamp": "{0} line below a date or time",
    "phrase.live": "{0} line in a document with many dates or times on lines of their own",
    "phrase.language": "{1} line of a language without a lexicon",
    "phrase.all_above": "{1} line with lines of chrome above it, near or far: {0}",
    "phrase.all_below": "{1} line with lines of chrome below it, near or far: {0}",
    "phrase.above": "{0} line below a line of chrome",
    "phrase.below": "{0} line above a line of chrome",
    "phrase.run_of": "{1} line below a heading of {0}",
    "phrase.run": "{1} line in a run that a heading opened ({0})",
}


@cache
def note_of(rule: str) -> str:
    """A rule's id in words a person understands.

    >>> note_of("shape.form.headline")
    'its length and ending make it a headline'
    """
    family, name, *values = rule.split(".")
    template = _FAMILIES.get(f"{family}.{name}")
    if template is None:
        words = [name, *values]
        return "a phrase for " + " ".join(word.replace("_", " ") for word in words)
    needed = template.count("{")
    words = [value.replace("_", " ") for value in values] + [""] * needed
    return template.format(*words).strip()
