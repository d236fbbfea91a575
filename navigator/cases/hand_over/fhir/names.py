"""How the product's things are named in FHIR: addresses of questionnaires and code systems, and link ids.

All begin with the setting FHIR_BASE, a URN by default. A web address there should be one that your organization owns.
"""

from django.conf import settings

from options.publishing.current import LiveRelease

VOICE = "voice"
ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
EXCLUSIVE = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"


def named(*parts: str) -> str:
    """A name below FHIR_BASE: with colons in a URN, with slashes in a web address."""
    base: str = settings.FHIR_BASE.rstrip(":/")
    return (":" if base.startswith("urn:") else "/").join((base, *parts))


def questionnaire_url() -> str:
    """The canonical address of the questionnaire, whatever its version."""
    return named("questionnaire")


def version_of(live: LiveRelease) -> str:
    """The version of the questionnaire: number and digest of the release."""
    return f"{live.number}-{live.digest}"


def choices_of(question: str) -> str:
    """The code system of the choices of a question, or of the values of a derived answer."""
    return named("choices", question)


def step_link(step: str) -> str:
    """The link id of a group of questions. Questions have their key as link id, which holds no dot."""
    return f"group.{step}"


def clause_link(question: str, number: int) -> str:
    """The link id of the group that carries one more clause of the condition of a question."""
    return f"when.{number}.{question}"
