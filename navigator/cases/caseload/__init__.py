"""Caseload: the list of cases, a case's page, its settings and colleagues."""
