"""kerangka: a programme framework in YAML and village tables, published as a bilingual document."""
