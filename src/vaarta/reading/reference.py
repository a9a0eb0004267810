"""Words that refer to what was told before: pronouns, "both leaders", "here", "the talks"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from vaarta.model.entity import Entity, EntityType
from vaarta.packs.reference import reference_tables
from vaarta.packs.script import folder
from vaarta.reading.antecedents import REACH, antecedents, clause_start, is_spokesperson, subject_case
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.mentions import Form
from vaarta.reading.people import kind_in
from vaarta.reading.series_index import mechanism_index
from vaarta.reading.story import Actor, Story, Told

_FADE = 0.65
"""What is left of a mention's weight one sentence on."""
_TOGETHER = 0.8
"""What it weighs that persons were told in one sentence."""
_ACTED_ON = frozenset({"ablative", "dative", "comitative"})
_TOGETHER_IN = frozenset({"genitive", "between", "ergative"})
"""Cases in which a list of states tells of them as parties."""
_SPEAKING = frozenset({"foreign-secretary", "foreign-ministry-secretary", "ambassador", "high-commissioner"})
"""Offices whose holders speak for the leaders that a text means by "both leaders"."""
_SURE = 0.55
"""The share of probability below which the reader abstains."""
_AT = (None, "locative", "terminative", "genitive", "benefactive")
"""Cases in which a place is one to be in or to go to."""
HEADS = frozenset({"head-of-state", "head-of-government"})


def read_pronoun(candidate: Candidate, story: Story) -> tuple[Actor | None, float, str]:
    """Whom a pronoun means, how sure, and by which rule; None where nobody was told, or two fit alike."""
    weights = reference_tables(story.segments.language).weights[candidate.word]
    scored = [
        (sum(weights.get(name, 0.0) * value for name, value in features.items()), actor)
        for actor, features in antecedents(candidate, story)
    ]
    if not scored:
        return None, 0.3, "reference: pronoun without a person before it"
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][0]
    share = 1.0 / sum(math.exp(score - best) for score, _ in scored)
    if share < _SURE:
        return None, share, f"reference: pronoun-{candidate.word}, two persons fit alike"
    return scored[0][1], share, f"reference: pronoun-{candidate.word}"


def read_counted(candidate: Candidate, story: Story) -> tuple[tuple[Entity, ...], EntityType, str]:
    """Whom "दोनों नेताओं" or "तीनों देशों" means: the last so many persons, or states, told together."""
    head = candidate.word.rpartition(" ")[2]
    count = candidate.count or 2
    if head in story.tables.state_nouns:
        return last_states(count, candidate.sentence, story), EntityType.STATE, "reference: states told together"
    kinds = frozenset(kind_in(sense, None, story.knowledge) for title in candidate.titles for sense in title)
    kinds = frozenset() if kinds & {"leader", "diplomat"} else kinds
    actors = last_actors(count, candidate, story, kinds)
    if not actors and not candidate.word:
        states = last_states(count, candidate.sentence, story)
        return states, EntityType.STATE, "reference: states told together"
    return tuple(a.entity for a in actors), EntityType.PERSON, "reference: persons told together"


def last_actors(count: int, candidate: Candidate, story: Story, kinds: frozenset[str]) -> tuple[Actor, ...]:
    """The `count` persons that the text has lately told together, of different sides where two are meant; else none.

    Of every such set the one is taken whose persons were told nearest, most often, acting, and in one sentence. Who acts in
    the clause is not among those it acts on; who speaks for others is no leader.
    """
    here = candidate.sentence
    case = story.case_behind(candidate.last)
    near = [t for t in story.told if here - t.sentence <= REACH and t.first < candidate.first]
    if kinds:
        near = [
            t for t in near if t.actor.office in kinds or ("minister" in kinds and (t.actor.office or "").endswith("-minister"))
        ]
    if candidate.sides:
        near = [t for t in near if t.actor.side in candidate.sides]
    if case in _ACTED_ON:
        clause = clause_start(candidate, story)
        acting = {t.actor.entity.key for t in near if t.sentence == here and t.first >= clause and t.case in (None, "ergative")}
        near = [t for t in near if t.actor.entity.key not in acting]
    actors = {t.actor.entity.key: t.actor for t in near}
    if len(actors) > count:
        speaking = {key for key, actor in actors.items() if actor.office in _SPEAKING or is_spokesperson(actor)}
        if len(actors) - len(speaking) >= count:
            actors = {key: actor for key, actor in actors.items() if key not in speaking}
    if len(actors) < count:
        return ()
    weight = {key: _salience(key, near, here, story) for key in actors}
    best: tuple[float, tuple[str, ...]] | None = None
    ranked = sorted(actors, key=lambda key: -weight[key])[: count + 4]
    for group in combinations(ranked, count):
        alone = kinds and len(actors) == count
        if count == 2 and not (candidate.sides or alone or _different([actors[key] for key in group])):
            continue
        together = max(
            (
                _FADE ** (here - n)
                for n in {t.sentence for t in near}
                if set(group) <= {t.actor.entity.key for t in near if t.sentence == n}
            ),
            default=0.0,
        )
        score = sum(weight[key] for key in group) / count + _TOGETHER * together
        if best is None or score > best[0]:
            best = (score, group)
    if best is None:
        return ()
    order = [t.actor.entity.key for t in near]
    return tuple(actors[key] for key in sorted(best[1], key=order.index))


