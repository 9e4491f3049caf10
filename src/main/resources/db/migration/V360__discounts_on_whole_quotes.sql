-- What is taken off a whole quote: so many percent of what its lines come to, or an amount in its currency.
alter table quote
  add column reduction_percent numeric(5, 2) check (reduction_percent between 0 and 100),
  add column reduction_amount numeric(19, 4) check (reduction_amount >= 0),
  add constraint quote_reduction check (num_nonnulls(reduction_percent, reduction_amount) < 2);

-- What of its quote's falls on the line; null for nothing.
alter table order_line add column reduction numeric(19, 4);
