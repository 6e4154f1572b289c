"""What people decide on the rows in quarantine: put right, loaded again or dismissed, always with who and why."""
