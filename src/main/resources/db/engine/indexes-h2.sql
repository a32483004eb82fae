-- every acquisition of jobs looks for those that are due, among all that are not
create index if not exists pathways_job_due on ACT_RU_JOB (DUEDATE_);
