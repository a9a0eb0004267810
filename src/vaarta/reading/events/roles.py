"""Roles: the mentions of a clause put into the roles of a frame by their cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Role, TimeExpression
from vaarta.packs.frames import Frame
from vaarta.reading.clauses import PEOPLE, Clause, Item
from vaarta.reading.events.addressees import addressed
from vaarta.reading.events.draft import Part
from vaarta.reading.events.triggers import Found, Text
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.times import days_of, when_of

_OWNED = "genitive"
_INSTITUTIONS = frozenset({Kind.AGREEMENT, Kind.ANNOUNCEMENT, Kind.SESSION, Kind.MESSAGE})


@dataclass(frozen=True, slots=True)
class Scope:
    """What a trigger can draw on: its clause, the clauses before it in the sentence, nearest first, and the subject of the
    sentence before, which a greeting or a letter may go on with."""

    clause: Clause
    earlier: tuple[Clause, ...]
    previous_subject: tuple[Item, ...] = ()


def fill(text: Text, found: Found, scope: Scope, claimed: frozenset[int]) -> tuple[tuple[Part, ...], set[int]]:
    """The participants of the event that `found` names, and the tokens at which they stand.

    `claimed` are the first tokens of mentions that a stronger trigger of the clause has taken for itself (partners and
    owners; a subject is shared).
    """
    frame, clause = found.frame, scope.clause
    parts: list[Part] = []
    used: set[int] = set()
    subject = _subject(text, found, scope)
    subject_role = frame.roles.get("subject")
    for item in clause.items:
        if item.mention is None or not item.is_party or item in subject:
            continue
        role = _role(text, found, item, clause)
        if role is None or item.first in claimed or item.first >= found.end:
            continue
        mention = item.mention
        if mention.form in _OPEN_FORMS and not mention.entities and not mention.side and item.case in _PARTNERS:
            mention = text.partner(mention, text.sides_of(subject) or text.sides_of(clause.items)) or mention
        parts.extend(parts_of(text, mention, role, f"case: {item.case or 'bare'}"))
        used.add(item.first)
    antecedent = _antecedent(text, scope)
    if antecedent is not None and (role := frame.roles.get(antecedent[1])) and antecedent[0].mention is not None:
        parts.extend(parts_of(text, antecedent[0].mention, role, f"case: {antecedent[1]}"))
    carried = [item for item in subject if item not in clause.items]
    if carried and found.frame.minimum >= 2 and (not parts or _one_side(text, parts, carried)):
        subject = ()
    if subject_role is not None:
        fresh = [p for item in subject if item.mention for p in parts_of(text, item.mention, subject_role, "case: subject")]
        parts = fresh + parts
    if (
        len(parts) == 1
        and found.frame.minimum >= 2
        and (parts[0].rule in _WITH or _among_themselves(found, parts[0]))
        and not found.determined
    ):
        other = text.partner(replace(parts[0].mention, form=Form.PRONOUN), [parts[0].side])
        if other is not None and subject_role is not None:
            parts = [*parts_of(text, other, subject_role, "the person told before"), *parts]
    if found.frame.minimum >= 2:
        parts = [_other_than(text, part, parts) for part in parts]
    if found.kind is Kind.MESSAGE and all(part.role is not Role.RECIPIENT for part in parts):
        to = addressed(text, found, clause)
        if to is not None and to[0].mention is not None:
            parts = [*parts, *parts_of(text, to[0].mention, Role.RECIPIENT, to[1])]
    return _persons_first(_distinct(parts), found.kind), used


def _among_themselves(found: Found, part: Part) -> bool:
    """Whether a pronoun alone is the subject of a verb of meeting, so that it means both ("वे बाली में मिले थे")."""
    return part.mention.form is Form.PRONOUN and found.verb is not None and found.verb.first == found.first


def _one_side(text: Text, parts: Sequence[Part], carried: Sequence[Item]) -> bool:
    """Whether a subject carried over from before acts for the side of those named: then somebody else is meant."""
    sides = {side for side in text.sides_of(carried) if side}
    return bool(sides) and sides == {part.side for part in parts}


def _other_than(text: Text, part: Part, parts: Sequence[Part]) -> Part:
    """A pronoun means nobody whom the same clause names as the other side ("शी के साथ उनकी वार्ता"): then the person before."""
    if part.mention.form is not Form.PRONOUN or len(part.mention.entities) != 1:
        return part
    named = [p for p in parts if p.mention is not part.mention and p.mention.form is not Form.PRONOUN]
    if not any(p.entity.key == part.entity.key for p in named):
        return part
    other = text.partner(part.mention, [p.side for p in named])
    return next(iter(parts_of(text, other, part.role, "the person told before")), part) if other else part


def _role(text: Text, found: Found, item: Item, clause: Clause) -> Role | None:
    case = item.case
    if case is None or case == "ergative":
        return None
    if case == _OWNED:
        if found.verb is not None and found.first == found.verb.first and found.verb.finite:
            return None
        return found.frame.roles.get(_OWNED) if owns(text, item, found.first, clause) else None
    return found.frame.roles.get(case)


_OPEN_FORMS = frozenset({Form.PRONOUN, Form.OFFICE})
"""Pronouns, and offices without a state ("अपने समकक्ष"), which may be left open by the link stage."""
_PARTNERS = frozenset({"ablative", "comitative", "dative", "genitive"})
_WITH = frozenset({"case: ablative", "case: comitative"})
_MATTER = 5
"""How many tokens behind a place the matter may stand that is there."""
_ORDER = frozenset({"after", "before"})
_NO_DATE = frozenset({None, "terminative", "dative", "adessive"})
"""Cases in which a year in figures dates nothing."""
_REFERRING = frozenset({"genitive", "topical", "dative", "benefactive", "adessive", "ablative"})
_MODIFYING = frozenset({"participle", "prospective", "participle_ongoing"})
_OBLIGING = frozenset({"was_to", "future"})
_SUBJECT_FORMS = frozenset({"subject", "ergative"})


def owns(text: Text, item: Item, first: int, clause: Clause) -> bool:
    """Whether the genitive `item` belongs to the noun at token `first`: no other noun has taken it, and no verb ends between.

    Other mentions and times of the clause may stand between ("ट्रंप की शी से बुसान में हुई मुलाकात"); a word that is neither
    and carries a case of its own is a noun that the genitive belongs to instead ("ट्रंप की टीम से मुलाकात").
    """
    if item.after > first:
        return False
    behind = {other.first: other.after for other in clause.items}
    verbs = {g.first: g for g in clause.verbs}
    i = item.after
    while i < first:
        if i in behind:
            i = max(behind[i], i + 1)
            continue
        group = verbs.get(i)
        if group is not None:
            if group.aspect not in _MODIFYING:
                return False
            i = group.last
            continue
        adverb = next((n for n in (2, 3) if text.segments.keys[i : i + n] in text.closed.adverbs), 0)
        if not adverb and text.closed.cases.get((text.segments.keys[i],), _OWNED) != _OWNED:
            return False
        i += adverb or 1
    return True


def _subject(text: Text, found: Found, scope: Scope) -> tuple[Item, ...]:
    """The items that are the subject of the trigger's verb."""
    clause = scope.clause
    verb = found.verb or found.modifier
    if (found.verb is not None and found.verb.aspect == "participle") or (found.verb is None and found.modifier is not None):
        assert verb is not None
        after = [item for item in clause.items if item.first >= verb.last and item.is_party and _human(item)]
        if found.verb is not None and after and after[0].first - verb.last <= 1:
            return _with_list(clause, after[0])
    here = subjects(clause, found.first) or _between(clause, found)
    if here:
        return here
    if found.verb is not None and found.verb.aspect in _OBLIGING:
        obliged = [i for i in clause.items if i.is_party and i.case == "dative" and _human(i) and i.first < found.first]
        if obliged:
            return (obliged[0],)
    antecedent = _antecedent(text, scope)
    if antecedent is not None and antecedent[1] in _SUBJECT_FORMS:
        return (antecedent[0],)
    if found.frame.roles.get("subject") is None or found.frame.own_subject:
        return ()
    if _enough(found, clause) or _unknown_subject(text, clause):
        return ()
    for earlier in scope.earlier:
        carried = subjects(earlier, earlier.last)
        if carried:
            return carried
    return scope.previous_subject if found.kind is Kind.MESSAGE else ()


