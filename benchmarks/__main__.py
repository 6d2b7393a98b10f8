"""``python -m benchmarks``: one command a question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from benchmarks import report

if TYPE_CHECKING:
    from benchmarks.corpora import Corpus

SEEDS = Path(__file__).parent.parent / "seeds"

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Measure newsclean beside what else one could install."""


def on_corpora(command: Command) -> Command:
    """The options that choose pages."""
    for option in (
        click.option("--limit", type=int, help="Take this many pages of each corpus."),
        click.option("--sort", help="Pages of this sort only, as WCXB's articles."),
        click.option("--corpora", type=click.Path(path_type=Path), help="A folder of corpora."),
        click.option("--corpus", multiple=True, metavar="NAME=PATH", help="A corpus; repeatable."),
    ):
        command = option(command)
    return command


def measured(command: Command) -> Command:
    """The options of every measurement."""
    for option in (
        click.option("--processes", default=2, show_default=True, help="How many to run at once."),
        click.option("--save/--no-save", default=True, help="Write benchmarks/results/."),
    ):
        command = option(command)
    return command


def split(_: click.Context, __: click.Parameter, value: str | None) -> list[str]:
    """A list given with commas."""
    return [name.strip() for name in (value or "").split(",") if name.strip()]


def opened(options: dict[str, Any]) -> list[Corpus]:
    """The corpora that the options name."""
    from benchmarks.corpora import open_corpora

    return open_corpora(options["corpus"], options["corpora"], options["limit"], options["sort"])


def keep(options: dict[str, Any], name: str, figures: dict[str, Any]) -> None:
    """Write a result, unless it is of a part or not wanted, and say where."""
    part = any(options.get(option) for option in ("limit", "sort", "lang", "late"))
    if options["save"] and not part:
        report.note(f"written: {report.save(name, figures)}")


grouped = click.option(
    "--by", type=click.Choice(["lang", "site", "sort"]), help="The figures of groups of pages too."
)


@main.command()
@on_corpora
@measured
@click.option("--systems", callback=split, default="newsclean", show_default=True, help="Or: all.")
@grouped
@click.option("--worst", default=0, help="Print this many documents of newsclean's.")
@click.option("--stored", is_flag=True, help="Take peers' texts from the corpora, run none.")
def quality(**options: Any) -> None:
    """Quality: HTML to body, beside the peers."""
    from benchmarks import quality as quality_
    from benchmarks.peers import PEERS

    systems = list(PEERS) if options["systems"] == ["all"] else options["systems"]
    choices = quality_.Choices(
        tuple(systems), options["by"], options["worst"], options["stored"], options["processes"]
    )
    figures = quality_.run(opened(options), choices)
    keep(options, "quality", {"corpora": figures, "stored": options["stored"]})


@main.command()
@on_corpora
@measured
@click.option("--behind", callback=split, help="Extractors, with commas; all stored ones if none.")
@click.option("--live", is_flag=True, help="Run the extractors instead of reading texts/.")
@click.option("--systems", callback=split, default="newsclean", show_default=True)
@click.option("--fold", metavar="K/N", help="Hold back the sites of fold K of N.")
@grouped
@click.option("--worst", default=0, help="Print this many documents of each extractor.")
def text(**options: Any) -> None:
    """Text mode behind extractors, with the oracle beside it."""
    from benchmarks import text as text_mode

    fold = options["fold"]
    try:
        held = text_mode.Fold.parse(fold) if fold else None
    except ValueError:
        expected = f"{fold!r}; expected K/N such as 0/5"
        raise click.BadParameter(expected, param_hint="--fold") from None
    choices = text_mode.Choices(
        behind=tuple(options["behind"]),
        systems=tuple(options["systems"]),
        live=options["live"],
        fold=held,
        by=options["by"],
        worst=options["worst"],
        processes=options["processes"],
    )
    keep(options, "text", {"corpora": text_mode.run(opened(options), choices)})


@main.command()
@on_corpora
@measured
@click.option("--systems", callback=split, default="newsclean,newsclean-html", show_default=True)
@grouped
@click.option("--worst", default=0, help="Print this many of the largest pieces lost.")
def harm(**options: Any) -> None:
    """Harm: how much of a clean article is lost."""
    from benchmarks import harm as harm_

    figures = harm_.run(
        opened(options),
        options["systems"],
        by=options["by"],
        worst_count=options["worst"],
        processes=options["processes"],
    )
    keep(options, "harm", {"corpora": figures})


@main.command()
@on_corpora
@measured
def invariants(**options: Any) -> None:
    """What has to hold on every page, and how often the rest does."""
    from benchmarks import invariants as invariants_

    figures = invariants_.run(opened(options), processes=options["processes"])
    keep(options, "invariants", {"corpora": figures})


