create index team_name on team (name, id) where deleted_at is null;
create index role_name on role (name, id) where deleted_at is null;
