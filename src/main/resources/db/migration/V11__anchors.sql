-- Where the trails of the projects stood at the end of a day. An anchor carries the digest of the one before it; the log
-- and every dossier repeat the newest, so that it is known outside the database, too.
create table trail_anchor (
    number   bigint   not null primary key,
    made_at  timestamp(3) with time zone not null,
    previous char(64) not null,
    digest   char(64) not null
);

-- the projects whose trail had grown since the anchor before
create table trail_anchor_head (
    anchor       bigint      not null references trail_anchor (number),
    project_code varchar(40) not null references project (code),
    entries      bigint      not null,
    head         char(64)    not null,
    primary key (anchor, project_code)
);
