-- every acquisition of jobs takes the most urgent of those that are due, the earliest first, and stops where it has enough
create index if not exists pathways_job_next on ACT_RU_JOB (PRIORITY_, coalesce(DUEDATE_, '-infinity'));
