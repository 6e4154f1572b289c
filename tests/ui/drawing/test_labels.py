"""Names of marks stand where they cover nothing."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from ui.drawing.labels import Box, Side, box_of, sides

FRAME = Box(0, 0, 420, 300)


@pytest.mark.parametrize("seed", range(5))
def test_no_name_covers_another_or_leaves_the_frame(seed: int) -> None:
    rng = np.random.default_rng(seed)
    marks = [(float(x), float(y)) for x, y in rng.uniform((0, 0), (420, 300), (40, 2))]
    names = ["N" * int(letters) for letters in rng.integers(3, 26, 40)]
    found = sides(marks, names, FRAME)
    boxes = [box_of(mark, name, side) for mark, name, side in zip(marks, names, found, strict=True) if side]
    assert boxes
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= FRAME.right and box.top >= 0 for box in boxes)


def test_the_first_of_two_in_one_place_is_named_and_one_in_the_corner_to_its_left() -> None:
    assert sides([(410, 50)], ["Somebody"], FRAME) == [Side.LEFT]
    crowd = sides([(200, 150)] * 6, ["Somebody"] * 6, FRAME)
    assert crowd == [*Side, None, None]
