"""A visit as FHIR R4: the questions of its release and the answers given, in one Bundle, and back again."""
