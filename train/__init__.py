"""Training the learned reader: `make train`."""
