-- an authority's clock stops for expert review; the day on which it stopped
alter table deadline add column paused_on date;

-- institutions licensed in the Boao Lecheng zone, as operations keeps them
create table institution (
    name        varchar(255)  not null primary key,
    licence     varchar(255),
    valid_to    date,
    -- departments qualified for special import, separated by semicolons; a hint for the match by indication
    departments varchar(4000) not null default '',
    updated_by  varchar(64)   not null,
    updated_at  timestamp(3) with time zone not null
);

insert into institution (name, departments, updated_by, updated_at) values
    ('Ruijin Hainan Hospital', '', 'system', timestamp with time zone '2026-01-01 00:00:00+00:00'),
    ('West China Lecheng Hospital', '', 'system', timestamp with time zone '2026-01-01 00:00:00+00:00');
