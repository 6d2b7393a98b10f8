"""``python -m newsclean``: the command line."""

from __future__ import annotations

from newsclean.cli import main

if __name__ == "__main__":
    main()
