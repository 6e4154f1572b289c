"""What makes a cell of somebody's file into the text that a field takes; each refuses what it cannot read."""
