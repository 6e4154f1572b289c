"""What a link chart says: its actions, what stands behind a line, and the ways between two things. Pure."""
