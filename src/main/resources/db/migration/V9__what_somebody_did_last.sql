create index change_set_of_actor on change_set (actor_id, id desc);
