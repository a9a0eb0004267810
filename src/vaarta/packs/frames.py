"""The frames of a pack: what names an event of each kind, and which case marks which of its roles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from vaarta.model.report import Kind, Role, Status
from vaarta.packs.loader import section
from vaarta.packs.script import folder


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One case frame: words that name an event, and the roles that cases mark beside them."""

    name: str
    nouns: tuple[str, ...] = ()
    """Nominal triggers, every inflected form; phrases of several words allowed."""
    light: tuple[str, ...] = ()
    """Roots of the verbs that make a noun of this frame a statement (मुलाकात करना); empty: any verb."""
    verbs: tuple[str, ...] = ()
    """Roots of verbs that name the event by themselves."""
    roles: dict[str, Role] = {}
    """Case → role; `subject` is the ergative or bare subject, `genitive` the owner of the trigger noun."""
    place: tuple[str, ...] = ()
    """Cases of the place, first choice first; `bare` is a place right before the trigger."""
    minimum: int = 0
    """How many participants the frame needs."""
    needs: tuple[str, ...] = ()
    """Roles or slots one of which must be filled: a role's name, a case's name, `place`, `mechanism`, `time`."""
    with_words: tuple[str, ...] = ()
    """Words one of which must stand in the clause before the trigger (फोन for a call)."""
    without_words: tuple[str, ...] = ()
    """Words none of which may stand in the clause before the trigger."""
    not_before: tuple[str, ...] = ()
    """Words that, right before the trigger, make it something else."""
    not_after: tuple[str, ...] = ()
    """Words that, right after the trigger, make it something else."""
    split: bool = False
    """Several partners in one case are several events, unless words of joining stand by."""
    presupposes: tuple[str, ...] = ()
    """Cases in which the mere noun states the event (after the talks, during the visit); in others it only refers to it."""
    presupposes_dated: tuple[str, ...] = ()
    """Further cases in which it does so where a time or a place stands by."""
    place_adjacent: bool = False
    """The place must stand right before the verb (भारत में हैं)."""
    by_phone_too: bool = False
    """Without a place it may as well tell of a call: it does where a call was told last."""
    adds_only: bool = False
    """The frame tells nothing of its own; it adds to an event told before (received at the airport)."""
    affirmative: bool = False
    """Negated, the frame says nothing (पुष्टि नहीं की)."""
    sets_out: bool = False
    """The visit begins with what the frame tells (set out for): what was told before it was elsewhere."""
    hither: tuple[str, ...] = ()
    """Roots of its verbs that say that somebody comes here, where the story is told from: dated, they need no place."""
    own_subject: bool = False
    """The subject must stand in the clause itself."""
    through_only: tuple[str, ...] = ()
    """Aspects that make a statement of the noun only through one of the cases of `through` (यात्रा पर हैं)."""
    aspects: dict[str, Status] = {}
    """Aspects that this frame reads in its own way (arrived: the visit is ongoing)."""
    only: tuple[str, ...] = ()
    """The aspects in which the frame reads its verb; any, if empty."""
    announces: tuple[Status, ...] = ()
    """The frame holds only beside an event of such a status in its sentence (announcements)."""
    apart: bool = False
    """A text of its own beside those signed at the same occasion (a joint statement)."""
    only_stated: bool = False
    """What is announced must be stated by a verb, not merely named."""
    goes_back: bool = False
    """With words that refer to it (`told_before`), the event announced may be one told before (इसकी घोषणा)."""
    through: tuple[str, ...] = ()
    """Cases between a noun and its verb that leave it a statement (यात्रा पर हैं)."""
    weight: float = 0.8
    """Which of two frames of one length wins where both fit."""
    examples: tuple[str, ...] = ()


