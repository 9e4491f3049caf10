-- An administrator sees the product for a while as somebody else does, in the session that they have.
alter table user_session add column viewed_user_id uuid references app_user on delete cascade;
alter table user_session add column viewed_until timestamptz;
alter table user_session add constraint user_session_views_until
  check ((viewed_user_id is null) = (viewed_until is null));

-- It begins and ends on every node.
create trigger user_session_tells_of_views after update on user_session
  for each row when (old.viewed_user_id is distinct from new.viewed_user_id)
  execute function tell_nodes_of_secret('session');
