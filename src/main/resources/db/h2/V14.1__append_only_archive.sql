create trigger archived_course_append_only before update, delete on archived_course
    for each row call "com.lancore.pathways.audit.AppendOnly";
