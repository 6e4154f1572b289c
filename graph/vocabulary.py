"""Closed lists whose values never change once data use them; sources stand in docs/vocabulary.md."""

from __future__ import annotations

from enum import StrEnum


class StatementKind(StrEnum):
    """Whether a source states a fact, its own assessment, or an inference (DPA 2018 s.38(2))."""

    FACT = "fact"
    ASSESSMENT = "assessment"
    INFERENCE = "inference"


class Strength(StrEnum):
    """How firmly a source ties two things together."""

    CONFIRMED = "confirmed"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    REFUTED = "refuted"


class SubjectCategory(StrEnum):
    """In which capacity a person is on record (DPA 2018 s.38(3)); a person may be in several."""

    SUSPECT = "suspect"
    CONVICTED = "convicted"
    VICTIM = "victim"
    WITNESS_OR_OTHER = "witness_or_other"


class Marking(StrEnum):
    """Government security marking; anything above OFFICIAL-SENSITIVE is out of scope."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


class Purpose(StrEnum):
    """Why somebody reads; without one an audit line would mean nothing."""

    PRE_VISIT_CHECK = "pre-visit check"
    INTELLIGENCE_DEVELOPMENT = "intelligence development"
    RISK_ASSESSMENT = "risk assessment"
    MAPP_MEETING = "MAPP meeting"
    SAFEGUARDING = "safeguarding"
    INVESTIGATION = "investigation"
    PATROL_BRIEFING = "patrol briefing"
    SUPERVISION_REVIEW = "supervision review"
    DATA_QUALITY = "data quality"
    AUDIT = "audit"

    @property
    def meaning(self) -> str:
        """The purpose in a line, for the person who chooses it."""
        return _PURPOSE_MEANING[self]


_PURPOSE_MEANING = {
    Purpose.PRE_VISIT_CHECK: "checks before a home visit",
    Purpose.INTELLIGENCE_DEVELOPMENT: "developing intelligence on a person or network",
    Purpose.RISK_ASSESSMENT: "assessing or reviewing risk",
    Purpose.MAPP_MEETING: "preparing or holding a MAPP meeting",
    Purpose.SAFEGUARDING: "protecting a child or an adult at risk",
    Purpose.INVESTIGATION: "investigating an offence",
    Purpose.PATROL_BRIEFING: "briefing a neighbourhood team",
    Purpose.SUPERVISION_REVIEW: "a supervisor's or manager's review",
    Purpose.DATA_QUALITY: "loading and correcting records",
    Purpose.AUDIT: "checking how the system was used",
}


class NameKind(StrEnum):
    """What kind of name a name is."""

    BIRTH = "birth"
    MARRIED = "married"
    ALIAS = "alias"
    NICKNAME = "nickname"
    ONLINE = "online"
    CHANGED_BY_DEED = "changed_by_deed"
    WEAK_ALIAS = "weak_alias"


class AddressUse(StrEnum):
    """What an address is to a person."""

    HOME = "home"
    SECOND = "second"
    FAMILY = "family"
    WORK = "work"
    APPROVED_PREMISES = "approved_premises"
    CUSTODY = "custody"
    NO_FIXED_ABODE = "no_fixed_abode"
    VISITED = "visited"
    SUSPECTED = "suspected"


class AssociationKind(StrEnum):
    """What one nominal is to another."""

    PARTNER = "partner"
    EX_PARTNER = "ex_partner"
    FAMILY = "family"
    HOUSEHOLD = "household"
    FRIEND = "friend"
    CO_OFFENDER = "co_offender"
    CO_DEFENDANT = "co_defendant"
    PRISON_CONTACT = "prison_contact"
    ONLINE_CONTACT = "online_contact"
    EMPLOYER = "employer"
    COLLEAGUE = "colleague"
    CHILD_CONTACT = "child_contact"
    CONTROLLING = "controlling"
    UNKNOWN = "unknown"


class OffenceRole(StrEnum):
    """A person's part in an offence; a suspicion is never shown as a conviction."""

    SUSPECT = "suspect"
    CHARGED = "charged"
    CONVICTED = "convicted"
    CO_ACCUSED = "co_accused"
    WITNESS = "witness"


