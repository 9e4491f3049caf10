-- What goes out by mail: it waits here until a server has taken it.
create table outgoing_mail (
  id uuid primary key,
  created_at timestamptz not null,
  purpose text not null,          -- what for: whoever sends it knows its own by it
  about uuid,                     -- what it is about, in the sender's terms
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
  attempts integer not null default 0,
  asked_at timestamptz not null,  -- since when it is to go; again when somebody tries it again
  due_at timestamptz not null,    -- not before
  message_id text,                -- from its first attempt on always the same
  to_name text not null,
  to_address text not null,
  reply_name text,
  reply_address text,
  automatic boolean not null,     -- nobody wrote it: no machine shall answer
  language text not null,
  subject text not null,
  plain text,                     -- gone once it was taken, as is html: links in them are secrets
  html text,
  answer text,                    -- what the server, or the way to it, said last
  settled_at timestamptz
);
create index outgoing_mail_waiting on outgoing_mail (due_at) where state = 'waiting';
create index outgoing_mail_begun on outgoing_mail (id) where state = 'sending';
create index outgoing_mail_latest on outgoing_mail (created_at desc, id desc);

create table outgoing_mail_file (
  mail_id uuid not null references outgoing_mail on delete cascade,
  position integer not null,
  name text not null,
  type text not null,
  content bytea not null,
  primary key (mail_id, position)
);
