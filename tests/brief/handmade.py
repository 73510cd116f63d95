"""A small article of our own, with a reading of it made by hand."""

import datetime as dt

from polybius import records as r
from polybius.check import check
from polybius.vocabulary import ontology

TITLE = "Ferrying row deepens"
TEXT = (
    "Italian police detained three Tunisian captains in Palermo on Monday after a dispute over fishing rights. "
    "Tunis has refused to send an envoy to the talks that Malta offered. "
    "“We will close the port to them if this goes on,” a diplomat in Tunis warned. "
    "Malta, which wants the same settlement as Italy, has not closed its harbours. "
    "The gutsy Maltese government gave 40 tonnes of fuel to the stranded crews. "
    "It would “never” arrest seamen, Malta's foreign minister Ian Borg said. "
    "Tunisia expelled the Italian consul in 2011. "
    "Rome and Valletta both want the boats back at sea, but Malta opposes detentions. "
    "Tunisia is a former French protectorate. "
    "Tunisian trawlermen fear that Italy will seize more boats."
)


def span(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return r.Span(start, start + len(words), words)


def sentence(beginning):
    start = TEXT.index(beginning)
    stops = [at for at in (TEXT.find(". ", start), TEXT.find(".” ", start), TEXT.find("warned. ", start)) if at > 0]
    end = min(stops, default=len(TEXT) - 1) + 1
    if beginning.startswith("“We"):
        end = TEXT.index("warned.") + len("warned.")
    return r.Span(start, end, TEXT[start:end])


def mention(words, actors, how, nth=0):
    at = span(words, nth)
    return r.Mention(start=at.start, end=at.end, text=at.text, actors=tuple(actors.split()), how=how)


def event(name, *, trigger, evidence, status="actual", **more):
    number = more.pop("number")
    of = ontology.event_type(name)
    return r.Event(
        id=f"ev-{number}",
        type=name,
        quad=of.quad,
        score=of.score,
        status=status,
        trigger=trigger,
        evidence=(evidence,),
        confidence=0.8,
        **more,
    )


def day(year, month, date):
    return r.Interval(dt.date(year, month, date), dt.date(year, month, date), "day")


ACTORS = (
    r.Actor(id="ITA", name="Italy", party="ITA"),
    r.Actor(id="ITA.COP", name="ITA.COP", party="ITA", sector="COP"),
    r.Actor(id="TUN", name="Tunisia", party="TUN"),
    r.Actor(id="TUN.CVL", name="Tunisian captains", party="TUN", sector="CVL"),
    r.Actor(id="MLT", name="Malta", party="MLT"),
    r.Actor(id="MLT.GOV", name="Malta's government", party="MLT", sector="GOV"),
    r.Actor(id="FRA", name="France", party="FRA"),
    r.Actor(id="ian-borg", name="Ian Borg", party="MLT", sector="GOV", kind="person", role="foreign minister"),
)

MONDAY, LONG_AGO = span("Monday"), span("2011")
YEAR = r.Interval(dt.date(2011, 1, 1), dt.date(2011, 12, 31), "year")


def make_reading(**article):
    events = (
        event(
            "COERCE",
            number=1,
            modes=("arrest",),
            trigger=span("detained"),
            evidence=sentence("Italian police"),
            actors=("ITA.COP",),
            actor_spans=(span("Italian police"),),
            recipients=("TUN.CVL",),
            recipient_spans=(span("three Tunisian captains"),),
            date=day(2024, 5, 6),
        ),
        event(
            "REJECT",
            number=2,
            modes=("meet",),
            trigger=span("refused"),
            evidence=sentence("Tunis has"),
            actors=("TUN",),
            actor_spans=(span("Tunis", 1),),
        ),
        event(
            "THREATEN",
            number=3,
            modes=("restrict",),
            trigger=span("close"),
            evidence=sentence("“We will"),
            status="hypothetical",
            actors=("TUN",),
            actor_spans=(span("We"),),
            recipients=("ITA",),
            recipient_spans=(span("them"),),
            statement="st-1",
        ),
        event(
            "COERCE",
            number=4,
            modes=("ban",),
            trigger=span("closed"),
            evidence=sentence("Malta, which"),
            status="negated",
            actors=("MLT",),
            actor_spans=(span("Malta", 1),),
        ),
        event(
            "AID",
            number=5,
            trigger=span("gave"),
            evidence=sentence("The gutsy"),
            actors=("MLT.GOV",),
            actor_spans=(span("The gutsy Maltese government"),),
            recipients=("TUN.CVL",),
            recipient_spans=(span("the stranded crews"),),
        ),
        event(
            "SANCTION",
            number=6,
            modes=("expel",),
            trigger=span("expelled"),
            evidence=sentence("Tunisia expelled"),
            status="historical",
            actors=("TUN",),
            actor_spans=(span("Tunisia", -1 + TEXT[: TEXT.index("Tunisia expelled")].count("Tunisia") + 1),),
            recipients=("ITA",),
            recipient_spans=(span("the Italian consul"),),
            date=YEAR,
        ),
        event(
            "COERCE",
            number=7,
            modes=("seize",),
            trigger=span("seize"),
            evidence=sentence("Tunisian trawlermen"),
            status="future",
            actors=("ITA",),
            actor_spans=(span("Italy", 1),),
            statement="st-3",
        ),
    )
    statements = (
        r.Statement(
            id="st-1",
            speaker_text="a diplomat in Tunis",
            speaker_span=span("a diplomat in Tunis"),
            cue=span("warned"),
            content=span("We will close the port to them if this goes on"),
            manner="direct",
            sourcing="unnamed",
            evidence=(sentence("“We will"),),
            confidence=0.8,
        ),
        r.Statement(
            id="st-2",
            speakers=("ian-borg",),
            speaker_text="Ian Borg",
            speaker_span=span("Malta's foreign minister Ian Borg"),
            cue=span("said"),
            content=span("It would “never” arrest seamen"),
            manner="mixed",
            sourcing="named",
            evidence=(sentence("It would"),),
            confidence=0.8,
        ),
        r.Statement(
            id="st-3",
            speakers=("TUN.CVL",),
            speaker_text="Tunisian trawlermen",
            speaker_span=span("Tunisian trawlermen"),
            cue=span("fear"),
            content=span("Italy will seize more boats"),
            manner="indirect",
            sourcing="collective",
            evidence=(sentence("Tunisian trawlermen"),),
            confidence=0.8,
        ),
    )
    both = sentence("Rome and")
    positions = (
        position(1, "ITA", "the return of the boats to sea", "end", "for", both),
        position(2, "MLT", "the return of the boats to sea", "end", "for", both),
        position(3, "ITA", "detaining captains", "means", "for", sentence("Italian police")),
        position(4, "MLT", "detaining captains", "means", "against", both),
    )
    made = r.Reading(
        polybius="0.1.0",
        article=r.make_article(
            TEXT, **{"title": TITLE, "outlet": "The Gull", "published": dt.date(2024, 5, 8), **article}
        ),
        actors=ACTORS,
        mentions=(
            mention("Italian police", "ITA.COP", "demonym"),
            mention("three Tunisian captains", "TUN.CVL", "description"),
            mention("Tunis", "TUN", "metonym", 1),
            mention("Malta", "MLT", "name"),
            mention("We", "TUN", "pronoun"),
            mention("them", "ITA", "pronoun"),
            mention("Malta", "MLT", "name", 1),
            mention("The gutsy Maltese government", "MLT.GOV", "description"),
            mention("the stranded crews", "TUN.CVL", "description"),
            mention("Malta's foreign minister Ian Borg", "ian-borg", "name"),
            mention("the Italian consul", "ITA", "description"),
            mention("Rome", "ITA", "metonym"),
            mention("French", "FRA", "demonym"),
            mention("Tunisian trawlermen", "TUN.CVL", "description"),
        ),
        times=(
            r.Time(start=MONDAY.start, end=MONDAY.end, text="Monday", value=day(2024, 5, 6)),
            r.Time(start=LONG_AGO.start, end=LONG_AGO.end, text="2011", value=YEAR),
        ),
        events=events,
        statements=statements,
        positions=positions,
        rifts=(
            r.Rift(
                id="ri-1",
                pair=("ITA", "MLT"),
                shared=("po-1", "po-2"),
                divided=("po-3", "po-4"),
                evidence=(both,),
                confidence=0.7,
            ),
        ),
        figures=(
            r.Figure(
                id="fi-1", value=40.0, unit="tonnes", of="fuel", party=("MLT",), evidence=(sentence("The gutsy"),)
            ),
        ),
        relations=(
            r.Relation(
                id="re-1",
                subjects=("TUN",),
                predicate="former colony of",
                objects=("FRA",),
                evidence=(sentence("Tunisia is"),),
            ),
        ),
        framings=(r.Framing(id="fr-1", kind="loaded", about=("MLT.GOV",), voice="outlet", evidence=(span("gutsy"),)),),
        skipped=(r.Skipped(stage="events", code="no-party", why="no party", evidence=(span("dispute"),)),),
    )
    assert check(made) == ()
    return made


def position(number, holder, issue, kind, stance, evidence):
    return r.Position(
        id=f"po-{number}",
        holders=(holder,),
        issue=issue,
        issue_id=issue.replace(" ", "-"),
        kind=kind,
        stance=stance,
        evidence=(evidence,),
        confidence=0.7,
    )
