-- Calendar years as they were published or corrected, with who and when. Nothing here is changed afterwards but the
-- mark that every open deadline has been counted by it; of a year the newest revision holds.
create table calendar_revision (
    revision      integer       not null primary key,
    calendar_year integer       not null,
    -- where the notice can be read
    notice        varchar(2000) not null,
    published_by  varchar(64)   not null,
    published_at  timestamp(3) with time zone not null,
    recounted_at  timestamp(3) with time zone
);

create table calendar_day (
    revision integer      not null references calendar_revision (revision),
    day_on   date         not null,
    works    boolean      not null,
    name     varchar(255) not null,
    primary key (revision, day_on)
);

-- how often a row changed: what reads it from outside sees that it did
alter table deadline add column version integer not null default 0;

-- the times in which a clock stood still, so that it can be counted anew by itself
create table deadline_stop (
    deadline_id varchar(36) not null references deadline (id),
    number      integer     not null,
    stopped_on  date        not null,
    resumed_on  date,
    primary key (deadline_id, number)
);
insert into deadline_stop (deadline_id, number, stopped_on)
    select id, 1, paused_on from deadline where paused_on is not null;

-- the last comparison of register, timers and tasks with the calculator, and what it found to differ
create table reconciliation (
    id     integer not null primary key check (id = 1),
    ran_at timestamp(3) with time zone not null
);
create table reconciliation_finding (
    number       integer       not null primary key,
    project_code varchar(40)   not null references project (code),
    subject      varchar(255)  not null,
    stands       varchar(1000),
    counted      varchar(1000)
);
