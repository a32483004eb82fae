-- What is evidence is added and never changed: the database itself refuses. Who owns the database can take the triggers
-- away; what was changed then is found by its hash.
create trigger trail_entry_append_only before update, delete on trail_entry
    for each row call "com.lancore.pathways.audit.AppendOnly";
create trigger trail_anchor_append_only before update, delete on trail_anchor
    for each row call "com.lancore.pathways.audit.AppendOnly";
create trigger trail_anchor_head_append_only before update, delete on trail_anchor_head
    for each row call "com.lancore.pathways.audit.AppendOnly";
create trigger document_append_only before update, delete on document
    for each row call "com.lancore.pathways.audit.AppendOnly";
create trigger document_binding_append_only before update, delete on document_binding
    for each row call "com.lancore.pathways.audit.AppendOnly";
