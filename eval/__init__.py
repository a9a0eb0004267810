"""Quality on gold: what the reader gets right, slot by slot, and the floors that it may not fall below."""
