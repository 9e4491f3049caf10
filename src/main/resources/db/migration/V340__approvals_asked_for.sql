-- Who was asked to approve a quote has a task of it; it is done once that is settled.
alter table quote add column approval_task_id uuid references task;
create index quote_of_approval_task on quote (approval_task_id) where approval_task_id is not null;

-- Who was asked, and who approved, is evidence as well.
alter table quote_event drop constraint quote_event_kind_check;
alter table quote_event add constraint quote_event_kind_check check (
  kind in (
    'sent', 'mailed', 'mailTaken', 'mailFailed', 'mailUncertain', 'approvalAsked', 'approved', 'seen', 'question',
    'accepted', 'declined')
);
