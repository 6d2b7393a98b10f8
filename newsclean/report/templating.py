"""Templates in which nothing reaches the page unescaped, and a policy that lets nothing run."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsclean.report.visible import is_vertical, visible


def _finalize(value: object) -> object:
    """What stands between ``{{`` and ``}}``: escaped by the engine after this.

    Markup passes as it is: only ``asset`` and the engine's own filters make it.
    """
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """The templates of this package."""
    made = Environment(
        loader=PackageLoader("newsclean.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["asset"] = asset
    made.tests["vertical"] = is_vertical
    return made


@cache
def asset(name: str) -> Markup:
    """A style sheet or a script of this package, to stand inside its element as it is."""
    text = files("newsclean.report").joinpath("assets", name).read_text("utf-8")
    if "</" in text:
        raise ValueError(f"{name} cannot stand in a page: it holds the end of an element")
    return Markup(text)


def policy(*assets: str, connect: str = "'none'") -> str:
    """The Content-Security-Policy of a page that runs these assets and nothing else.

    Args:
        assets: the names of its style sheets and scripts.
        connect: where its scripts may send requests to.

    It is the second wall: where escaping failed, a browser still would not run or load a thing.
    """
    styles = [f"'{_digest(name)}'" for name in assets if name.endswith(".css")]
    scripts = [f"'{_digest(name)}'" for name in assets if name.endswith(".js")]
    return (
        f"default-src 'none'; style-src {' '.join(styles)}; script-src {' '.join(scripts)}; "
        f"connect-src {connect}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(name: str) -> str:
    return "sha256-" + b64encode(sha256(asset(name).encode()).digest()).decode()
