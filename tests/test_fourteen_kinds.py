"""A page of ours: four short paragraphs, and fourteen kinds of cruft with no class inside
``<article>``. All four are kept, nothing leaks."""

from __future__ import annotations

from pathlib import Path

import newsclean
from newsclean import Kind

PAGE = (Path(__file__).parent / "pages" / "fourteen-kinds.html").read_text("utf-8")
BODY = [
    "The ferry to Gull Island will sail again from Friday, the harbour office of Port Ansley said "
    "on Tuesday night.",
    "Divers had spent four days below the hull in cold, muddy water, looking for a crack that was "
    "not there.",
    "“It was a rope,” said chief engineer Nora Pelham, and held it up for the photographers.",
    "Tickets bought for the days without a ferry can be used until the end of the summer, or given "
    "back at the quay.",
]
KINDS = {
    "By Tom Aldous and Priya Nair": Kind.BYLINE,
    "14 May 2025, 09:20": Kind.TIMESTAMP,
    "Share on Facebook": Kind.SOCIAL,
    "The ferry on Tuesday. Photo: Lena Hoff": Kind.CAPTION,
    "Read more: Why the ice house is too small for the fleet": Kind.RELATED,
    "Sign up for our daily newsletter": Kind.PROMO,
    "Advertisement": Kind.ADVERT,
    "Additional reporting by Claire Dumas in Marlow": Kind.CREDIT,
    "Tom Aldous covers shipping for The Ansley Courier.": Kind.AUTHOR_BIO,
    "Lime works to become a museum of tides": Kind.RELATED,
    "23 Comments": Kind.COMMENTS,
    "© 2025 The Ansley Courier. All rights reserved.": Kind.LEGAL,
}


def test_the_body_is_kept_and_nothing_leaks():
    article = newsclean.clean_html(PAGE)
    assert article.text.split("\n\n") == BODY
    found = {segment.text: segment.kind for segment in article.segments}
    assert {text: found[text] for text in KINDS} == KINDS
    assert not any(s.kept for s in article.segments if s.text == "Region" or "Tags:" in s.text)


def test_nothing_on_it_has_a_class():
    assert "class=" not in PAGE
    assert "id=" not in PAGE


def test_a_longer_bio_does_not_leak():
    bio = "Tom Aldous is a reporter at The Ansley Courier. Follow him on Twitter."
    article = newsclean.clean_html(PAGE.replace(next(t for t in KINDS if "covers" in t), bio))
    assert bio not in article.text


def test_its_text_alone_gives_the_same():
    lines = newsclean.clean_html(PAGE).restore(*Kind)
    assert newsclean.clean_text(lines).text.split("\n\n") == BODY
