"""Speed and memory, with peers measured in the same run."""
