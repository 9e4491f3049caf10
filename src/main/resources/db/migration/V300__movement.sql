-- What changed in some days is read by when it was written; entries come in about that order.
create index change_set_by_time on change_set using brin (at) with (pages_per_range = 16, autosummarize = on);
create index change_updates on change (object, change_set_id) where kind = 'update';

-- Why a deal was won, beside why one was lost.
alter table opportunity add column won_reason text;
