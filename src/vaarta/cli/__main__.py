"""`python -m vaarta.cli`."""

from vaarta.cli import main

main()
