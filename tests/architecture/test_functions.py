"""The measuring of functions itself, on sources whose sizes were counted by hand."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.functions import depth_of

FLAT = "return 1"
CHAIN = """
if a == 1:
    b()
elif a == 2:
    b()
elif a == 3:
    b()
"""
ELSE = """
if a:
    b()
else:
    for c in a:
        if c:
            b()
"""
INNER = """
with a:
    def g():
        if b:
            return 1
"""
GUARDED = """
try:
    a()
except E:
    while b:
        c()
"""


@pytest.mark.parametrize(("source", "depth"), [(FLAT, 0), (CHAIN, 1), (ELSE, 3), (INNER, 1), (GUARDED, 2)])
def test_depth_counts_blocks_inside_blocks(source: str, depth: int) -> None:
    assert depth_of(ast.parse(source)) == depth
