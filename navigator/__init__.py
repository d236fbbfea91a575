"""The site: settings, addresses, middleware, and the pages people visit."""
