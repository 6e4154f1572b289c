"""Statutory and other clocks, pure and by the day: when something is due, and what pauses it."""
