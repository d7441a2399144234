"""Every problem code is documented on a page, in both languages."""

from __future__ import annotations

import pytest
from markupsafe import escape

from generator.pipeline import Checked, run_pages
from generator.reading.messages import read_messages


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_code_has_a_section_with_its_explanation_and_examples(checked: Checked, language: str) -> None:
    (page,) = (one for one in run_pages(checked, language).pages if one.address == "galat/")
    messages = read_messages()
    assert len(messages) > 100
    for code, message in messages.items():
        assert f"## {code} {{#{code}}}" in page.markdown
        assert message.explanation.has(language)
        explanation = message.explanation.within(language)
        assert escape(explanation.replace("`", "")) in page.markdown.replace("<code>", "").replace("</code>", ""), code
        assert "`" not in explanation or escape(explanation) not in page.markdown, code
        for example in (message.good, message.bad):
            assert f"<pre><code>{escape(example)}</code></pre>" in page.markdown, code
