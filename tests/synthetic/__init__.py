"""The invented households behind the demonstration regency 99.01, and the tables made from them.

`python -m tests.synthetic` writes the observations of `villages/99-rekaan/99.01-nusa-harapan/` anew,
the same bytes on every machine. The households are drawn from a seed, counted and forgotten: no row
of them is ever written. The rooms, in the order in which the numbers pass through them:

- `places.py`      the eight villages: size, hamlets, hardship, what is particular, what was missed
- `chance.py`      numbers that look random and depend on words alone
- `members.py`     who lives in a household, and what is true of each
- `households.py`  the household, its answers, and which households are interviewed with what weight
- `poverty.py`     the deprivation score by framework/poverty-measure.yml, exact
- `questions.py`   which households or members an indicator counts, and for whom it is true
- `estimate.py`    weighted ratios with their standard error, in integers
- `disclosure.py`  what may not be shown, and what must be hidden beside it
- `office.py`      what village offices answered and what the programme delivered, as declared
- `idm.py`         the invented IDM from which the choice of pilot villages starts
- `aggregate.py`   rounds of a village to rows of the long table; `tables.py` rows to text

It stands in for the product's own aggregation and is written to be checked by reading.
"""
