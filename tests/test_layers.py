"""Who may import whom. The table is the design; ``docs/architecture.md`` says why."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean

PACKAGE = Path(newsclean.__file__).parent

# The types that every stage hands on, and the numbers and names they are decided by.
TYPES = {"article", "errors", "blocks", "setting", "context", "weights"}
STAGES = {"read", "measure", "lexicon", "rules", "decide", "facts", "write"}

# Layer → the layers it may import besides itself.
ALLOWED = {
    "_version": set(),
    "errors": set(),
    "article": set(),
    "options": {"article", "errors"},
    "blocks": {"article"},
    "setting": set(),
    "context": {"article", "blocks", "setting"},
    "looks": {"blocks", "context"},
    "quotes": {"blocks", "context", "looks"},
    "speakers": {"blocks"},
    "scene": {"article", "context", "looks", "quotes", "speakers"},
    # Both know pages as read: one measures the markup, one reads what the head states.
    "survey_html": TYPES | {"read"},
    "stated": {"article", "facts", "read", "verdict"},
    "soup": {"article", "read"},
    # It alone asks another extractor.
    "second_opinion": {"article", "blocks", "decide"},
    # Both read tables.
    "packed": set(),
    "weights": {"article", "errors", "packed"},
    "read": {"article", "errors", "blocks"},
    "measure": {"blocks"},
    "lexicon": {"article", "errors", "blocks", "packed"},
    "rules": TYPES | {"looks", "scene"},
    # It weighs what the rules gave, and quotes their notes.
    "decide": TYPES | {"rules", "looks", "scene"},
    # Its words are data of the lexicon.
    "facts": {"article", "errors", "blocks", "lexicon"},
    "write": {"article", "errors"},
    "language": {"blocks", "errors", "lexicon"},
    "verdict": {"article"},
    # It has what is left decided again until nothing changes: that takes both.
    "settle": {"article", "blocks", "decide", "read"},
    "label": TYPES | {"options", "lexicon", "looks", "measure", "rules", "decide"},
    "meanings": {"article", "blocks"},
    "label_page": TYPES
    | {"label", "decide", "meanings", "measure", "read", "scene", "survey_html"},
    # It alone joins the stages.
    "cleaner": TYPES
    | STAGES
    | {"options", "_version", "label", "label_page", "language", "second_opinion", "settle"}
    | {"soup", "stated", "verdict"},
    "api": {"article", "errors", "lexicon", "options", "cleaner"},
    # Its names of `pipelines` are imported when they are first asked for.
    "": {"article", "options", "errors", "api", "cleaner", "_version", "pipelines"},
    # Outsiders use the public names of `newsclean` itself.
    "specimen": {"article", "errors"},
    "cli": {"", "_version", "compare", "lab", "pipelines", "report"},
    "__main__": {"cli"},
    "report": {"", "compare"},
    "compare": {""},
    "lab": {"", "report", "specimen"},
    # It makes pages out of the lexicon's phrases.
    "testing": {"", "lexicon", "specimen"},
    "pipelines": {""},
}
# `Article` has methods that write it: they import the writer when they are called.
WHEN_CALLED = {"article": {"write", "report"}}

EXTRAS = (
    "datasets",
    "datatrove",
    "duckdb",
    "haystack",
    "langchain_core",
    "pandas",
    "polars",
    "pyarrow",
    "pyspark",
    "ray",
    "scrapy",
)
THIRD_PARTY = {
    "regex": STAGES - {"write"} | {"language"},
    "turbohtml": {"read"},
    # The two others name its types alone.
    "bs4": {"read", "soup", "cleaner", "api"},
    "click": {"cli"},
    "rich": {"cli"},
    "trafilatura": {"second_opinion"},
    "jinja2": {"report"},
    "markupsafe": {"report"},
    "starlette": {"lab"},
    "uvicorn": {"lab"},
    **{extra: {"pipelines"} for extra in EXTRAS},
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def layer_of_file(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(tree: ast.AST) -> list[tuple[str, bool]]:
    """The modules that a file imports, each with whether that is inside a function."""
    inside = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node in inside) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            module = node.module or ""
            submodules = module == "newsclean" and all(
                (PACKAGE / alias.name).is_dir() or (PACKAGE / f"{alias.name}.py").is_file()
                for alias in node.names
            )
            names = [f"newsclean.{a.name}" for a in node.names] if submodules else [module]
            found += [(name, node in inside) for name in names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_layer_imports_only_what_it_may(path: Path):
    layer = layer_of_file(path)
    assert layer in ALLOWED, f"{layer}: a new layer; say in this test what it may import"
    for module, when_called in imports(ast.parse(path.read_text(encoding="utf-8"))):
        package = module.partition(".")[0]
        if package == "newsclean":
            allowed = ALLOWED[layer] | {layer}
            if when_called:
                allowed = allowed | WHEN_CALLED.get(layer, set())
            assert layer_of(module) in allowed, f"{layer or 'newsclean'} imports {module}"
        elif package in THIRD_PARTY:
            assert layer in THIRD_PARTY[package], f"{layer or 'newsclean'} imports {module}"
        else:
            assert package in sys.stdlib_module_names, f"{layer} imports {module}"


def loaded_after(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def test_importing_newsclean_imports_no_heavy_library():
    heavy = {"trafilatura", "lxml", "bs4", "click", "rich", "numpy", "pyarrow"}
    heavy |= {"multiprocessing", "newsclean.pipelines"}
    assert not loaded_after("import newsclean") & heavy


def test_the_command_line_imports_its_parts_when_called():
    assert not loaded_after("import newsclean.cli") & {"rich", "newsclean.cli.clean"}


def test_public_names_are_the_ones_that_are_listed():
    assert set(newsclean.__all__) <= set(vars(newsclean)) | set(dir(newsclean))
    assert len(newsclean.__all__) == len(set(newsclean.__all__))
