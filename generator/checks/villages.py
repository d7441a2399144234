"""What villages and regions tell beyond their numbers: profiles, stories, names of invented places."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.references import mentions_in
from generator.problems import Problem, in_rows, nearest
from generator.project import Project

INVENTED = "99"


def check_profiles(project: Project) -> Iterator[Problem]:
    """A profile or story is of a village of a register, in the folder of that village's regency."""
    if "village" in project.programme.unreadable:
        return
    known = frozenset(project.register.frame["code"])
    described = {code: stories[0].source for code, stories in project.stories.items()}
    described |= {code: profile.source.at("code") for code, profile in project.profiles.items()}
    for code, here in sorted(described.items()):
        if code not in known:
            near = nearest(code, sorted(one for one in known if one[:5] == code[:5]))
            yield Problem("desa-tidak-dikenal", here, {"value": code, "rows": in_rows(1), "nearest": near})


def check_profile_sources(project: Project) -> Iterator[Problem]:
    """The profile of a real village names real sources only, that of an invented one invented ones."""
    sources = project.programme.sources
    for code, profile in project.profiles.items():
        for mention in mentions_in(profile):
            source = sources.get(mention.id) if mention.kind == "source" else None
            if source is None or source.synthetic == code.startswith(INVENTED):
                continue
            told = "sumber-rekaan-di-tempat-nyata" if source.synthetic else "sumber-nyata-di-tempat-rekaan"
            parameters = {"value": mention.id, "place": code, "rows": in_rows(1)}
            yield Problem(told, mention.source, parameters, related=source.source.at("synthetic"))


def check_stories(project: Project) -> Iterator[Problem]:
    """A story is told with consent and with other names."""
    for stories in project.stories.values():
        for story in stories:
            if not story.consent:
                yield Problem("cerita-tanpa-persetujuan", story.source.at("consent"), {"value": story.title})
            if not story.names_changed:
                yield Problem("cerita-nama-asli", story.source.at("names_changed"), {"value": story.title})


def check_region_names(project: Project) -> Iterator[Problem]:
    """Every region above an invented village has a name in a region.yml."""
    regions = project.programme.regions
    if "region" in project.programme.unreadable:
        return
    frame = project.register.frame
    unnamed: set[str] = set()
    for position, code in enumerate(frame["code"]):
        if not code.startswith(INVENTED):
            continue
        for region in (code[:2], code[:5], code[:8]):
            if region not in regions and region not in unnamed:
                unnamed.add(region)
                yield Problem("wilayah-rekaan-tanpa-nama", project.register.at(position, "code"), {"value": region})


def check_places_of_undertakings(project: Project) -> Iterator[Problem]:
    """The place of an undertaking is a region or village that the national list or a register names."""
    if {"village", "region"} & project.programme.unreadable:
        return
    known = {*project.national_names, *project.programme.regions, *project.register.frame["code"]}
    for one in project.programme.undertakings:
        if one.place_code and one.place_code not in known:
            here = one.source.at("place_code")
            yield Problem("kode-wilayah-tidak-dikenal", here, {"value": one.place_code, "rows": in_rows(1)})
