-- What somebody agreed to on a form counts once they have confirmed it by a link that was mailed to them.
create table intake_confirmation (
  submission_id uuid primary key references intake_submission,
  asked_at timestamptz not null,  -- the link is good for some days from then on
  address text,                   -- where to; none where none was given
  mailbox text,                   -- the same without what is put behind a plus: how often one is written to is counted by it
  mail_id uuid,                   -- the mail that asks; none where none could be sent
  confirmed_at timestamptz,
  network text,                   -- from where it was confirmed
  user_agent text,
  words text                      -- what stood above the button
);
create index intake_confirmation_of_mailbox on intake_confirmation (mailbox, asked_at);
create index intake_confirmation_asked on intake_confirmation (asked_at);

-- That a quote was mailed, and how that ended, is evidence as well.
alter table quote_event drop constraint quote_event_kind_check;
alter table quote_event add constraint quote_event_kind_check check (
  kind in ('sent', 'mailed', 'mailTaken', 'mailFailed', 'mailUncertain', 'seen', 'question', 'accepted', 'declined')
);
