"""The whole site, started as in production and visited over HTTP."""
