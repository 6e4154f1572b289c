"""What the writer is made of: the lease, the decision on each row, the rows as stored, settling, taking back."""
