"""Evidence: what was fetched, kept as WARC; packed with the report as WACZ; verified claim by claim."""
