"""How big a file's parts may be before it is refused rather than read into memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes that no honest extract reaches and that keep a hostile one from filling the memory.

    Attributes:
        cell_chars: One cell; Excel itself stops at 32,767.
        line_chars: One line of a text file, so that a file of two gigabytes without a line end is never held.
        columns: One table.
        workbook_bytes: A workbook unpacked, all parts together.
        workbook_ratio: Unpacked size to packed size, for workbooks of more than `ratio_from_bytes`.
        ratio_from_bytes: Below this a high ratio is harmless: a column of equal values packs very well.
        sheet_cells: Rows times columns of a sheet, which is held whole at about 90 bytes a cell.
        unpacked_bytes: A gzip or Parquet file unpacked; it is streamed, so this keeps time and disk, not memory.
        unpacked_ratio: The same to its packed size, above `ratio_from_bytes`; gzip itself cannot pass 1,032.
        row_group_bytes: One row group of a Parquet file, of which a good part is held at once.
    """

    cell_chars: int = 1_000_000
    line_chars: int = 8_000_000
    columns: int = 2_000
    workbook_bytes: int = 768 * 1024 * 1024
    workbook_ratio: int = 300
    ratio_from_bytes: int = 64 * 1024 * 1024
    sheet_cells: int = 8_000_000
    unpacked_bytes: int = 16 * 1024**3
    unpacked_ratio: int = 300
    row_group_bytes: int = 2 * 1024**3

    def is_bomb(self, unpacked: int, packed: int) -> bool:
        """Whether so many bytes out of so few are no honest table."""
        if unpacked > self.unpacked_bytes:
            return True
        return unpacked > self.ratio_from_bytes and unpacked > packed * self.unpacked_ratio


LIMITS = Limits()
