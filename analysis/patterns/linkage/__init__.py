"""Whether two offences are by the same hand: a likelihood ratio from place, time and method, and its error rates."""
