-- Creating knows the same scopes as the others: for oneself, for the team, for anybody.
alter table role_access drop constraint role_access_create_scope_check;
alter table role_access add constraint role_access_create_scope_check
  check (create_scope in ('none', 'own', 'team', 'all'));
