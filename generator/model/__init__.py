"""The framework in the field's words: frozen dataclasses, one module a concept."""
