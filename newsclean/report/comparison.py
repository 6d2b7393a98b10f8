"""A comparison → one page, with nothing to load."""

from __future__ import annotations

from newsclean.compare import Comparison
from newsclean.report.templating import environment, policy


def comparison_report(comparison: Comparison, old: str = "old", new: str = "new") -> str:
    """A self-contained page that shows what changed between two results.

    Args:
        comparison: what ``compare`` gave.
        old: what the old results are called.
        new: what the new results are called.

    Returns:
        HTML, as safe as ``report`` makes it.
    """
    return (
        environment()
        .get_template("comparison.html")
        .render(
            comparison=comparison,
            old=old,
            new=new,
            title="Comparison",
            policy=policy("report.css", "report.js"),
        )
    )