def _unknown_subject(text: Text, clause: Clause) -> bool:
    """Whether the clause has a subject in the ergative that names nobody known, so that none is carried over."""
    marked = {item.after for item in clause.items if item.case == "ergative"}
    keys = text.segments.keys
    return any(
        text.closed.cases.get((keys[i],)) == "ergative" and not any(0 <= after - i <= 2 for after in marked)
        for i in range(clause.first, clause.last)
    )


def _between(clause: Clause, found: Found) -> tuple[Item, ...]:
    """The subject that stands behind the trigger: any where the noun is only named or its verb is not the clause's main
    verb, else one in the ergative between noun and verb ("जिसकी घोषणा मंत्रालय ने की")."""
    if found.verb is None or not found.verb.finite:
        return subjects(clause, clause.last)
    return tuple(item for item in subjects(clause, found.end) if item.case == "ergative")


def _antecedent(text: Text, scope: Scope) -> tuple[Item, str] | None:
    """The person that a relative clause goes on about, and the case that its pronoun has in the clause."""
    clause = scope.clause
    if clause.opener != "relative" or not scope.earlier:
        return None
    case = text.closed.fused.get(text.segments.keys[clause.first])
    parties = [i for i in scope.earlier[0].items if i.is_party and _human(i) and i.first < clause.first]
    return (parties[-1], case) if case and parties else None


