-- Locked by the node that starts: the engine's tables, models, groups and people are made by one node at a time.
create table start_up (
    id integer not null primary key check (id = 1)
);
insert into start_up (id) values (1);
