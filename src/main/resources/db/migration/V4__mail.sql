-- what people are written: the process sendNotice sends each row once
create table mail (
    id              varchar(36)  not null primary key,
    -- goes out with every attempt: by it a repeat after a crash is known as one
    message_id      varchar(255) not null unique,
    -- null for a digest, which is about several projects
    project_code    varchar(40)  references project (code),
    -- the deadline as it stood: once it is another, the mail is not worth sending any more
    deadline_id     varchar(36)  references deadline (id),
    due_on          date,
    deadline_status varchar(16),
    person          varchar(64)  not null,
    address         varchar(255) not null,
    language        varchar(8)   not null,
    template        varchar(32)  not null,
    -- nobody is told the same twice, whoever asks for it and however often
    about           varchar(128) not null,
    parameters      text         not null,
    created_at      timestamp(3) with time zone not null,
    sent_at         timestamp(3) with time zone,
    dropped_at      timestamp(3) with time zone,
    dropped_because varchar(255),
    unique (person, about)
);
create index mail_of_deadline on mail (deadline_id, person);
