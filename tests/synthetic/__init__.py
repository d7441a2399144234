"""The invented households behind the demonstration regency 99.01, and the tables made from them.

`python -m tests.synthetic` writes the observations of `villages/99-rekaan/99.01-nusa-harapan/` anew.
The households themselves are drawn from a seed, used, and forgotten: no row of them is ever written.
"""
