create trigger evidence_read_append_only before update or delete or truncate on evidence_read
    for each statement execute function append_only();
revoke update, delete, truncate on evidence_read from current_user;
