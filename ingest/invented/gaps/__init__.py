"""Gaps planted into an invented force: people whose files are in order, each spoilt in a few known places.

Everybody else in the force has gaps by accident that nobody has counted. The people here have none but the planted
ones, so that for each rule the key can name the people for whom it is complete. Written from the rules' wording alone
(domain.md section 8); it imports nothing of the rules and they import nothing of it.
"""
