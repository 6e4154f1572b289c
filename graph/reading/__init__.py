"""What the reader is made of: the frame of one read, what it gives back, and each kind of question."""
