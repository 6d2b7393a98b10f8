"""Where words begin and end, in scripts with and without spaces between them."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category

_WORD: Final = re.compile(r"[@©#]|\w+")


def is_spaceless(character: str) -> bool:
    """Whether a script sets no space before or after a character, or writes particles onto it:
    Thai and what follows it in Unicode, without the Latin and Greek letters among that.

    >>> is_spaceless("读"), is_spaceless("й"), is_spaceless("ế")
    (True, False, False)
    """
    return character >= "\u0e00" and not "\u1e00" <= character < "\u2e80"


def is_in_word(character: str) -> bool:
    """Whether a character is part of a word: a letter, a digit, or a vowel sign of an Indian
    script.

    >>> is_in_word("ि"), is_in_word("-")
    (True, False)
    """
    return character.isalnum() or (character > "\u02ff" and category(character)[0] == "M")


def is_border(before: str, after: str) -> bool:
    """Whether a word may end between two characters.

    >>> is_border("e", "d"), is_border("读", "书"), is_border("e", " ")
    (False, True, True)
    """
    if not (is_in_word(before) and is_in_word(after)):
        return True
    return is_spaceless(before) or is_spaceless(after)


def first_pair(word: str) -> str:
    """What a word is looked up by: two characters from where it sets no spaces, or all of it.

    >>> first_pair("harbour"), first_pair("3条评论")
    ('harbour', '条评')
    """
    if not word.isascii():
        for at, character in enumerate(word):
            if is_spaceless(character):
                return word[at : at + 2]
    return word


def pairs(words: list[str]) -> list[str]:
    """The pairs of characters of those of the words that set no spaces."""
    return [
        word[at : at + 2]
        for word in words
        if not word.isascii()
        for at, character in enumerate(word)
        if is_spaceless(character)
    ]


def words_in(folded: str) -> list[str]:
    """The words of a folded line, and for scripts without spaces its pairs of characters.

    >>> words_in("read 3条评论")
    ['read', '3条评论', '条评', '评论', '论']
    """
    words = _WORD.findall(folded)
    return words if folded.isascii() else words + pairs(list(dict.fromkeys(words)))
