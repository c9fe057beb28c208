-- Days worked instead of others, with whose timetable they follow, and the weeks of holiday opening (R-013, R-014).
alter table term add column make_up_days jsonb not null default '[]';
alter table term add column openings jsonb not null default '[]';
