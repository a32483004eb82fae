create trigger archived_course_append_only before update or delete or truncate on archived_course
    for each statement execute function append_only();
revoke update, delete, truncate on archived_course from current_user;
