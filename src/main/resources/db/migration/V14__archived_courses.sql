-- What the engine's history told of a process when it had ended: kept here, because the history is cleaned up.
create table archived_course (
    process_instance_id varchar(64) not null primary key,
    project_code        varchar(40) not null references project (code),
    process_key         varchar(64) not null,
    ended_at            timestamp(3) with time zone not null,
    archived_at         timestamp(3) with time zone not null,
    sha256              char(64)    not null,
    -- JSON in UTF-8
    content             ${binary}   not null
);
create index archived_course_of_project on archived_course (project_code, ended_at);
