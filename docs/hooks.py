"""Brings files from outside `docs/` into the site, and turns the links to them.

The pages are read in the repository too, where they link to what lies beside `docs/`.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
PICTURES = "benchmarks/results/*.svg"
# What has no page of its own is named, not linked.
_ELSEWHERE = re.compile(r"\[([^\]]+)\]\((?:\.\./)?(?:LICENSE|benchmarks/README\.md)\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and pictures from outside."""
    for path in (*map(ROOT.joinpath, PAGES), *ROOT.glob(PICTURES)):
        name = path.relative_to(ROOT).as_posix()
        files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Turn links between `docs/` and what lies beside it."""
    markdown = _ELSEWHERE.sub(r"\1", markdown)
    if page.file.src_uri in PAGES:
        return markdown.replace("](docs/", "](")
    depth = page.file.src_uri.count("/")
    return markdown.replace(f"]({'../' * (depth + 1)}", f"]({'../' * depth}")
