"""What is on record: one frozen model per table, each saying what it makes of a row."""
