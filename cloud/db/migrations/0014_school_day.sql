-- Every school day: who is here, who is missing, who collects (FR-055 to FR-064). What is derived from plan, calendar, groups
-- and enrolments is never stored; only what people did is.

-- ---------------------------------------------------------------- what the day has of its own

-- A day that is not as the week says: nothing takes place, another room, another time, or just a word to families (FR-085).
create table day_change (
  school_id text not null,
  change_id uuid not null,
  held_on date not null,
  kind text not null check (kind in ('cancelled', 'room', 'time', 'special')),
  -- Null for every service of the day.
  service_key text,
  -- One roll only, `course:…`, `group:…` or `class:…`; null for all of them.
  roll_key text,
  room text,
  starts_at time,
  ends_at time,
  reason text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (school_id, change_id),
  foreign key (school_id, made_by) references staff (school_id, staff_id),
  foreign key (school_id, undone_by) references staff (school_id, staff_id),
  check ((kind = 'room') = (room is not null)),
  check ((kind = 'time') = (starts_at is not null and ends_at is not null)),
  check (ends_at > starts_at),
  check ((undone_at is null) = (undone_by is null))
);
create index day_change_by_day on day_change (school_id, held_on) where undone_at is null;

-- Who takes a roll on a weekday or on one day, where it is not the group's or the course's own teacher (FR-053).
create table roll_duty (
  school_id text not null,
  duty_id uuid not null,
  term_id uuid not null,
  service_key text not null,
  roll_key text not null,
  weekday smallint check (weekday between 1 and 7),
  held_on date,
  staff_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (school_id, duty_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  foreign key (school_id, made_by) references staff (school_id, staff_id),
  check ((weekday is null) <> (held_on is null))
);
create unique index roll_duty_one_a_weekday on roll_duty (school_id, term_id, service_key, roll_key, weekday) where weekday is not null;
create unique index roll_duty_one_a_day on roll_duty (school_id, term_id, service_key, roll_key, held_on) where held_on is not null;

-- A child that will not come: one session, a day, a span (FR-056). Whether it counts for a session is a rule's to say.
create table leave_request (
  school_id text not null,
  leave_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  -- Null for every service of those days.
  service_key text,
  reason text not null,
  filed_at timestamptz not null,
  -- The guardian on the phone, or staff on the guardian's word.
  guardian_id uuid,
  staff_id uuid,
  withdrawn_at timestamptz,
  primary key (school_id, leave_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  check ((guardian_id is null) <> (staff_id is null))
);
create index leave_by_child on leave_request (school_id, child_id, to_on);
create index leave_by_day on leave_request (school_id, to_on, from_on) where withdrawn_at is null;

-- ---------------------------------------------------------------- the roll

-- Every mark that anybody made, as it was made: the history. The phone gives each its id, so that a queue sent twice
-- counts once.
create table attendance_mark (
  school_id text not null,
  mark_id uuid not null,
  held_on date not null,
  child_id uuid not null,
  service_key text not null,
  -- The course's id, or `care` where the child stays with its group or class.
  sitting text not null,
  state text not null check (state in ('present', 'late', 'absent')),
  made_at timestamptz not null,
  received_at timestamptz not null,
  staff_id uuid not null,
  source text not null check (source in ('phone', 'paper')),
  primary key (school_id, mark_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id)
);
create index attendance_mark_by_child on attendance_mark (school_id, child_id, held_on, made_at);

-- What is true of them: the mark made last, by the time it was made and not by when it arrived.
create table attendance (
  school_id text not null,
  held_on date not null,
  child_id uuid not null,
  service_key text not null,
  sitting text not null,
  state text not null check (state in ('present', 'late', 'absent')),
  mark_id uuid not null,
  made_at timestamptz not null,
  staff_id uuid not null,
  source text not null check (source in ('phone', 'paper')),
  -- When it was first seen; null while it never was.
  arrived_at timestamptz,
  primary key (school_id, held_on, child_id, service_key, sitting),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id)
);
create index attendance_by_child on attendance (school_id, child_id, held_on);

-- Handing a group over, 交接班: expected = present + leave + missing, and it closes only at missing 0 (R-052).
create table handover (
  school_id text not null,
  held_on date not null,
  service_key text not null,
  roll_key text not null,
  -- Who brought the children, in the words of whoever took them.
  handed_by text not null,
  expected smallint not null,
  present smallint not null,
  on_leave smallint not null,
  missing smallint not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  primary key (school_id, held_on, service_key, roll_key),
  foreign key (school_id, saved_by) references staff (school_id, staff_id),
  foreign key (school_id, closed_by) references staff (school_id, staff_id),
  constraint handover_adds_up check (expected = present + on_leave + missing),
  constraint handover_closes_at_none_missing check (closed_at is null or missing = 0),
  check ((closed_at is null) = (closed_by is null))
);

-- ---------------------------------------------------------------- the way home

-- A child that left a service: back to class, to an authorised collector, or by itself as agreed (R-053).
create table departure (
  school_id text not null,
  departure_id uuid not null,
  held_on date not null,
  child_id uuid not null,
  service_key text not null,
  how text not null check (how in ('returned', 'collected', 'independent')),
  -- Exactly one where it was collected; the name is kept as it was.
  collector_id uuid,
  guardian_id uuid,
  to_name text not null,
  note text not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  staff_id uuid not null,
  source text not null check (source in ('phone', 'paper')),
  undone_at timestamptz,
  undone_by uuid,
  primary key (school_id, departure_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, collector_id) references collector (school_id, collector_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  foreign key (school_id, undone_by) references staff (school_id, staff_id),
  check ((how = 'collected') = (num_nonnulls(collector_id, guardian_id) = 1)),
  check (how = 'collected' or num_nonnulls(collector_id, guardian_id) = 0),
  check ((undone_at is null) = (undone_by is null))
);
-- Nobody is handed to two people.
create unique index departure_one_live on departure (school_id, held_on, child_id, service_key) where undone_at is null;
create index departure_by_child on departure (school_id, child_id, held_on);

-- ---------------------------------------------------------------- messages: staff too, and each event once

alter table message alter column guardian_id drop not null;
alter table message add column staff_id uuid;
alter table message add foreign key (school_id, staff_id) references staff (school_id, staff_id);
alter table message add constraint message_one_recipient check ((guardian_id is null) <> (staff_id is null));
-- What happened, such as `missing:<alert>`: whoever tries to tell the same person of it again tells nothing.
alter table message add column event text;
create unique index message_once_a_guardian on message (school_id, guardian_id, event) where event is not null and guardian_id is not null;
create unique index message_once_a_member on message (school_id, staff_id, event) where event is not null and staff_id is not null;
create index message_by_staff on message (school_id, staff_id, created_at desc) where staff_id is not null;

create index enrolment_by_term on enrolment (school_id, term_id, child_id);

-- ---------------------------------------------------------------- the third wall

grant select, insert on day_change, leave_request, attendance_mark, departure to kehou_app;
grant update (undone_by, undone_at) on day_change to kehou_app;
grant update (withdrawn_at) on leave_request to kehou_app;
grant update (undone_at, undone_by) on departure to kehou_app;
grant select, insert, update on attendance, handover to kehou_app;
grant select, insert, update, delete on roll_duty to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['day_change', 'roll_duty', 'leave_request', 'attendance_mark', 'attendance', 'handover', 'departure'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