@main.command()
@measured
@click.argument("folder", type=click.Path(path_type=Path), default=SEEDS)
@click.option("--lang", help="Documents of this language only.")
@click.option("--late", is_flag=True, help="Only those that were written after the rules.")
@click.option("--worst", default=0, help="Print the wrong lines of this many documents.")
def kinds(folder: Path, **options: Any) -> None:
    """Kinds on labelled documents: precision, recall, F1, confusion, calibration."""
    from benchmarks import kinds as kinds_

    figures = kinds_.run(
        folder,
        lang=options["lang"],
        late=options["late"],
        worst_count=options["worst"],
        processes=options["processes"],
    )
    keep(options, "kinds", {"folder": folder.name} | figures)


@main.command()
@on_corpora
@measured
@click.option(
    "--systems",
    callback=split,
    default="newsclean,trafilatura,newspaper4k,fundus",
    show_default=True,
)
def metadata(**options: Any) -> None:
    """Metadata: title, authors and date."""
    from benchmarks import metadata as metadata_

    figures = metadata_.run(opened(options), options["systems"], processes=options["processes"])
    keep(options, "metadata", {"corpora": figures})


@main.command()
@on_corpora
@measured
@click.option("--mode", type=click.Choice(["html", "text"]), default="html", show_default=True)
@click.option("--systems", callback=split, default="newsclean", show_default=True, help="Or: all.")
@click.option("--rounds", default=3, show_default=True, help="Fresh processes a system.")
@click.option("--largest", default=50_000_000, show_default=True, help="Largest made document.")
def speed(**options: Any) -> None:
    """Speed: ms a document, MB/s, memory, growth, import and first call."""
    from benchmarks import speed as speed_

    mode = options["mode"]
    figures = speed_.run(
        mode,
        speed_.systems_of(mode, options["systems"]),
        speed_.documents(mode, opened(options) if _names_pages(options) else []),
        rounds=options["rounds"],
        largest=options["largest"],
    )
    keep(options | {"limit": None}, f"speed-{mode}", figures)


def _names_pages(options: dict[str, Any]) -> bool:
    return bool(options["corpus"] or options["corpora"])


@main.command()
@on_corpora
@click.option("--processes", default=2, show_default=True, help="How many to run at once.")
@click.option("--seeds", type=click.Path(path_type=Path), default=SEEDS, help="Specimens.")
@click.option("--raise", "lift", is_flag=True, help="Raise floors to what is reached now.")
@click.option("--lower", metavar="NAME", help="Lower this floor to what is reached now.")
@click.option("--why", help="Why it is lowered; stored beside the floors.")
def gate(seeds: Path, **options: Any) -> None:
    """Fail where a figure fell below its floor."""
    from benchmarks import gate as gate_

    if options["lower"] and not (options["why"] or "").strip():
        raise click.BadParameter("say --why", param_hint="--lower")
    corpora = opened(options) if _names_pages(options) else []
    change = gate_.Change(options["lift"], options["lower"], options["why"] or "")
    passes = gate_.run(seeds, corpora, change, processes=options["processes"])
    if not passes:
        raise click.ClickException("a figure fell below its floor")


@main.command()
@click.option("--mode", type=click.Choice(["html", "text"]), default="text", show_default=True)
@click.option("--documents", default=50_000, show_default=True, help="How many.")
@click.option("--only", callback=split, help="These measurements, with commas; else all.")
@click.option("--save/--no-save", default=True, help="Write benchmarks/results/.")
def pipelines(mode: str, documents: int, only: list[str], save: bool) -> None:
    """Many documents: processes, files and engines beside the plain loop."""
    from benchmarks import pipelines as pipelines_

    unknown = set(only) - set(pipelines_.MEASURES)
    if unknown:
        known = ", ".join(pipelines_.MEASURES)
        raise click.BadParameter(f"{', '.join(unknown)}; there are: {known}", param_hint="--only")
    figures = pipelines_.run(pipelines_.Choices(mode, documents, only))
    if save and not only:
        report.note(f"written: {report.save(f'pipelines-{mode}', figures)}")


@main.command()
def render() -> None:
    """Write docs/benchmarks.md, its plots and docs/scale.md from benchmarks/results/."""
    from benchmarks import scale
    from benchmarks.render import run

    for path in [*run(), *scale.run()]:
        report.note(f"written: {path}")


@main.command()
@click.option("--check", is_flag=True, help="Write nothing; fail where the page is out of step.")
def languages(*, check: bool) -> None:
    """Write docs/languages.md from the lexicons and specimens."""
    from benchmarks.languages import PAGE, render

    page = render()
    if check and PAGE.read_text(encoding="utf-8") != page:
        raise click.ClickException(f"{PAGE.name} is out of step: python -m benchmarks languages")
    if not check:
        PAGE.write_text(page, encoding="utf-8")
        report.note(f"written: {PAGE}")


if __name__ == "__main__":
    main()