def _enough(found: Found, clause: Clause) -> bool:
    """Whether a clause without a subject names all sides by itself (between A and B; A's meeting with B; A and B's meeting)."""
    if found.frame.minimum < 2:
        return False
    cases = [item.case for item in clause.items if item.is_party and not item.joined and item.first < found.end]
    listed = any(i.joined and i.case == "genitive" and i.is_party and _human(i) and i.first < found.end for i in clause.items)
    partners = sum(case in found.frame.roles and case != "genitive" for case in cases) + listed
    return "between" in cases or partners + (cases.count("genitive") > 0) >= 2


def subjects(clause: Clause, before: int) -> tuple[Item, ...]:
    """The subject of `clause`, if it stands before token `before`: the ergative party, else the agent, else the first bare one,
    which also stands before the state on whose part it acts ("भारत की ओर से विदेश मंत्री भाग लेंगे")."""
    parties = [item for item in clause.items if item.is_party and item.first < before]
    ergative = [item for item in parties if item.case == "ergative"]
    if ergative:
        return tuple(ergative)
    agents = tuple(item for item in parties if item.case == "agentive")
    bare = next((item for item in parties if item.case is None and _human(item)), None)
    if agents and not (bare is not None and all(item.mention and item.mention.type is EntityType.STATE for item in agents)):
        return agents
    return _with_list(clause, bare) if bare is not None else ()


def _human(item: Item) -> bool:
    assert item.mention is not None
    return (
        item.mention.type in PEOPLE
        or item.mention.form is Form.COLLECTIVE
        or (item.mention.type in (EntityType.MINISTRY, EntityType.ORGANISATION) and item.case is not None)
    )


def _with_list(clause: Clause, item: Item) -> tuple[Item, ...]:
    """`item` with the items that its list joins to it."""
    items = list(clause.items)
    at = items.index(item)
    out = [item]
    while items[at].joined and at + 1 < len(items):
        at += 1
        out.append(items[at])
    return tuple(out)


def parts_of(text: Text, mention: Linked, role: Role, rule: str) -> list[Part]:
    """One participant for each entity of `mention`, with its side."""
    own = mention.side if len(mention.entities) == 1 else None
    return [Part(e, role, mention, rule, text.sides.get(e.key) or own) for e in mention.entities]


def _distinct(parts: Sequence[Part]) -> list[Part]:
    seen: set[str] = set()
    out = []
    for part in parts:
        if part.entity.key not in seen:
            seen.add(part.entity.key)
            out.append(part)
    return out


def _persons_first(parts: list[Part], kind: Kind) -> tuple[Part, ...]:
    """Persons rather than their states, where a person is named (codebook: participants)."""
    if kind in _INSTITUTIONS or not any(part.entity.type in PEOPLE for part in parts):
        return tuple(parts)
    return tuple(p for p in parts if p.entity.type is not EntityType.STATE)


def place_of(text: Text, found: Found, scope: Scope) -> tuple[Linked | None, str]:
    """The place that the frame's cases give, and the case that gave it."""
    clause = scope.clause
    for case in found.frame.place:
        places = [item for item in clause.items if item.is_place and item.first < found.end]
        if case == "bare":
            near = [i for i in places if i.case is None and _beside(text, i, found)]
        elif case == _OWNED:
            near = [i for i in places if i.case == _OWNED and owns(text, i, found.first, clause)]
        elif case == "locative_deictic":
            near = [i for i in places if _points(i)]
        else:
            near = [i for i in places if (i.case == case and _settles(i, case)) or (case == "locative" and _points(i))]
            near = [i for i in near if not _of_a_matter(text, i, found)]
        if found.frame.place_adjacent:
            near = [i for i in near if 0 <= found.first - i.after <= 1]
        if near:
            return near[-1].mention, f"case: {case}"
    return None, ""


