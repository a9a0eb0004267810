"""Why a slot has its value: value ← "words" (rule)."""

from __future__ import annotations

from collections.abc import Iterator

from vaarta.model.report import Event, Participant, Quote, Reason, Role

_ROLES = frozenset(role.value for role in Role)


def explanations(fact: Event | Quote, text: str) -> Iterator[str]:
    """One line for every reason that `fact` gives, and one for every filled slot without a reason.

    A participant's slot is its role. The words of a quote are not repeated.
    """
    slots = _event_slots(fact) if isinstance(fact, Event) else _quote_slots(fact)
    people = fact.participants if isinstance(fact, Event) else ()
    told: set[str | Participant] = set()
    for reason in fact.reasons:
        participant = _participant(people, reason) if reason.slot in _ROLES else None
        told.add(participant or reason.slot)
        value = _told(participant) if participant else slots.get(reason.slot, "")
        words = f'"{reason.span.of(text)}" ' if reason.span and reason.slot != "words" else ""
        yield f"{reason.slot}: {value} ← {words}({reason.rule})".replace(":  ←", " ←")
    for slot, value in slots.items():
        if value and slot not in told:
            yield f"{slot}: {value} ← no reason recorded"
    for participant in people:
        if participant not in told:
            yield f"{participant.role.value}: {_told(participant)} ← no reason recorded"
    if isinstance(fact, Event):
        yield f"confidence: {fact.confidence:.2f}"


def _participant(people: tuple[Participant, ...], reason: Reason) -> Participant | None:
    """The participant whose words the reason points at, else the only one in its role."""
    own = [participant for participant in people if participant.role.value == reason.slot]
    for participant in own:
        if reason.span and participant.span and reason.span.overlaps(participant.span):
            return participant
    return own[0] if len(own) == 1 else None


def _event_slots(event: Event) -> dict[str, str]:
    sitting = event.mechanism
    number = f" {sitting.ordinal}" if sitting and sitting.ordinal is not None else ""
    return {
        "kind": event.kind.value,
        "status": event.status.value,
        "when": event.when or "",
        "place": event.place.name if event.place else "",
        "mechanism": sitting.entity.name + number if sitting else "",
        "topics": ", ".join(event.topics),
        "attribution": event.attribution.by.name if event.attribution.by else "",
    }


def _quote_slots(quote: Quote) -> dict[str, str]:
    return {
        "speaker": quote.speaker.name if quote.speaker else "",
        "kind": quote.kind,
        "channel": quote.channel or "",
        "when": quote.when or "",
    }


def _told(participant: Participant) -> str:
    entity = participant.entity
    return f"{entity.name} ({entity.id})" if entity.id else entity.name
