"""The report as HTML: what is in it, what cannot get in, what it weighs."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from make import FULL, make_article, make_segment

import newsclean
from newsclean import Kind, Role, Verdict
from newsclean.article import Article
from newsclean.cli.app import app
from newsclean.report import Document, notebook, report
from newsclean.report.model import VERDICTS, View, details
from newsclean.report.templating import asset
from newsclean.report.visible import visible

SEED = Path(__file__).parent.parent / "seeds" / "000_20a66667152be587.txt"
HOSTILE = (
    "<script>window.pwned = 1</script>",
    '"><img src=x onerror="window.pwned = 1">',
    "</script></style></template></textarea><script>window.pwned = 1</script>",
    "<!-- --> <svg onload=alert(1)> ' ` {{ 7 * 7 }} {% raw %} &amp; &lt;",
    "javascript:alert(1)",
)


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs


def elements(html: str) -> Elements:
    parser = Elements()
    parser.feed(html)
    return parser


def hostile_article() -> Article:
    return make_article(
        *[(kind.value, text) for kind, text in zip(Kind, HOSTILE * 5, strict=False)],
        notes=HOSTILE,
        language=HOSTILE[1],
        ruleset=HOSTILE[2],
    )


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["report", *args])


# --- what is in it ---


def test_every_segment_is_shown_with_its_kind_and_confidence():
    page = FULL.report("bridge.txt")
    assert page.count('class="segment"') == len(FULL.segments)
    for segment in FULL.segments:
        assert f'data-kind="{segment.kind.value}"' in page
        assert segment.text.replace("'", "&#39;") in page
    assert "a lone surrogate stands at 12" in page
    assert "bridge.txt" in page


def test_the_details_say_where_each_segment_is_and_why():
    article = newsclean.clean("<nav>News</nav><h1>Bridge open</h1><p>It is open again.</p>")
    data = details(article.segments)
    for row, segment in zip(data["segments"], article.segments, strict=True):
        start, end, confidence, inline, step, weights = row
        assert (start, end, inline) == (segment.start, segment.end, segment.inline)
        assert confidence == pytest.approx(segment.confidence, abs=1e-4)
        names = []
        while step >= 0:
            step, name = data["steps"][step]
            names.insert(0, name)
        assert " > ".join(names) == segment.path
        found = [tuple(data["reasons"][number]) for number in weights[::2]]
        assert found == [(reason.rule, reason.note) for reason in segment.reasons]
        assert weights[1::2] == pytest.approx([r.weight for r in segment.reasons], abs=1e-3)


def test_the_ribbon_covers_the_document():
    stripes = View("", FULL).ribbon
    assert stripes[0].x == 0
    assert stripes[-1].x + stripes[-1].width == pytest.approx(1000, abs=0.1)
    assert [stripe.kind for stripe in stripes] == [segment.kind for segment in FULL.segments]


def test_every_verdict_has_its_sentence():
    assert set(VERDICTS) == set(Verdict)


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.ARTICLE])
def test_a_page_that_is_no_article_says_what_it_is(verdict):
    page = make_article(("legal", "We use cookies"), verdict=verdict).report()
    assert VERDICTS[verdict] in page


def test_an_empty_article_says_so():
    page = newsclean.clean("").report()
    assert "the document holds no text" in page
    assert 'class="segment"' not in page


def test_several_documents_stand_behind_an_index():
    page = report([Document("a.txt", FULL), Document("b.txt", newsclean.clean(""))])
    assert page.count("<template") == 2
    assert "2 documents" in page
    assert "a.txt" in page


def test_the_same_article_gives_the_same_bytes():
    assert FULL.report("x") == FULL.report("x")


def test_a_wrong_type_says_what_is_taken():
    with pytest.raises(TypeError, match="takes Documents"):
        report([FULL])  # type: ignore[list-item]


# --- what cannot get in ---


def test_markup_in_a_page_s_text_stays_text():
    harmless = make_article(
        *[(kind.value, "x") for kind, _ in zip(Kind, HOSTILE * 5, strict=False)]
    )
    for render in (lambda article: article.report("<b>n"), lambda article: article._repr_html_()):
        hostile, plain = elements(render(hostile_article())), elements(render(harmless))
        assert set(hostile.tags) == set(plain.tags)
        assert {name for name, _ in hostile.attributes} == {name for name, _ in plain.attributes}


def test_only_the_package_s_own_scripts_may_run():
    page = hostile_article().report()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not [name for name, _ in elements(page).attributes if name.startswith("on")]


def test_nothing_is_loaded():
    page = FULL.report()
    loaded = [
        v for name, v in elements(page).attributes if name in ("src", "href", "srcset", "data")
    ]
    assert loaded == ["data:,"]
    assert "@import" not in page
    assert "url(" not in page


def test_reasons_cannot_end_the_script_that_holds_them():
    segment = make_segment("related", "More", reasons=(newsclean.Reason("a.b", 1.0, HOSTILE[2]),))
    page = (
        make_article(("related", "x"))
        .__class__(
            **{name: getattr(FULL, name) for name in FULL.__slots__} | {"segments": (segment,)}
        )
        .report()
    )
    script = re.search(r'class="details">(.*?)</script>', page, re.DOTALL)
    assert script
    assert json.loads(script[1])["reasons"] == [["a.b", HOSTILE[2]]]


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x00", "\x1b", "\ud800", "\U000e0041"])
def test_characters_that_act_unseen_are_spelt_out(character):
    article = make_article(("paragraph", f"left{character}right"), notes=(character,))
    for page in (article.report(character), article._repr_html_()):
        assert character not in page
        assert f"left⟨U+{ord(character):04X}⟩right" in page
        page.encode("utf-8")


@pytest.mark.parametrize("text", ["سلام\u200fabc", "पत्रकार\u200ds", "tab\tand\nline", "👩‍👩‍👧"])
def test_what_a_script_needs_stays(text):
    assert visible(text) == text


# --- what it looks like ---

# Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB.
_MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Two patches this far apart in OKLab are told apart at a glance; 0.02 is just noticeable.
FAR = 0.09


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def oklab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = (max(0.0, channel) for channel in rgb)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@pytest.mark.parametrize("sight", ["full", *_MACHADO])
def test_the_colours_of_roles_are_told_apart_by_everybody(sight):
    css = asset("report.css")
    colours = {role: linear(re.findall(rf"--{role.value}: (#\w+);", css)[0]) for role in Role}
    if sight in _MACHADO:
        colours = {
            role: [sum(m * c for m, c in zip(row, rgb, strict=True)) for row in _MACHADO[sight]]
            for role, rgb in colours.items()
        }
    for (one, first), (other, second) in combinations(colours.items(), 2):
        apart = sum((a - b) ** 2 for a, b in zip(oklab(first), oklab(second), strict=True)) ** 0.5
        assert apart > FAR, f"{one} and {other}: {apart:.3f}"


def test_every_kind_has_its_tint():
    css = asset("report.css")
    for kind in Kind:
        assert re.search(rf'\[data-kind="{kind.value}"\] {{ --hue', css), kind
        assert re.search(
            rf'\[data-kind="{kind.value}"\][^{{}}]*{{ --spine: var\(--{kind.role.value}\)', css
        )


# --- what it weighs ---


def test_a_report_weighs_little_beside_the_page_s_own_text(news_page):
    body = [
        f"Paragraph {n}: the harbour office of Vellmar said so on Tuesday. " * 6 for n in range(420)
    ]
    source = news_page(body).source
    assert len(source) > 160_000
    article = newsclean.clean(source)
    weight = len(article.report().encode()) - len(source.encode())
    assert weight < 400_000


def test_five_thousand_segments_are_all_there():
    page = make_article(*[("paragraph", f"Line {n}.") for n in range(5000)]).report()
    assert page.count('class="segment"') == 5000


# --- in notebooks ---


def test_a_notebook_shows_the_segments_without_a_script():
    html = FULL._repr_html_()
    assert "<script" not in html
    for segment in FULL.segments:
        assert segment.text.split("“")[0] in html
    assert "made by a test" in html


def test_a_notebook_stays_quick():
    html = notebook(make_article(*[("paragraph", "It rained.")] * 1000))
    assert "and 700 more segments" in html


# --- the command ---


def test_a_report_is_written(tmp_path):
    output = tmp_path / "report.html"
    result = run(str(SEED), "-o", str(output))
    assert result.exit_code == 0, result.stderr
    assert output.read_text("utf-8") == newsclean.clean(SEED.read_text("utf-8")).report(str(SEED))
    assert "1 document" in result.stderr
    assert result.stdout == ""


def test_a_report_goes_to_standard_output():
    result = run(str(SEED), str(SEED), "-o", "-")
    assert result.stdout.startswith("<!doctype html>")
    assert "2 documents" in result.stdout


def test_an_existing_file_is_kept_unless_forced(tmp_path):
    output = tmp_path / "report.html"
    output.write_text("mine")
    result = run(str(SEED), "-o", str(output))
    assert result.exit_code == 2
    assert result.stderr == f"newsclean: {output} exists; give --force to write over it\n"
    assert output.read_text() == "mine"
    assert run(str(SEED), "-o", str(output), "--force").exit_code == 0
    assert output.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nothere.txt"], "no such file"),
        ([str(SEED), "-o", "no/such/folder/x.html"], "no folder"),
        ([str(SEED), "--lang", "xx"], "no lexicon for language"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(args, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())
