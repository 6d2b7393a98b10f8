"""What the names and tags of elements say: groups of telling words, as bits."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

# What an element's class, id, role, … say it is, by whole words.
NAMES: Final[dict[str, str]] = {
    "related": """related recommended recommendation recommendations recirc recirculation more
        readmore trending popular mostpopular mostread suggested outbrain taboola teaser teasers
        card cards latest upnext promo-card morefrom seealso ligatus zergnet river feed carousel
        slider""",
    "nav": """nav navigation menu navbar breadcrumb breadcrumbs submenu pagination pager skip
        topbar masthead megamenu hamburger""",
    "share": """share sharing social socials sharebar addthis sharedaddy follow twitter facebook
        whatsapp pinterest shares addtoany""",
    "comments": """comment comments disqus commentlist commenting respond discussion replies
        coral kommentar kommentare commentaires comentarios""",
    "signup": """newsletter newsletters subscribe signup sign-up subscription mailchimp
        register login optin mailing""",
    "caption": """caption captions figure credit credits wp-caption figcaption copyright
        image-caption photo photos image img picture gallery slideshow lightbox media""",
    "video": "video videos player playlist audio podcast podcasts jwplayer videoplayer",
    "author": "author authors byline bylines bio writer contributor contributors profile autor",
    "date": "date time timestamp published dateline updated datetime datum posted",
    "topic": """tag tags topic topics category categories keywords taxonomy schlagworte
        section-label kicker eyebrow""",
    "advert": """ad ads advert advertisement advertising sponsor sponsored adsense dfp gpt
        sponsors commercial affiliate promo promotion""",
    "edge": "footer header masthead topbar bottom site-header site-footer colophon",
    "side": "sidebar aside widget widgets rail secondary complementary right-rail rightcol",
    "paywall": "paywall regwall meter premium piano gate locked",
    "consent": "cookie cookies consent gdpr privacy onetrust cmp modal popup overlay dialog banner",
    "live": "live liveblog ticker scoreboard",
    "summary": """summary standfirst deck dek subtitle subtitles subheadline subheading lead lede
        excerpt intro teaser-text chapo sottotitolo sommario description abstract subhead
        keypoints highlights""",
    "title": "title headline heading titulo titre",
    "quote": "pullquote pull-quote quote blockquote tweet twitter-tweet instagram-media embed",
    "box": "box infobox sidebar-box factbox inset callout inline note notice disclaimer alert info",
    "shop": "price product products buy cart shop deal deals amazon rating review-box",
    "list": "list listing items grid archive index toc",
    "tool": "toolbar tools actions button buttons btn icon print copy font options controls meta",
    "screen": "sr-only visually-hidden screen-reader-text visuallyhidden hidden screen-reader",
}
# What is said of the body.
HOMES: Final = """article body content entry post story text articlebody article-body entry-content
    post-content story-body articletext paragraph richtext rich-text prose main wysiwyg
    article-content contenido corpo texte artikel"""
# Names that speak against a part of the page being the article, as long as it is not most of it.
STRANGERS: Final = """related nav comments signup advert edge side consent shop share"""
TELLING_TAGS: Final = [
    "nav",
    "aside",
    "footer",
    "header",
    "form",
    "figure",
    "figcaption",
    "table",
    "button",
    "blockquote",
    "li",
    "dl",
    "label",
    "a",
    "details",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "address",
    "cite",
    "summary",
    "time",
    "dialog",
]
STRANGE_TAGS: Final = ("nav", "aside", "footer", "form", "dialog")

GROUPS: Final = (*NAMES, "home")
_BITS: Final = {group: 1 << bit for bit, group in enumerate(GROUPS)}
HOME: Final = _BITS["home"]
STRANGE: Final = sum(_BITS[group] for group in STRANGERS.split())
_NAME_BITS: Final[dict[str, int]] = {}
for _group, _words in (*NAMES.items(), ("home", HOMES)):
    for _word in _words.split():
        _NAME_BITS[_word] = _NAME_BITS.get(_word, 0) | _BITS[_group]
TAG_BITS: Final = {tag: 1 << bit for bit, tag in enumerate(TELLING_TAGS)}
STRANGE_TAG: Final = sum(TAG_BITS[tag] for tag in STRANGE_TAGS)


@lru_cache(4096)
def bits_of(tokens: frozenset[str]) -> int:
    """The groups that the words of an element's names belong to."""
    bits = 0
    for token in tokens:
        bits |= _NAME_BITS.get(token, 0)
    return bits


@lru_cache(4096)
def groups_of(bits: int) -> tuple[str, ...]:
    """The names of the groups in a set of bits."""
    return tuple(group for group, bit in _BITS.items() if bits & bit)


@lru_cache(4096)
def tags_of(bits: int) -> tuple[str, ...]:
    """The tags in a set of bits."""
    return tuple(tag for tag, bit in TAG_BITS.items() if bits & bit)
