"""What an officer and a unit have to do: a day, and a caseload."""
