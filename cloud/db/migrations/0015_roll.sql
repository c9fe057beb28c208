-- The leaves that lie over a date, those taken back included: one that was taken back after the session had begun counts.
create index leave_by_dates on leave_request (school_id, to_on, from_on);
drop index leave_by_day;
