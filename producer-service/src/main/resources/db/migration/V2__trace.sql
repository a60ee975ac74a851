-- The span of the request, as W3C Trace Context writes it, if there was one: the records belong to its trace,
-- whenever they are sent.
ALTER TABLE outbox ADD COLUMN traceparent VARCHAR;
