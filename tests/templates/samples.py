"""Sample input for every component: real words, in the shape each component asks for."""

from typing import Any


def ref(number: int, type_label: str, certainty: str, finding: str) -> dict[str, Any]:
    """Give one citation."""
    return {"number": number, "type_label": type_label, "certainty": certainty, "finding": finding}


GUIDELINE = ref(1, "Guideline", "high", "meds-offered-to-all")
REVIEW = ref(41, "Review of studies", "high", "f-mortality-santo")
STUDY = ref(77, "Study", "moderate", "f-wakeman-duration")

HELPLINE = {
    "name": "SAMHSA National Helpline",
    "number": "1-800-662-4357",
    "tel": "18006624357",
    "hours": "24/7, English and Spanish",
    "what_for": "Free, confidential referral to treatment and support groups",
    "note": "Text a zip code to 435748.",
}
EMERGENCY = {
    "name": "Emergency services",
    "number": "911",
    "tel": "911",
    "what_for": "Overdose, trouble breathing, seizure, immediate danger",
}


def alert(level: str) -> dict[str, Any]:
    """Give a message of one level."""
    texts = {
        "stop_now": (
            "An overdose may be happening now",
            "Call their name and rub your knuckles on the breastbone. If they do not wake, or you "
            "are not sure, call 911, give naloxone, and stay until help comes.",
        ),
        "urgent": (
            "Do not stop calming pills suddenly",
            "Do not hide or flush their pills. Help them see a prescriber for a slow step-down.",
        ),
        "important": (
            "The body has lost its tolerance",
            "A dose that was usual before can now stop the breathing. Keep naloxone close.",
        ),
    }
    title, advice = texts[level]
    return {
        "key": f"sample-{level}",
        "level": level,
        "title": title,
        "advice": advice,
        "helplines": [EMERGENCY] if level == "stop_now" else [HELPLINE],
        "sources": [{"finding": "naloxone-works", "title": "CDC", "type_label": "Health agency"}],
    }


FOR_SEVERITY = {
    "rule": "bup-moderate-or-severe",
    "effect": "strongly_favours",
    "rationale": "Buprenorphine has some of the best evidence for staying alive and in care.",
    "because": "strong urges to use, felt sick without it, could not cut down",
    "refs": [GUIDELINE, REVIEW],
}
FOR_HOME = {
    "rule": "bup-job",
    "effect": "favours",
    "rationale": "You take it at home, so it fits around a job and children.",
    "because": "a job with fixed hours, children at home",
    "refs": [STUDY],
}
FOR_SLIGHT = {
    "rule": "bup-wish",
    "effect": "slightly_favours",
    "rationale": "A wish for this medicine counts.",
    "because": "wants buprenorphine",
    "refs": [GUIDELINE],
}
AGAINST = {
    "rule": "bup-fentanyl",
    "effect": "slightly_against",
    "rationale": "After fentanyl the first dose can bring on sudden withdrawal if it comes too soon.",
    "because": "fentanyl",
    "refs": [ref(103, "Study", "low", "pw-fentanyl-rare")],
}
CAUTION = {
    "rule": "bup-alcohol",
    "rationale": "With daily alcohol, ask for a check of withdrawal risk at the first visit.",
    "because": "alcohol every day",
    "refs": [ref(12, "Guideline", "moderate", "alcohol-complicated-risk")],
}
FIRST_STEP = {
    "name": "Medical detox",
    "url": "/options/medical-detox/",
    "item": {
        "rule": "naltrexone-detox-first",
        "rationale": "The body must be free of opioids before the first naltrexone shot.",
        "because": "opioids used within the past day",
        "refs": [ref(60, "Product label", "high", "f-ntx-opioid-free")],
    },
}

FACTS = {
    "sleep": "At home",
    "length": "As long as it helps; more than six months is safer",
    "hours": "Half an hour to 4 hours",
    "cost": "Medium: $200 to $1,000 a month before insurance",
    "cost_year": 2016,
    "medicine": "It is the treatment",
}


def option(key: str, name: str, summary: str, level: str) -> dict[str, Any]:
    """Give the words of an option that are the same for every reader."""
    return {
        "key": key,
        "name": name,
        "url": f"/options/{key}/",
        "summary": summary,
        "level": level,
        "facts": FACTS,
        "sources": [GUIDELINE, REVIEW, STUDY],
    }


