"""What is on record about one nominal, folded for a reader: pure functions over what a `Reader` gives."""
