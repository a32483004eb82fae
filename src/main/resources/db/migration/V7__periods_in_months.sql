-- periods in months or years run to the corresponding day: the joint report of a cooperation, a yearly review
alter table deadline add column months integer;