class KindFrames(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/frames/KIND.yaml`."""

    source: str
    kind: Kind
    frames: tuple[Frame, ...]


class StatusWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words and verb roots that give a status whatever the tense."""

    status: Status
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    """Words of the clause that take the status away again (न तो स्थगित)."""


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/cues.yaml`: status, joining, anaphora, relations."""

    source: str
    aspects: dict[str, Status]
    """Aspect of the verb → status; an aspect that is not listed codes nothing."""
    negated: dict[str, Status]
    """The same under negation."""
    status_words: tuple[StatusWords, ...]
    planned_before: tuple[str, ...]
    """Words right before a noun that make it planned (आगामी, प्रस्तावित)."""
    planned_after: tuple[str, ...]
    """Nouns that a genitive ties to a planned event (की तैयारी, का कार्यक्रम)."""
    nothing: tuple[str, ...]
    """Words of a clause that code nothing (अटकलें, अगर)."""
    invitations: tuple[str, ...]
    """Nouns of inviting, of which a visit is the object (आने का निमंत्रण)."""
    accepted: tuple[str, ...]
    """Words that make an invitation a visit to come (स्वीकार)."""
    affirmed: tuple[str, ...]
    """Words of saying under whose negated verb a complement clause states nothing (पुष्टि नहीं की कि …)."""
    rumours: tuple[str, ...]
    """Words of talk, of which a complement clause states nothing (चर्चा थी कि …)."""
    new_dates: tuple[str, ...]
    """What is said of an event told before that is put off (नयी तारीखें)."""
    told_before: tuple[str, ...]
    """Words before a word of announcing that go back to an event told before (इसकी घोषणा, यह जानकारी)."""
    peoples: tuple[str, ...]
    """Nouns that stand for the state whose they are, as a message's recipient (के लोगों को, की सरकार को)."""
    deaths: tuple[str, ...]
    """Nouns of death: a condolence goes to the state of whose death it speaks (के निधन पर)."""
    again: tuple[str, ...]
    """Words before a noun that make it one more of the kind told before (अगली बैठक, दूसरा दौर)."""
    question: str
    """Marks at the end of a sentence that asks, and states nothing."""
    together: tuple[str, ...]
    """Words that make one event of several partners."""
    apart: tuple[str, ...]
    """Words that make several events of several subjects."""
    matters: tuple[str, ...]
    """Nouns of what talks are about: a place in the locative before one is where it is, not where the talks are."""
    therein: tuple[str, ...]
    """Pronouns that stand for the sitting told last, as what people take part in (इसमें)."""
    determiners: tuple[str, ...]
    """Words before a trigger noun that refer to an event told before (इस मुलाकात)."""
    durations: tuple[str, ...]
    """Words that close an interval (संपन्न): with an N-day span the event ends on the day told."""
    lasts: tuple[str, ...]
    """Roots of verbs that say how long a sitting goes on (चलना)."""
    returns: tuple[str, ...]
    """Roots of verbs that close a visit in the same way (लौटना)."""
    leaves: tuple[str, ...]
    """Words that with a verb say that somebody leaves for somewhere, and so ends a visit elsewhere (रवाना)."""
    stays: tuple[str, ...]
    """Roots of verbs of staying, which with "until" give a visit's last day (रहना, ठहरना)."""
    within: tuple[str, ...]
    """Phrases at the head of a sentence that put it inside the event told last (इस दौरान)."""
    same_day: tuple[str, ...]
    """Phrases that keep place and day of the event told last (इससे पहले, इसके बाद)."""
    sidelines: tuple[str, ...]
    """Cases or phrases between a session and what happens at its edge."""
    prepares: tuple[str, ...]
    """Nouns that make an event prepare another (तैयारियों)."""


_WORD_LISTS = tuple(field.name for field in msgspec.structs.fields(Cues) if field.type == tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame as the reader looks it up: `key` is the trigger's word keys; word lists are phrases of keys."""

    key: tuple[str, ...]
    kind: Kind
    frame: Frame
    light: frozenset[str]
    with_words: tuple[str, ...]
    without_words: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameTables:
    """All frames of a language: nominal triggers by their first word, longest first; verbal ones by root."""

    nouns: dict[str, tuple[Trigger, ...]]
    verbs: dict[str, tuple[Trigger, ...]]
    by_name: dict[str, Frame]


@lru_cache(maxsize=None)
def frames(language: str) -> FrameTables:
    """The frames of `language` for every kind of event."""
    fold = folder(language)

    def phrases(forms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fold.phrase(form.split()) for form in forms)

    nouns: dict[str, list[Trigger]] = defaultdict(list)
    verbs: dict[str, list[Trigger]] = defaultdict(list)
    by_name: dict[str, Frame] = {}
    for kind in Kind:
        for frame in section(language, f"frames/{kind}", KindFrames).frames:
            by_name[frame.name] = frame
            for forms, table in ((frame.nouns, nouns), (frame.verbs, verbs)):
                for phrase in phrases(forms):
                    key = tuple(phrase.split())
                    table[key[0]].append(
                        Trigger(
                            key,
                            kind,
                            frame,
                            light=frozenset(phrases(frame.light)),
                            with_words=phrases(frame.with_words),
                            without_words=phrases(frame.without_words),
                            not_before=phrases(frame.not_before),
                            not_after=phrases(frame.not_after),
                        )
                    )
    return FrameTables(
        nouns={first: tuple(sorted(found, key=lambda t: -len(t.key))) for first, found in nouns.items()},
        verbs={root: tuple(found) for root, found in verbs.items()},
        by_name=by_name,
    )


@lru_cache(maxsize=None)
def cues(language: str) -> Cues:
    """The cues of `language`, every word as its key."""
    data, fold = section(language, "cues", Cues), folder(language)

    def key(forms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fold.phrase(form.split()) for form in forms)

    return msgspec.structs.replace(
        data,
        status_words=tuple(
            msgspec.structs.replace(s, verbs=key(s.verbs), words=key(s.words), not_with=key(s.not_with))
            for s in data.status_words
        ),
        **{name: key(getattr(data, name)) for name in _WORD_LISTS},
    )