class BehaviourState(StrEnum):
    """Whether a coded behaviour was there; not coded at all is unknown, never absent."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class ManagementType(StrEnum):
    """Under what a person is managed."""

    RSO = "RSO"
    RVO = "RVO"
    RTO = "RTO"
    MAPPA_CAT2 = "MAPPA_CAT2"
    MAPPA_CAT3 = "MAPPA_CAT3"
    MAPPA_CAT4 = "MAPPA_CAT4"
    PDP = "PDP"
    SRO_SUBJECT = "SRO_subject"
    NO_SUBJECT = "NO_subject"


class ManagementMode(StrEnum):
    """How management runs just now."""

    ACTIVE = "active"
    REACTIVE = "reactive"
    CUSTODY = "custody"
    HOSPITAL = "hospital"
    ABROAD = "abroad"
    TRANSFERRED = "transferred"
    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    DECEASED = "deceased"


class Priority(StrEnum):
    """Management priority: the police's own scale, apart from OSP and RoSH."""

    VERY_HIGH = "very_high"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class VisitKind(StrEnum):
    """What a visit is."""

    HOME_VISIT = "home_visit"
    ESCORT = "escort"
    OTHER = "other"


class ContactResult(StrEnum):
    """What an agency answered."""

    GIVEN = "given"
    NOTHING_HELD = "nothing_held"
    REFUSED = "refused"
    NO_REPLY = "no_reply"


class CheckResult(StrEnum):
    """What a system check found; no trace is a dated result, not silence."""

    TRACE = "trace"
    NO_TRACE = "no_trace"
    NOT_AVAILABLE = "not_available"


class MeetingKind(StrEnum):
    """What a meeting is."""

    MAPPA = "MAPPA"
    SMB = "SMB"
    MARAC = "MARAC"
    CSP = "CSP"
    LCJB = "LCJB"
    SAFEGUARDING_CHILDREN = "safeguarding_children"
    SAFEGUARDING_ADULTS = "safeguarding_adults"
    STRATEGY = "strategy"


class ReviewKind(StrEnum):
    """What a review is of."""

    SUPERVISOR = "supervisor"
    RETENTION = "retention"
    REACTIVE = "reactive"
    PLAN = "plan"
    CSODS = "csods"
    DVDS = "dvds"


class ChildLinkKind(StrEnum):
    """What a child is to a person on record."""

    OWN = "own"
    HOUSEHOLD = "household"
    CONTACT = "contact"
    VICTIM = "victim"


class CommunityKind(StrEnum):
    """What was noticed in a community."""

    TENSION = "tension"
    RUMOUR = "rumour"
    CONCERN = "concern"


class Change(StrEnum):
    """What a person did to a row that stood: a new version, never another text in the old one."""

    CORRECTED = "corrected"
    REGRADED = "regraded"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"


class Verdict(StrEnum):
    """A person's decision on whether two records are one person."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class DecisionKind(StrEnum):
    """What a decision is on."""

    VISIT_INTERVAL = "visit_interval"
    REACTIVE_MANAGEMENT = "reactive_management"
    PLAN = "plan"
    GAP_PUT_ASIDE = "gap_put_aside"
    MANAGERIAL_REVIEW = "managerial_review"
    DISCLOSURE = "disclosure"
    OTHER = "other"


class ChartRight(StrEnum):
    """What somebody may do with a saved chart."""

    OWN = "own"
    EDIT = "edit"
    READ = "read"


class LinkVerdict(StrEnum):
    """A person's decision on whether two offences are by one hand; a pair that nobody decided on is only proposed."""

    SUPPORTED = "reviewed_supported"
    REJECTED = "reviewed_rejected"
    REFERRED = "referred_SCAS"


class Operation(StrEnum):
    """What an audit line records: the operations of DPA 2018 s.62 and what Mosaic adds to them."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    SEARCH = "search"
    CHECK = "check"
    EXPANSION = "expansion"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    REVEAL = "reveal"
    REFUSAL = "refusal"
