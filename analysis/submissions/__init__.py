"""How good the reports are that people submit: for supervisors."""
