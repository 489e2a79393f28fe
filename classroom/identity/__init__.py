"""Who somebody is: signed links and tokens, the cookie of a page, where a change may come from."""
