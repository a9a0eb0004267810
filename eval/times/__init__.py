"""How well times are found and resolved, on sets of sentences of our own."""
