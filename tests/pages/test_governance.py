"""Governance and the actors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.pages.governance import by_kind, roles
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")
ACCOUNTABLE = {"id": "penanggung jawab akhir", "en": "accountable"}


def _row(page: Looked, task: str) -> str:
    """Return the HTML of a task's row in the matrix."""
    found = re.search(rf'<tr id="{task}">.*?</tr>', page.html, re.DOTALL)
    assert found, task
    return found.group()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_task_shows_exactly_one_accountable(looked: Pages, programme: Programme, language: str) -> None:
    page = looked[language, "tata-kelola/"]
    for task in programme.governance.responsibilities:
        row = _row(page, task.id)
        assert row.count('class="raci-A"') == 1, task.id
        assert row.count(f'<span class="word">{ACCOUNTABLE[language]}</span>') == 1, task.id


def test_every_row_shows_all_roles_of_its_task_and_no_other(looked: Pages, programme: Programme) -> None:
    page = looked["id", "tata-kelola/"]
    for task in programme.governance.responsibilities:
        row = _row(page, task.id)
        for letter, actors in (("R", task.responsible), ("C", task.consulted), ("I", task.informed)):
            assert row.count(f'class="raci-{letter}"') == len(actors), (task.id, letter)


def test_an_actor_with_two_roles_in_a_task_keeps_both(programme: Programme) -> None:
    task = replace(programme.governance.responsibilities[0], accountable="pfi", responsible=("pfi",))
    assert roles(task)["pfi"] == ("A", "R")


def test_columns_of_one_kind_stand_together(programme: Programme) -> None:
    kinds = [kind for kind, _ in by_kind(list(programme.governance.actors))]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("language", LANGUAGES)
def test_bodies_mechanisms_and_grievance_steps_are_all_there(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "tata-kelola/"]
    governance = programme.governance
    for one in governance.bodies:
        assert one.id in page.ids
        assert all(page.leads_to(address_of("actor", member)) for member in one.members)
    for mechanism in governance.mechanisms:
        assert f"mekanisme-{mechanism.id}" in page.ids
    for step in governance.grievance.steps:
        assert f"langkah-{step.id}" in page.ids
    assert governance.grievance.indicator
    assert page.leads_to(address_of("indicator", governance.grievance.indicator))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_actor_leads_to_its_tasks_bodies_indicators_interventions_and_sectors(
    looked: Pages, programme: Programme, language: str
) -> None:
    for actor in programme.governance.actors:
        page = looked[language, address_of("actor", actor.id)]
        expected = [
            *(("responsibility", one.id) for one in programme.governance.responsibilities if actor.id in roles(one)),
            *(("body", one.id) for one in programme.governance.bodies if actor.id in one.members),
            *(("indicator", one.id) for one in programme.indicators.values() if one.responsible == actor.id),
            *(("intervention", one.id) for one in programme.interventions.values() if actor.id in one.actors),
            *(("sector", one.id) for one in programme.integration.sectors if actor.id in one.ministries),
            *(("chapter", one.id) for one in programme.document.chapters if one.owner == actor.id),
        ]
        for kind, id_ in expected:
            assert page.leads_to(address_of(kind, id_)), (actor.id, kind, id_)


def test_an_actor_is_shown_the_open_questions_that_wait_for_it(looked: Pages, programme: Programme) -> None:
    for one in programme.governance.open_questions:
        if one.owner:
            assert one.question.within("id") in looked["id", address_of("actor", one.owner)].text


def test_the_list_of_actors_leads_to_each(looked: Pages, programme: Programme) -> None:
    for actor in programme.governance.actors:
        assert looked["id", "pelaku/"].leads_to(address_of("actor", actor.id))
