-- How many documents come of it is not known when a search is planned. Told few, the planner reads their tickets one by
-- one along an index, which is right for the five hundred that it gives at most; told many, it may read them all.
ALTER FUNCTION "fdm-helpdesk"."search_documents"(tsquery, integer, timestamptz) ROWS 10;
