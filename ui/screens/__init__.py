"""The explorer's screens: each asks for its reader at the gate, reads, and draws."""
