-- The secret addresses at which people's calendars read their deadlines. A token is shown once and kept nowhere: here is
-- its SHA-256, in hex. A row is never deleted, so that who could read when stays known.
create table feed_token (
    person       varchar(64) not null,
    -- 1, 2, 3 … of a person; two asked for at the same moment collide here
    number       integer     not null,
    token_hash   char(64)    not null unique,
    created_at   timestamp(3) with time zone not null,
    last_read_at timestamp(3) with time zone,
    revoked_at   timestamp(3) with time zone,
    primary key (person, number)
);

-- since when a row is as it is: what reads it from outside says so
alter table deadline add column changed_at timestamp(3) with time zone;
update deadline set changed_at = coalesce(closed_at, opened_at);
alter table deadline alter column changed_at set not null;
