"""The bench: who may talk to it, what it saves, and how it works in a browser."""

from __future__ import annotations

import http.client
import json
import re
import sys
import threading
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner

import newsclean
from newsclean import Kind, NewscleanError
from newsclean.cli.app import app
from newsclean.lab.drafts import draft, labelled, save
from newsclean.lab.server import HOST, application, listen
from newsclean.specimen import load, load_all, parse

SEEDS = Path(__file__).parent.parent / "seeds"
PROSE = "The council of Vellmar voted on Tuesday to close its last coal plant, two years early."
TEXT = f"News\n\n{PROSE}\n\nArticles You May Like\n\nMortgages Explained"
FIELDS = {"about": "a test", "lang": "en", "sort": "wire", "name": "coal"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("seeds")


@pytest.fixture(scope="module")
def port(folder):
    listening = listen(0)
    server = uvicorn.Server(uvicorn.Config(application(folder), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def ask(port):
    """One request; its status and its answer."""

    def asked(method: str, path: str, data: object = None, **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(HOST, port)
        body = None if data is None else data if isinstance(data, str) else json.dumps(data)
        sent = {"Content-Type": "application/json"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    return asked


# --- who may talk to it ---


def test_it_listens_on_this_machine_alone():
    with listen(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::1]", "0.0.0.0"])
def test_another_host_is_refused(ask, host):
    assert ask("GET", "/", Host=host)[0] == 400
    assert ask("POST", "/label", {"source": TEXT}, Host=host)[0] == 400


def test_its_own_names_are_answered(ask, port):
    for host in ("127.0.0.1", "localhost"):
        assert ask("GET", "/", Host=f"{host}:{port}")[0] == 200


def test_another_site_s_page_cannot_save(ask, folder):
    content = draft(TEXT, {}, **FIELDS | {"name": "evil"}).content
    saved = {"content": content, "name": "evil"}
    assert ask("POST", "/save", saved, Origin="https://evil.example")[0] == 400
    assert ask("POST", "/save", saved, Content_Type="text/plain")[0] == 400
    assert ask("GET", "/save")[0] == 405
    assert not list(folder.rglob("*evil*"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ([], "not a JSON object"),
        ({}, "source has to be a string"),
        ({"source": 3}, "source has to be a string"),
        ({"source": "x", "corrections": [["x", 0, "nothing"]]}, "a correction is"),
        ({"source": "x", "corrections": 3}, "a correction is"),
    ],
)
def test_a_wrong_call_is_told(ask, data, message):
    status, answer = ask("POST", "/label", data)
    assert status == 400
    assert message in json.loads(answer)["error"]


# --- drafts ---


def test_a_correction_changes_one_segment():
    source = f"Advertisement\n\n{PROSE}\n\nAdvertisement"
    article = labelled(source, {("Advertisement", 1): Kind.PROMO})
    assert [segment.kind.value for segment in article.segments] == ["advert", "paragraph", "promo"]


def test_a_draft_is_a_specimen_of_the_same_source():
    made = parse(draft(TEXT, {("News", 0): Kind.NAVIGATION}, **FIELDS).content, name="x")
    assert made.source == TEXT
    assert [block.kind.value for block in made.blocks] == [
        "navigation",
        "paragraph",
        "related",
        "related",
    ]
    assert made.facts.related == ("Mortgages Explained",)
    assert not made.clean


def test_what_has_body_alone_is_a_trap():
    assert parse(draft(PROSE, {}, **FIELDS).content, name="x").clean


@pytest.mark.parametrize(
    "source",
    [f"<nav>News</nav><p>{PROSE}</p>", f"{PROSE} Share this. {PROSE}", f"News\r\n\r\n{PROSE}"],
)
def test_what_the_format_cannot_hold_is_written_one_a_line(source):
    made = parse(draft(source, {}, **FIELDS).content, name="x")
    assert [block.text for block in made.blocks] == [
        s.text for s in newsclean.clean(source).segments
    ]


def test_every_specimen_comes_back_from_a_draft():
    for specimen in load_all(SEEDS)[:40]:
        made = parse(draft(specimen.source, {}, **FIELDS).content, name="x")
        assert "".join(made.source.split()) == "".join(specimen.source.split())


def test_nothing_to_save_is_told():
    with pytest.raises(NewscleanError, match="no text"):
        draft(" \n", {}, **FIELDS)


def test_a_specimen_is_saved_below_its_language(tmp_path):
    content = draft(TEXT, {}, **FIELDS).content
    path = save(content.replace("\n", "\r\n"), "coal", tmp_path)
    assert path == tmp_path / "en" / "wire-coal.txt"
    assert path.read_bytes().decode() == content
    assert load(path).source == TEXT
    with pytest.raises(NewscleanError, match="exists; choose another name"):
        save(content, "coal", tmp_path)


@pytest.mark.parametrize("name", ["", "../evil", "a/b", "A B", ".hidden", "x" * 100])
def test_a_name_cannot_lead_elsewhere(tmp_path, name):
    with pytest.raises(NewscleanError, match="the name takes"):
        save(draft(TEXT, {}, **FIELDS).content, name, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('lang = "en"', 'lang = "../.."', "it is a code"),
        ('sort = "wire"', 'sort = "../x"', "small letters"),
        ('about = "a test"', 'about = " "', "about is empty"),
        ("paragraph:", "nothing:", "no kind"),
    ],
)
def test_broken_content_is_not_saved(tmp_path, old, new, message):
    with pytest.raises(NewscleanError, match=message):
        save(draft(TEXT, {}, **FIELDS).content.replace(old, new), "coal", tmp_path)
    assert not list(tmp_path.iterdir())


# --- the command ---


def test_a_port_in_use_is_told_with_one_that_is_free():
    with listen(0) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["lab", "--port", str(port)])
    assert result.exit_code == 2
    assert f"port {port} cannot be used" in result.stderr
    assert "is free: newsclean lab --port" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "newsclean.lab.server", None)
    result = CliRunner().invoke(app, ["lab"])
    assert result.exit_code == 2
    assert "pip install 'newsclean[lab]'" in result.stderr
    assert result.stderr.count("\n") == 1


# --- in a browser ---


@pytest.fixture
def lab(page, port):
    page.goto(f"http://127.0.0.1:{port}/")
    return page


def expect(locator):
    return pytest.importorskip("playwright.sync_api").expect(locator)


def kinds(page) -> list[str]:
    return page.locator(".segment").evaluate_all("all => all.map(item => item.dataset.kind)")


def test_a_document_is_labelled_as_it_is_typed_corrected_and_saved(lab, folder):
    lab.fill("#source", TEXT)
    lab.locator(".segment").first.wait_for()
    assert kinds(lab) == ["section_label", "paragraph", "related", "related"]
    lab.locator(".segment").first.click()
    assert "section label" in lab.inner_text(".why .what")
    lab.click(".palette [data-set=navigation]")
    lab.locator("[data-corrected]").wait_for()
    assert kinds(lab) == ["navigation", "paragraph", "related", "related"]
    lab.keyboard.press("End")
    lab.keyboard.press(".")
    lab.locator("[data-corrected] >> nth=1").wait_for()
    assert kinds(lab) == ["navigation", "paragraph", "related", "navigation"]
    lab.locator("#source").press_sequentially("\n\nShare on Facebook")
    lab.locator(".segment >> nth=4").wait_for()
    assert kinds(lab) == ["navigation", "paragraph", "related", "navigation", "social"]
    lab.click("#save")
    for name, value in (FIELDS | {"name": "from-the-lab"}).items():
        lab.fill(f"#fields [name={name}]", value)
    lab.locator("#fields [name=name]").blur()
    expect(lab.locator("#content")).to_have_value(re.compile("a test"))
    lab.click("#write")
    expect(lab.locator("#outcome")).to_contain_text("saved")
    made = load(folder / "en" / "wire-from-the-lab.txt")
    assert [block.kind.value for block in made.blocks] == kinds(lab)


def test_what_is_pasted_never_runs(lab):
    words = '</textarea><img src=x onerror="window.pwned = 1"><script>window.pwned = 1</script>'
    lab.fill(
        "#source", f"{PROSE}\n\n{words}\n\n&lt;script&gt;window.pwned = 1&lt;/script&gt; {PROSE}"
    )
    lab.locator(".segment").first.wait_for()
    lab.locator(".segment").first.click()
    assert lab.evaluate("window.pwned") is None
    assert lab.locator("#shown img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_page, violations, port, scheme):
    page = open_page(f"http://127.0.0.1:{port}/", scheme)
    assert violations(page) == []
    page.fill("#source", TEXT)
    page.locator(".segment").first.wait_for()
    page.locator(".segment").first.click()
    assert violations(page) == []
    page.click("#save")
    expect(page.locator("#content")).to_have_value(re.compile("about"))
    assert violations(page) == []
