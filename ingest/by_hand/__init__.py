"""What people enter, correct and withdraw themselves: rows like any other, through the same mapping and writer."""
