-- Our own tables; the engine keeps its own. Nothing here is ever updated in place but counters and the state of a row.

create table project (
    code        varchar(40)  not null primary key,
    title       varchar(255) not null,
    client_code varchar(64),
    opened_by   varchar(64)  not null,
    opened_at   timestamp(3) with time zone not null,
    -- how many entries the trail of this project has; its row lock keeps their numbers without gaps
    entries     bigint       not null default 0
);

-- the processes that exist once a code, ever
create table pathway (
    project_code        varchar(40) not null references project (code),
    process_key         varchar(64) not null,
    process_instance_id varchar(64) not null,
    primary key (project_code, process_key)
);

-- append-only: facts, refusals and whatever else must be provable later
create table trail_entry (
    project_code        varchar(40) not null references project (code),
    number              bigint      not null,
    recorded_at         timestamp(3) with time zone not null,
    person              varchar(64) not null,
    kind                varchar(32) not null,
    process_key         varchar(64),
    process_instance_id varchar(64),
    node                varchar(64),
    -- entries of one act share the number of the first
    act                 bigint      not null,
    name                varchar(128),
    old_value           varchar(4000),
    new_value           varchar(4000),
    note                varchar(4000),
    primary key (project_code, number)
);

create table deadline (
    id                  varchar(36) not null primary key,
    project_code        varchar(40) not null references project (code),
    process_key         varchar(64) not null,
    process_instance_id varchar(64) not null,
    kind                varchar(64) not null,
    basis               varchar(1000) not null,
    confidence          varchar(16) not null,
    rule_valid_from     date        not null,
    counted_from        date        not null,
    working_days        integer     not null,
    due_on              date        not null,
    provisional         boolean     not null,
    missing_year        integer,
    late_december       boolean     not null,
    remind_at           timestamp(3) with time zone not null,
    status              varchar(16) not null,
    met_on              date,
    recorded_late       boolean     not null default false,
    warning             varchar(64),
    closing_reason      varchar(4000),
    opened_at           timestamp(3) with time zone not null,
    closed_at           timestamp(3) with time zone
);
create index deadline_of_project on deadline (project_code, status);
create index deadline_of_instance on deadline (process_instance_id, kind);

create table document (
    id           varchar(36)  not null primary key,
    project_code varchar(40)  not null references project (code),
    kind         varchar(64)  not null,
    version      integer      not null,
    file_name    varchar(255) not null,
    media_type   varchar(127) not null,
    size         bigint       not null,
    sha256       char(64)     not null,
    uploaded_by  varchar(64)  not null,
    uploaded_at  timestamp(3) with time zone not null,
    -- the trail's number of the upload: what came before and after it
    entry        bigint       not null,
    content      ${binary}    not null,
    unique (project_code, kind, version)
);

-- the processes that a document was given to
create table document_binding (
    document_id         varchar(36) not null references document (id),
    process_instance_id varchar(64) not null,
    primary key (document_id, process_instance_id)
);
create index document_binding_of_instance on document_binding (process_instance_id);
