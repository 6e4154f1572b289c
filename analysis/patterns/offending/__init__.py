"""What one person's offending shows: its order, its times and places, and how victims were reached."""
