"""Networks: who belongs together, by which ties, and what must not be concluded from it."""
