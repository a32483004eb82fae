-- How many mails wait is asked at each scrape and each look at the health; what was sent stays in the table for good.
create index mail_waiting on mail (sent_at, dropped_at, created_at);
