"""The link chart: a front end in TypeScript that owns the picture, and the desk that reads and keeps for it."""
