-- What search tokens written from now on have: the first one and two letters of every word, and phone numbers apart from
-- words (their digits begin with +).
update record set tokens = tokens || array_to_tsvector(array(
  select distinct '<' || left(token, letters)
  from unnest(tsvector_to_array(tokens)) as token, generate_series(1, 2) as letters
  where length(token) > letters and token !~ '^[a-z]:' and token !~ '^[\u3400-\u9fff]'
))
where tokens is not null;

update record set tokens = record.tokens || array_to_tsvector(phones.tokens)
from (
  select record_id, array_agg(distinct '+' || substr(digits, first)) as tokens
  from (
    select record_id, regexp_replace(value, '\D', '', 'g') as digits from contact_point where kind = 'phone'
  ) as phone, generate_series(1, length(digits) - 3) as first
  group by record_id
) as phones
where record.id = phones.record_id and record.tokens is not null;
