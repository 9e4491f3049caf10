-- Exporting knows the same scopes as the others: one's own, the team's, all that one reads.
alter table role_access drop constraint role_access_export_scope_check;
alter table role_access add constraint role_access_export_scope_check
  check (export_scope in ('none', 'own', 'team', 'all'));