def _of_a_matter(text: Text, item: Item, found: Found) -> bool:
    """Whether a place is where the matter is that is talked of ("गाजा में 60 दिन के सीजफायर पर बात हुई")."""
    return text.has(text.cues.matters, item.after, min(item.after + _MATTER, found.first))


def _points(item: Item) -> bool:
    """Whether this is a bare "here" or "there"."""
    return item.mention is not None and item.mention.form is Form.DEICTIC and item.case is None


def _settles(item: Item, case: str) -> bool:
    """Whether a place in this case says where: on top of things only a place proper does."""
    return item.mention is not None and (case != "adessive" or item.mention.type is EntityType.PLACE)


def _beside(text: Text, item: Item, found: Found) -> bool:
    """Whether a bare place stands right before the trigger, or before the verb that makes it a statement ("यात्रा पर दोहा पहुंचे")."""
    moved = found.through is not None and found.verb is not None and item.first >= found.last
    return _adjacent(text, item, found.first) or (moved and found.verb is not None and _adjacent(text, item, found.verb.first))


def _adjacent(text: Text, item: Item, first: int) -> bool:
    """Whether nothing but an adverb or two stands between a bare place and the trigger at token `first`."""
    gap = first - item.last
    return 0 <= gap <= 2 and not any((key,) in text.closed.cases for key in text.segments.keys[item.last : first])


def times_of(text: Text, found: Found, scope: Scope) -> tuple[TimeExpression | None, TimeExpression | None]:
    """The time that dates the event, and the duration beside it ("दो दिवसीय")."""
    clause = scope.clause
    duration = _nearest((i.time for i in clause.items if i.time and i.first < found.end and days_of(i.time)), found)
    if found.verb is None and found.modifier is None and found.case in _REFERRING:
        near = [i for i in clause.items if i.time and when_of(i.time) and 0 <= found.first - i.after <= 2]
        return (near[-1].time if near else None), duration
    above = () if clause.opener == "complement" else tuple(c for c in scope.earlier if c.opener != "relative")
    for candidate in (clause, *above):
        dated = [i for i in candidate.items if i.time and when_of(i.time) and not _of_another(text, i, found, candidate)]
        if found.kind is Kind.MESSAGE:
            dated = [i for i in dated if not _of_content(i, found, candidate)]
        if candidate is clause:
            modifies = found.verb is not None and found.verb.aspect in _MODIFYING
            dated = [i for i in dated if i.first < found.end] or ([] if modifies else dated[:1])
        if dated:
            between = [i for i in dated if found.last <= i.first < found.end]
            chosen = between[0] if between and found.modifier is None else min(dated, key=lambda i: abs(found.first - i.last))
            return chosen.time, duration
    return None, duration


def _of_another(text: Text, item: Item, found: Found, clause: Clause) -> bool:
    """Whether a time dates something else: what was before or after it, what is aimed at by a year or named after it ("2030 तक … का
    लक्ष्य", "विजन 2030 को"), what a text is to go for ("2026-27 के लिए योजना पर"), or the noun of a participle of its own ("अगले वर्ष होने वाले सम्मेलन के लिए …")."""
    if item.case in _ORDER or (item.case in _NO_DATE and _in_figures(text, item)):
        return True
    if found.kind is Kind.AGREEMENT and item.case == "benefactive":
        return True
    verb = next((g for g in clause.verbs if 0 <= g.first - item.after <= 3), None)
    if verb is None or verb.aspect not in _MODIFYING or verb is found.modifier or verb is found.verb:
        return False
    return verb.last < found.first


def _in_figures(text: Text, item: Item) -> bool:
    """Whether a time is a year and no more, told by its number."""
    return item.time is not None and item.time.value in text.segments.keys[item.first : item.last]


def _of_content(item: Item, found: Found, clause: Clause) -> bool:
    """Whether a time belongs to what a message asks or is about ("अगले वर्ष भारत आने का निमंत्रण")."""
    return item.case == _OWNED or any(g.aspect == "oblique" and item.last <= g.first < found.first for g in clause.verbs)


def _nearest(times: Iterable[TimeExpression | None], found: Found) -> TimeExpression | None:
    return next(reversed([t for t in times if t is not None]), None)


def kept_roles(parts: Sequence[Part], frame: Frame) -> bool:
    """Whether the participants are enough for the frame."""
    return len({part.entity.key for part in parts}) >= frame.minimum
