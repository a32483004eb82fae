-- What is evidence is added and never changed: the database itself refuses. Who owns the database can take the triggers
-- away; what was changed then is found by its hash.
create function append_only() returns trigger language plpgsql as $$
begin
    raise exception 'What is in % is evidence: it is added to and never changed or removed', tg_table_name
        using errcode = 'integrity_constraint_violation';
end;
$$;
create trigger trail_entry_append_only before update or delete or truncate on trail_entry
    for each statement execute function append_only();
create trigger trail_anchor_append_only before update or delete or truncate on trail_anchor
    for each statement execute function append_only();
create trigger trail_anchor_head_append_only before update or delete or truncate on trail_anchor_head
    for each statement execute function append_only();
create trigger document_append_only before update or delete or truncate on document
    for each statement execute function append_only();
create trigger document_binding_append_only before update or delete or truncate on document_binding
    for each statement execute function append_only();
-- The user of the application may not even try. What a foreign key refers to keeps its right to be updated: PostgreSQL
-- needs it to lock the row that is referred to.
revoke update, delete, truncate on trail_entry, trail_anchor_head, document_binding from current_user;
revoke delete, truncate on trail_anchor, document from current_user;
