"""What the command line writes with `--json`: documents whose names and shapes stay as they are."""
