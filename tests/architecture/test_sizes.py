"""Everything stays small enough to be read at once; the tail is what makes a code base unpleasant."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.architecture.functions import functions_of
from tests.architecture.source_tree import modules_of_tests, place, product_modules

if TYPE_CHECKING:
    from tests.architecture.functions import Function

LONGEST_BODY = 40
LONGEST_BODY_OF_95_PERCENT = 25
LONGEST_TEST = 30
LONGEST_FILE = 300
MOST_PARAMETERS = 5
MOST_POSITIONAL = 4
DEEPEST_NESTING = 3


def test_no_function_body_is_long() -> None:
    long = [f"{found} ({found.body_lines})" for found in _functions() if found.body_lines > LONGEST_BODY]
    assert long == []


def test_nineteen_functions_of_twenty_are_short() -> None:
    lengths = sorted(found.body_lines for found in _functions())
    assert lengths[math.ceil(0.95 * len(lengths)) - 1] <= LONGEST_BODY_OF_95_PERCENT


def test_no_test_is_long() -> None:
    every = functions_of(modules_of_tests())
    assert [f"{found} ({found.body_lines})" for found in every if found.body_lines > LONGEST_TEST] == []


def test_no_file_is_long() -> None:
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in (*product_modules(), *modules_of_tests())}
    assert [f"{place(path)} ({count})" for path, count in lines.items() if count >= LONGEST_FILE] == []


def test_no_function_takes_many_parameters() -> None:
    # What a command takes are its options, and those are a promise to its users.
    others = [path for path in product_modules() if not place(path).startswith("ui/commands/")]
    many = [f"{found} ({found.parameters})" for found in functions_of(others) if found.parameters > MOST_PARAMETERS]
    assert many == []


def test_few_parameters_are_given_by_position() -> None:
    assert [f"{found} ({found.positional})" for found in _functions() if found.positional > MOST_POSITIONAL] == []


def test_blocks_do_not_nest_deeply() -> None:
    assert [f"{found} ({found.depth})" for found in _functions() if found.depth > DEEPEST_NESTING] == []


def _functions() -> list[Function]:
    return functions_of(product_modules())