def _salience(key: str, near: list[Told], here: int, story: Story) -> float:
    """How much a person is in the reader's mind: nearness, a share of all mentions, and whether he acted."""
    own = [t for t in near if t.actor.entity.key == key]
    total = sum(t.actor.entity.key == key for t in story.told)
    acted = any(subject_case(t) in ("ergative", "subject") for t in own[-2:])
    return _FADE ** (here - own[-1].sentence) + total / len(story.told) + 0.2 * acted


def _different(actors: list[Actor]) -> bool:
    sides = [a.side for a in actors]
    return len(set(sides)) == len(sides) or None in sides


def last_states(count: int, sentence: int, story: Story) -> tuple[Entity, ...]:
    """The last `count` states told, in the order in which they were told; the publisher's own counts as told before all."""
    codes: list[str] = []
    for told in (story.named_states, story.states):
        by_sentence: dict[int, list[str]] = {}
        for number, code in told:
            by_sentence.setdefault(number, [])
            if code not in by_sentence[number]:
                by_sentence[number].append(code)
        for number in sorted(by_sentence, reverse=True):
            if number > sentence:
                continue
            if len(by_sentence[number]) == count:
                return _states(by_sentence[number], story)
            joined = [(last, codes) for n, last, codes in story.joined_states if n == number and len(codes) == count]
            lists = [codes for last, codes in joined if story.case_behind(last) in _TOGETHER_IN]
            if len(by_sentence[number]) > count and lists:
                return _states(lists[-1], story)
    seen: dict[str, int] = {}
    for _, code in story.states:
        seen[code] = seen.get(code, 0) + 1
    codes = sorted(seen, key=lambda c: -seen[c])[:count]
    if len(codes) == count - 1 and story.home and story.home not in codes:
        codes.append(story.home)
    return _states(codes, story) if len(codes) == count else ()


def _states(codes: Sequence[str], story: Story) -> tuple[Entity, ...]:
    return tuple(e for code in codes if (e := story.knowledge.side_entity(code)))


def read_leader(candidate: Candidate, story: Story) -> Actor | None:
    """ "रूसी नेता", "मेहमान मंत्री": the one person told before who acts for that state."""
    sides = set(candidate.sides)
    found = [t.actor for t in reversed(story.told) if t.actor.side in sides]
    heads = [a for a in found if a.office in HEADS]
    return next(iter(heads or found), None)


def read_place(candidate: Candidate, story: Story) -> tuple[Entity | None, str | None]:
    """The place that "यहां", "वहां" or "जहां" points at: the dateline's; the last other place told; the one just before."""
    dateline = story.dateline.place if story.dateline else None
    before = [s for s in reversed(story.scenes) if s.first < candidate.first]
    if candidate.shape is Shape.WHERE:
        found = next((s for s in before if s.sentence == candidate.sentence), None)
    elif candidate.shape is Shape.HERE:
        if dateline:
            return dateline, story.knowledge.side_of(dateline.id) if dateline.id else None
        found = next((s for s in before if s.kind not in ("venue", "state", "region")), None)
    else:
        away = [s for s in before if s.kind not in ("venue", "region") and not (s.kind == "state" and s.side == story.home)]
        away = [s for s in away if dateline is None or s.place.id != dateline.id]
        found = next(iter([s for s in away if s.case in _AT and candidate.sentence - s.sentence <= 2] or away), None)
    return (found.place, found.side) if found else (None, None)


def read_sitting(candidate: Candidate, story: Story) -> tuple[Entity, str] | None:
    """The mechanism that a short mention ("आयोग", "शिखर सम्मेलन") means, and by which rule.

    It is the one told before whose name has that head, if the article tells of one such only; for "the next, the last" one it
    is the one told last; else the one that the organisation told just before sits in under that head.
    """
    named = [m for _, m in story.mechanisms if m.form is Form.NAME and m.entity]
    heads = set(candidate.word.split())
    found: dict[str, Entity] = {}
    for mention in named:
        entity = mention.entities[0]
        own = folder(story.segments.language).phrase(entity.names.get(story.segments.language, "").split()).split(" ")
        if heads & {*story.segments.keys[mention.first : mention.last], *own}:
            found[entity.key] = entity
    if len(found) == 1:
        return next(iter(found.values())), f"reference: {candidate.word} told before"
    if candidate.honoured and named:
        return named[-1].entities[0], "reference: another sitting of the mechanism told last"
    near = dict.fromkeys(side for sentence, side in story.bodies if candidate.sentence - sentence <= REACH)
    index = mechanism_index(story.knowledge, story.segments.language)
    fitting: dict[str, str] = {}
    for side in near:
        key = (frozenset({side}), tuple(candidate.word.split()))
        targets = set(index.names.get(key, ())) or index.derived.get(key, set())
        if len(targets) == 1:
            fitting[next(iter(targets))] = side
    if len(fitting) == 1 and not found:
        target, side = next(iter(fitting.items()))
        return story.knowledge.entity(target), f"reference: {candidate.word} of {side} told before"
    return None
