"""`python -m generator` is the same as `kerangka`."""

from generator.cli.main import main

main()
