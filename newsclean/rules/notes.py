"""What a rule's id means, in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

_FAMILIES: Final = {
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
    "neighbour.run_words": "one of {2} short lines, words in each: {0} ({1} of the document)",
    "neighbour.run_announced": "in a run of lines that a colon announces ({0} of the document)",
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
    "markup.tag": "{1} block in <{0}>",
    "markup.tag_at": "in <{0}>, {1} the home of the prose",
    "markup.links": "{1} block, share of links: {0}",
    "markup.links_at": "in <{1}>, share of links: {0}, {2} the home of the prose",
    "markup.heading": "a heading of level {0}, {1} the home of the prose, paragraphs near: {2}",
    "markup.bold": "{1} block, share of bold text: {0}",
    "markup.caption": "marked as a caption, {0} the home of the prose",
    "markup.quote": "{1} block marked as a quotation, {0} the home of the prose",
    "markup.item": "an item of a list with this share of links: {0}",
    "markup.row": "a row of a table, {0} the home of the prose",
    "markup.join": "{2} block, {0} step(s) up and {1} down from the home of the prose",
    "markup.depth": "{0} the home of the prose, {1} step(s) down",
    "markup.parent": "{2} block; its container's share of the prose: {0}, of links: {1}",
    "markup.parent_of": "its container is {0} prose, {1} links and has {2} blocks",
    "markup.grand": "{2} block; share of the prose two steps up: {0}, one step up: {1}",
    "markup.box": "{3} block in a part that is {0} prose and {1} links",
    "markup.box_of": "{3} block in a part of {0} blocks",
    "markup.branch": "in a branch that is {0} prose and {1} links and has {2} blocks",
    "markup.alike": "{2} block; share of the prose that is marked up like it: {0}",
    "markup.alike_tag": "in <{1}>; share of the prose that is marked up like it: {0}",
    "markup.housed": "{2} block; share of the prose with a container like its own: {0}",
    "markup.whole": "{2} block {0}side the part that holds nearly all prose",
    "markup.path": "{3} block in <{1}> in <{0}>",
    "markup.twins": "{3} block; blocks marked up like it: {0}",
    "markup.name": "named “{0}” ({1})",
    "markup.within": "in <{0}>",
    "markup.nameless": "{1} block with no telling name around it",
    "markup.core": "{3} block {0} the paragraphs of the body, steps: {1}",
    "markup.core_tag": "in <{2}>, {0} the paragraphs of the body",
    "markup.cores": "{3} block; paragraphs of the body before it: {0}, after it: {1}",
    "markup.beside": "{3} block; above it {0}, below it {1}",
    "markup.beside_tag": "in <{3}>; above it {0}, below it {1}",
    "markup.beside_alike": "above it {0}, below it {1}; prose marked up like it: {2}",
    "markup.kin": "{1} block; shares its container with the paragraph: {0}",
    "markup.kin_tag": "in <{1}>; shares its container with the paragraph: {0}",
    "markup.headline": "{2} block; the headline: {0}, steps to it: {1}",
    "markup.between": "{3} block; the headline: {0}, the paragraphs: {1}",
    "markup.jsonld": "{1} block; the article body in the page's data has it: {0}",
    "markup.jsonld_core": "{1} the paragraphs; the article body in the page's data has it: {0}",
    "markup.title": "is the page's title",
    "markup.described": "is the page's description",
    "markup.marked": "{1} block {0}side what the page names its body",
    "beside.line": "{0} line(s) away: {1} {2}",
    "beside.taken": "{1} to be {0} by itself",
    "beside.pair": "{2}, {0} line(s) from {1}",
    "beside.amid": "between {0} and {1}",
    "beside.above": "lines of {0} above it: {1}",
    "beside.below": "lines of {0} below it: {1}",
    "own.word": "uses the word “{0}”",
    "own.form": "a {0} in this part: {1}",
    "own.zone": "its likely place, from what stands before and after it ({0} {1})",
    "own.under": "{1} line(s) or so below a heading of {0}",
    "part.likely_body": "likely body, from what stands before and after it",
    "part.likely_not": "likely not body, from what stands before and after it",
    "part.author": "begins with the name of who wrote the text",
    "part.menu": "is a row of section names",
    "phrase.address": "says we or you: {0}, as the rest of the text: {1}",
    "phrase.run": "{1} line in a run that a heading opened ({0})",
}


# What a block may say or look like, and where it may stand.
_SIGNS: Final = {
    "at": "an address or @name",
    "barred": "cells or items set apart",
    "colon": "a label before a colon",
    "credited": "a photo credit at its end",
    "signed": "a name at its end, behind a full stop",
    "date": "a date",
    "digit": "figures",
    "digit_first": "a figure at its start",
    "duration": "a player's time",
    "hashtag": "a tag",
    "lower_first": "a small letter at its start",
    "name": "a name",
    "numbered": "a number at its start",
    "pair": "a label and a figure",
    "quoted": "a quotation mark at its start",
    "score": "a score",
    "score_row": "a row of figures",
    "section": "a section's name",
    "speaker": "a speaker's name before a colon, as other lines have it",
    "signature": "the signature of an embedded post",
    "ticker": "a price or the weather",
    "time": "a time of day",
    "wordless": "no letter and no digit",
}
_OTHERS: Final = {"apart": "hardly", "some": "at times"}
_PARTS: Final = {
    "head": "above the body",
    "tail": "below the body",
    "insert": "among the paragraphs",
    "body": "as body",
    "mid": "among the paragraphs",
}


@cache
def note_of(rule: str) -> str:
    """A rule's id in words a person understands.

    >>> note_of("shape.form.headline")
    'its length and ending make it a headline'
    """
    family, name, *values = rule.split(".")
    template = _FAMILIES.get(f"{family}.{name}")
    if template is None and family in _TOLD:
        return _TOLD[family](name, *values)
    if template is None and family == "markup":
        return " ".join(["markup:", name, *values])
    if template is None and "_words_" in name:
        return _wording(name)
    if template is None:
        words = [name, *values]
        return "a phrase for " + " ".join(word.replace("_", " ") for word in words)
    needed = template.count("{")
    words = [value.replace("_", " ") for value in values] + [""] * needed
    return template.format(*words).strip()


def _own(sign: str, *more: str) -> str:
    where = f", {_PARTS[more[-1]]}" if more and more[-1] in _PARTS else ""
    return f"{_sign(sign)}{where}"


def _next(offset: str, sign: str, *more: str) -> str:
    steps = int(offset)
    side = "above" if steps < 0 else "below"
    there = "right " if abs(steps) == 1 else "two lines "
    if sign == "none":
        return f"no line {there}{side}".replace("right ", "")
    if sign == "form":
        return f"{there}{side} it: a {more[0]}"
    return f"{there}{side} it: {_sign(sign)}"


def _sign(sign: str) -> str:
    if "_words_" in sign or sign.startswith("address_"):
        return _wording(sign)
    return _SIGNS.get(sign, f"a phrase of {sign.replace('_', ' ')}")


def _wording(sign: str) -> str:
    kind, typical, much = sign.partition("_words_")
    if typical:
        return f"words typical of {kind.replace('_', ' ')}: {much}"
    _, count, others = sign.split("_")
    return f"says we or you ({count}), where the rest of the text does so: {_OTHERS[others]}"


def _part(part: str, *role: str) -> str:
    words = " ".join(role).replace("_", " ")
    return f"{words}, {_PARTS.get(part, part)}"


_TOLD: Final[dict[str, Callable[..., str]]] = {"own": _own, "next": _next, "part": _part}
