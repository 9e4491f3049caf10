-- Why a version of a quote differs from the one before it, and what the customer had asked for: nobody outside reads it.
alter table quote
  add column reason text,
  add column asked text;
