-- Which of its runs a job is at: one that was given up as dead may still be alive, and is to save nothing any more.
alter table job add column run integer not null default 0;
