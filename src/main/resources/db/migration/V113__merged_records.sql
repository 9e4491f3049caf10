-- From a record to those that were merged into it: their history is its history.
create index record_merged on record (merged_into) where merged_into is not null;
