-- In a copy all change sets are of transaction 0, in the order of their ids: before the first that a reactor
-- has not handled. It may see some again behind that one, which it takes.
select name, '0'::xid8 as position_transaction,
  coalesce(
    (select min(id) - 1 from change_set where (transaction, id) > (position_transaction, position)),
    (select max(id) from change_set),
    0) as position,
  handled_at
from reactor
