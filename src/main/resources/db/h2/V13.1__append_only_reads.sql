create trigger evidence_read_append_only before update, delete on evidence_read
    for each row call "com.lancore.pathways.audit.AppendOnly";
