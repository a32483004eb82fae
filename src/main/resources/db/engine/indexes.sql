-- Our indexes on the engine's tables, with those of the file for the database beside this one; why each, and what it was measured to win: docs/reference/database.md. Run at every
-- start, after the engine has made its tables, and by hand where the application may not change the schema.

-- every completion looks for sub-tasks of its task
create index if not exists pathways_task_parent on ACT_RU_TASK (PARENT_TASK_ID_);
-- a list of tasks is walked by its due dates, and stops at the end of its page
create index if not exists pathways_task_due on ACT_RU_TASK (DUE_DATE_);
-- whether a task of that list is one of a group's
create index if not exists pathways_link_task on ACT_RU_IDENTITYLINK (TASK_ID_, GROUP_ID_, TYPE_);
-- a permission is a person's or a group's; the engine finds those of a group only
create index if not exists pathways_authorization_user on ACT_RU_AUTHORIZATION (USER_ID_);
