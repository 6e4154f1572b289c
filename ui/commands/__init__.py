"""The commands of `mosaic`, one module per family; ui/cli.py registers what each lists in COMMANDS."""
