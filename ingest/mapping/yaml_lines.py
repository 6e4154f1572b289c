"""A YAML file as plain values, with the line that each entry stands in."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from ingest.mapping.problems import LineProblem, MappingError, Path

Plain = str | None | list["Plain"] | dict[str, "Plain"]


class Document(NamedTuple):
    """The values of a file and where each of them stands."""

    values: Plain
    lines: dict[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of an entry, or of the nearest entry around it.

        A path may hold words that are no entries (which of two shapes was tried): they are skipped.
        """
        known: Path = ()
        for step in path:
            if (*known, step) in self.lines:
                known = (*known, step)
        return self.lines.get(known, 1)


def read_document(text: str, *, file: str) -> Document:
    """Read a file in which every value is text; `no` and `on` stay the words they are.

    Raises:
        MappingError: If it is no YAML, names one entry twice, or points from one place to another.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise MappingError(file, [LineProblem(line, _in_words(error.problem))]) from error
    except yaml.YAMLError as error:
        raise MappingError(file, [LineProblem(1, "this is not text that can be read: save it as UTF-8.")]) from error
    if root is None:
        raise MappingError(file, [LineProblem(1, "the file is empty: name the mapping and its tables.")])
    walk = _Walk(file)
    return Document(walk.value(root, ()), walk.lines)


def _in_words(problem: str | None) -> str:
    return f"this is not YAML ({problem or 'unreadable'}): check the indentation, the colons and the quotation marks."


class _Walk:
    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: set[int] = set()
        self.lines: dict[Path, int] = {}

    def value(self, node: yaml.Node, path: Path) -> Plain:
        self.lines.setdefault(path, node.start_mark.line + 1)
        # One node met twice is an alias; chains of them can blow a small file up to any size, or never end.
        if id(node) in self._seen:
            raise self._error(node, "`&` and `*` are not used in mappings: write the entry out.")
        self._seen.add(id(node))
        match node:
            case yaml.MappingNode():
                return self._entries(node, path)
            case yaml.SequenceNode():
                return [self.value(item, (*path, place)) for place, item in enumerate(node.value)]
            case yaml.ScalarNode():
                return None if not node.style and node.value in {"", "~", "null"} else str(node.value)
            case _:
                raise self._error(node, "this entry cannot be read.")

    def _entries(self, node: yaml.MappingNode, path: Path) -> Plain:
        entries: dict[str, Plain] = {}
        for key, value in node.value:
            name = str(key.value)
            if not isinstance(key, yaml.ScalarNode) or name in entries:
                raise self._error(key, f"`{name}` stands here twice: keep one." if name in entries else "not a name.")
            self.lines[(*path, name)] = key.start_mark.line + 1
            entries[name] = self.value(value, (*path, name))
        return entries

    def _error(self, node: yaml.Node, text: str) -> MappingError:
        return MappingError(self._file, [LineProblem(node.start_mark.line + 1, text)])
