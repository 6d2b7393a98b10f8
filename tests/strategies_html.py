"""Pages for the property tests: well-formed, tag soup, cut off anywhere."""

from __future__ import annotations

from functools import cache
from html import escape

from hypothesis import strategies as st
from strategies import SPECIMENS, cruft, documents

_BOXES = """
    p p p p div div section article aside nav header footer ul ol li blockquote figure figcaption
    h1 h2 h3 table tr td pre form main dl dt dd address details summary center custom-box
"""
_INLINE = "a b i em span strong time cite small u font label abbr ruby rt"
_TAGS = f"{_BOXES} {_INLINE}".split()
_VOID = ("<br>", "<br/>", "<hr>", "<img src=x alt='y > z'>", "<br><br>", "<wbr>", "<input value=q>")
_UNSEEN = (
    "<script>if (a < b) document.write('<p>no</p>')</script>",
    "<style>p > a { color: red }</style>",
    "<!-- <p>gone</p> -->",
    "<template><p>t</p></template>",
    "<div hidden>hidden</div>",
    "<p style='display: none'>none</p>",
    "<noscript><p>Please enable scripts</p></noscript>",
    "<svg><title>icon</title><text>drawn</text></svg>",
    "<iframe srcdoc='<p>framed &amp;amp; read</p>'></iframe>",
    "<textarea>typed</textarea>",
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge"}</script>',
    "<meta property=og:title content='Bridge opens'>",
)
_ATTRIBUTES = (
    "",
    "",
    "",
    ' class="article-body"',
    ' class="related"',
    " id=comments",
    ' class="share" role=navigation',
    ' itemprop="articleBody"',
    " style='color: red' data-x='a>b'",
    ' class="newsletter"',
    " title=\"Bridge 'n' <b>\"",
)
_ENTITIES = (
    "&amp;",
    "&nbsp;",
    "&eacute;",
    "&#x27;",
    "&#0;",
    "&copy",
    "&notin;",
    "&bogus;",
    "&",
    "&lt;p&gt;",
)
_PIECES = (
    "<", ">", "</", "<p", "<b", "</p>", "</div>", "</table>", "<td>", "<table>", "<tr>", "<li>",
    "</b>", "</i>", "<i>", "<form>", "</form>", "<a href='/x'>", "</a>", "<select>", "<!--", "-->",
    "<![CDATA[", "]]>", "<?xml", "<!doctype", "<plaintext>", "<title>", "</title>", "<frameset>",
    "<body>", "</body>", "<html lang=de>", "</br>", "</p", "<math>", "<svg>", "</svg>", "\0", "\f",
)  # fmt: skip


def lines() -> st.SearchStrategy[str]:
    """The texts of paragraphs and of cruft, escaped; sometimes with odd white space."""
    count = sum(len(specimen.blocks) for specimen in SPECIMENS)
    text = st.one_of(st.integers(0, count - 1).map(_text), cruft())
    space = st.sampled_from((" ", " ", "\n", "\r\n  ", "\t"))
    return st.tuples(text, space).map(lambda pair: escape(pair[0].replace(" ", pair[1], 3), False))


@cache
def _texts() -> list[str]:
    return [block.text for specimen in SPECIMENS for block in specimen.blocks]


def _text(number: int) -> str:
    return _texts()[number]


def parts() -> st.SearchStrategy[str]:
    """A well-formed piece of a page."""
    leaf = st.one_of(
        lines(), lines(), lines(), st.sampled_from(_VOID + _UNSEEN), st.sampled_from(_ENTITIES)
    )

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.builds(
            lambda tag, attributes, held: f"<{tag}{attributes}>{''.join(held)}</{tag}>",
            st.sampled_from(_TAGS),
            st.sampled_from(_ATTRIBUTES),
            st.lists(inner, max_size=4),
        )

    return st.recursive(leaf, around, max_leaves=14)


def well_formed() -> st.SearchStrategy[str]:
    """A page whose elements all end; some with a head."""
    head = st.sampled_from(("", "<head><title>Bridge opens | Kestrel Daily</title></head>"))
    return st.builds(
        lambda top, body: f"<!DOCTYPE html><html>{top}<body>{''.join(body)}</body></html>",
        head,
        st.lists(parts(), max_size=8),
    )


def tag_soup() -> st.SearchStrategy[str]:
    """Tags, entities and texts in any order."""
    piece = st.one_of(
        parts(),
        lines(),
        st.sampled_from(_PIECES),
        st.sampled_from(_PIECES),
        st.sampled_from(_ENTITIES),
        st.text(st.characters(), max_size=6),
    )
    return st.lists(piece, max_size=25).map("".join)


@st.composite
def cut_off(draw: st.DrawFn) -> str:
    """A page of one of the others, truncated anywhere; some begin anywhere too."""
    page = draw(st.one_of(well_formed(), tag_soup()))
    stop = draw(st.integers(0, len(page)))
    start = draw(st.sampled_from((0, 0, 0, stop // 3)))
    return page[start:stop]


def pages() -> st.SearchStrategy[str]:
    """Pages of all sorts, and what is none."""
    return st.one_of(well_formed(), tag_soup(), cut_off(), documents())
