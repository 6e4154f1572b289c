"""HTML from data: every text is escaped unless it was built here, so that a name can never become markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VOID = frozenset({"br", "hr", "img", "wbr"})


class Html(str):
    """Text that is HTML already; made by this module only."""

    __slots__ = ()


Part = str | Html | None


def text(part: Part) -> Html:
    """A part as HTML: escaped, unless it is HTML already; None is nothing."""
    if part is None:
        return Html("")
    return part if isinstance(part, Html) else Html(escape(part, quote=True))


def join(parts: Iterable[Part], between: Part = "") -> Html:
    """Parts one after the other; empty ones are left out."""
    return Html(text(between).join(text(part) for part in parts if part))


def tag(name: str, *children: Part, **attributes: str | None) -> Html:
    """An element; `class_` is the class, an underscore in a name is a hyphen, an attribute that is None is left out.

    >>> tag("b", "<i>", class_="loud")
    '<b class="loud">&lt;i&gt;</b>'
    """
    given = (
        f' {key.rstrip("_").replace("_", "-")}="{escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    opened = f"<{name}{''.join(given)}>"
    return Html(opened) if name in VOID else Html(f"{opened}{join(children)}</{name}>")


def link(href: str, *children: Part, **attributes: str | None) -> Html:
    """A link within the explorer; only addresses that begin with `/` or `#` are links.

    Raises:
        ValueError: If the address leads elsewhere: nothing on a page may lead out of it.
    """
    if not href.startswith(("/", "#")) or href.startswith("//"):
        message = "a link leads to a page of the explorer"
        raise ValueError(message)
    return tag("a", *children, href=href, **attributes)


def paragraphs(words: str) -> Html:
    """Text with its line breaks kept."""
    return tag("div", words, class_="running")


def style(rules: str) -> Html:
    """Rules for a style element, which escaping would break; a `<` has no place in them.

    Raises:
        ValueError: If there is one.
    """
    if "<" in rules:
        message = "rules of style hold no markup"
        raise ValueError(message)
    return Html(rules)