def card(rank: int, place: str, fit: str, words: dict[str, Any], **extra: Any) -> dict[str, Any]:
    """Give a ranked option."""
    own = {"because": [FOR_SEVERITY, FOR_HOME], "against": [AGAINST], "is_open": rank <= 3}
    return {"option": words, "rank": rank, "place": place, "fit": fit, "is_first": rank == 1, **own, **extra}


BUPRENORPHINE = option(
    "buprenorphine-counselling",
    "Buprenorphine with counseling",
    "A medicine you take at home, or as a monthly shot, that eases withdrawal and cravings. "
    "Counseling is offered to fit what you need.",
    "4",
)
OFFICE = option(
    "office-based-primary-care-moud",
    "Medicine at a regular doctor's office or health center",
    "Your family doctor, nurse practitioner or health center prescribes buprenorphine and treats "
    "the rest of your health too.",
    "4",
)
NALTREXONE = option(
    "naltrexone-counselling",
    "Naltrexone shot with counseling",
    "A monthly shot that blocks opioids. It starts only after a week or more without them.",
    "4",
)
INTENSIVE = option(
    "intensive-outpatient",
    "Intensive outpatient program (IOP)",
    "Group and single counseling on three or more days a week, while you sleep at home.",
    "3",
)
COMMUNITY = option(
    "therapeutic-community",
    "Therapeutic community",
    "A long stay in a house where people in recovery live, work and learn together.",
    "3",
)

GROUP = {
    "key": "medication",
    "name": "Medication plus counseling",
    "intro": "Several ways to the same approach. Start with the one you can reach first.",
    "place": "1",
    "is_first": True,
    "cards": [
        card(
            1,
            "1a",
            "strong",
            BUPRENORPHINE,
            because_more=[FOR_SLIGHT],
            cautions=[CAUTION],
            capped="Wishes count for two points at most, so one reason adds nothing here.",
        ),
        card(2, "1b", "good", OFFICE),
        card(4, "1c", "possible", NALTREXONE, before=[FIRST_STEP]),
    ],
}
ENTRIES = [
    {"group": GROUP},
    {"card": card(3, "2", "good", INTENSIVE)},
    {"card": card(5, "3", "weak", COMMUNITY)},
]
NOT_FIRST = {
    "key": "withdrawal-alone",
    "name": "Detox with no treatment after it",
    "url": "/options/withdrawal-alone/",
    "kind": "unsafe",
    "reasons": [
        {
            **AGAINST,
            "rule": "detox-alone",
            "effect": "",
            "because": "fentanyl",
            "rationale": "After detox alone the risk of overdose is higher than before.",
        }
    ],
}
SUPPORT = {
    "key": "naloxone",
    "name": "Naloxone at home",
    "url": "/guides/staying-safe/",
    "summary": "A nose spray that can undo an opioid overdose. Anyone can learn to use it.",
    "reasons": [FOR_SLIGHT],
}
FINDING = {
    "key": "f-wakeman-duration",
    "number": 77,
    "statement": "People who stayed on medicine for six months or more had fewer overdoses than "
    "people who stayed on it for a shorter time.",
    "figure": "Of 100 people, 1 or 2 had an overdose within a year with long treatment.",
    "population": "40,885 insured adults in the US",
    "type_label": "Study",
    "certainty": "moderate",
    "citation": "Wakeman and others, JAMA Network Open, 2020",
    "url": "https://jamanetwork.com/",
    "checked": "November 20, 2026",
    "is_verified": True,
    "used_by": "Used by 4 rules.",
}
CONTESTED = {
    **FINDING,
    "key": "seed-best-combined",
    "number": 78,
    "certainty": "low",
    "is_verified": False,
    "contested": "Newer and larger studies found no added effect of required counseling.",
}
ANSWERS = [
    {
        "question": "How old is the person you care about?",
        "answer": "26 to 64",
        "url": "/questions/about/",
        "is_unknown": False,
    },
    {
        "question": "Which opioids do they use, as far as you know?",
        "answer": "Heroin, fentanyl",
        "url": "/questions/severity/",
        "is_unknown": False,
    },
    {
        "question": "When did they last use opioids?",
        "answer": "Not answered",
        "url": "/questions/severity/",
        "is_unknown": True,
    },
]
PLAN = [
    {
        "when": "Today",
        "name": "Call and ask to start this week",
        "text": "Say: I want to start buprenorphine this week.",
        "url": "/guides/questions-to-ask/",
    },
    {
        "when": "The next months",
        "name": "Buprenorphine with counseling",
        "text": "Weekly visits at first, then about one a month.",
    },
    {"when": "At least 90 days after", "name": "Keep going", "text": "Stay on the medicine as long as it helps."},
]
