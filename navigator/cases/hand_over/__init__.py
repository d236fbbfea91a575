"""Hand over: the client's plan, the clinical summary, exports, consents and the account of disclosures."""
