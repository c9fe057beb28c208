-- Who keeps watch and what they write down: volunteers (FR-054), records due (R-061), the safety log (FR-097) and incidents
-- (FR-096). The duty rota itself is roll_duty of 0014.

-- ---------------------------------------------------------------- volunteers and outside experts (FR-054, R-018)

create table volunteer (
  school_id text not null,
  volunteer_id uuid not null,
  name text not null,
  -- One of the plan's kinds of partner (R-017).
  kind text not null,
  skill text not null,
  phone text not null,
  -- The day on which each was seen, and by whom; null while it was not.
  credentials_on date,
  credentials_by uuid,
  health_on date,
  health_by uuid,
  filed_on date,
  filed_by uuid,
  note text not null,
  active boolean not null,
  revision int not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (school_id, volunteer_id),
  foreign key (school_id, credentials_by) references staff (school_id, staff_id),
  foreign key (school_id, health_by) references staff (school_id, staff_id),
  foreign key (school_id, filed_by) references staff (school_id, staff_id),
  foreign key (school_id, saved_by) references staff (school_id, staff_id),
  check ((credentials_on is null) = (credentials_by is null)),
  check ((health_on is null) = (health_by is null)),
  check ((filed_on is null) = (filed_by is null))
);

create table volunteer_duty (
  school_id text not null,
  assignment_id uuid not null,
  volunteer_id uuid not null,
  term_id uuid not null,
  service_key text not null,
  roll_key text not null,
  -- What the roll was called when it was assigned, for the list.
  roll_name text not null,
  weekday smallint check (weekday between 1 and 7),
  held_on date,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (school_id, assignment_id),
  foreign key (school_id, volunteer_id) references volunteer (school_id, volunteer_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, made_by) references staff (school_id, staff_id),
  foreign key (school_id, ended_by) references staff (school_id, staff_id),
  check ((weekday is null) <> (held_on is null)),
  check ((ended_at is null) = (ended_by is null))
);
create index volunteer_duty_live on volunteer_duty (school_id, term_id, volunteer_id) where ended_at is null;

-- ---------------------------------------------------------------- records due (R-061)

create table duty_record (
  school_id text not null,
  record_id uuid not null,
  term_id uuid not null,
  -- The record's name in the plan.
  duty text not null,
  -- First day of the period that it is owed for, and the day that it tells of.
  period_from date not null,
  held_on date not null,
  -- Whose record: one roll's, or the whole school's where both are empty.
  service_key text not null,
  roll_key text not null,
  roll_name text not null,
  done text not null,
  notes text not null,
  -- Counted from the attendance when it was written; null for the whole school.
  present int,
  expected int,
  revision int not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (school_id, record_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, written_by) references staff (school_id, staff_id),
  check ((service_key = '') = (roll_key = '')),
  check ((present is null) = (expected is null))
);
create unique index duty_record_one_a_period on duty_record (school_id, term_id, duty, period_from, service_key, roll_key);
create index duty_record_by_day on duty_record (school_id, term_id, held_on);

-- ---------------------------------------------------------------- the safety log (FR-097, R-023)

create table safety_log (
  school_id text not null,
  log_id uuid not null,
  kind text not null check (kind in ('patrol', 'gate', 'venue')),
  held_on date not null,
  seen_at time not null,
  place text not null,
  ok boolean not null,
  findings text not null,
  -- Who came through the gate and what for; staff see it, nobody else.
  visitor_name text not null,
  purpose text not null,
  staff_id uuid not null,
  written_at timestamptz not null,
  put_right text,
  put_right_by uuid,
  put_right_at timestamptz,
  primary key (school_id, log_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  foreign key (school_id, put_right_by) references staff (school_id, staff_id),
  check (ok or findings <> ''),
  check (kind <> 'gate' or visitor_name <> ''),
  check (num_nulls(put_right, put_right_by, put_right_at) in (0, 3)),
  check (put_right is null or not ok)
);
create index safety_log_by_day on safety_log (school_id, held_on desc, seen_at desc);
create index safety_log_open on safety_log (school_id) where not ok and put_right_at is null;

-- ---------------------------------------------------------------- incidents (FR-096)

create table incident (
  school_id text not null,
  incident_id uuid not null,
  child_id uuid not null,
  held_on date not null,
  happened_at time not null,
  service_key text not null,
  roll_key text not null,
  place text not null,
  description text not null,
  first_aid text not null,
  outcome text not null,
  reported_by uuid not null,
  reported_at timestamptz not null,
  -- When its guardians were told, and how many of them there were.
  told_at timestamptz not null,
  told int not null,
  closed_by uuid,
  closed_at timestamptz,
  primary key (school_id, incident_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, reported_by) references staff (school_id, staff_id),
  foreign key (school_id, closed_by) references staff (school_id, staff_id),
  check ((closed_at is null) = (closed_by is null))
);
create index incident_by_child on incident (school_id, child_id, held_on);
create index incident_by_time on incident (school_id, reported_at desc);

-- What was added afterwards; never changed.
create table incident_note (
  school_id text not null,
  note_id uuid not null,
  incident_id uuid not null,
  text text not null,
  staff_id uuid not null,
  written_at timestamptz not null,
  primary key (school_id, note_id),
  foreign key (school_id, incident_id) references incident (school_id, incident_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id)
);
create index incident_note_of on incident_note (school_id, incident_id, written_at);

-- A guardian's word that it has been read.
create table incident_seen (
  school_id text not null,
  incident_id uuid not null,
  guardian_id uuid not null,
  seen_at timestamptz not null,
  primary key (school_id, incident_id, guardian_id),
  foreign key (school_id, incident_id) references incident (school_id, incident_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id)
);

-- ---------------------------------------------------------------- the third wall

grant select, insert, update on volunteer, duty_record to kehou_app;
grant select, insert on volunteer_duty, safety_log, incident, incident_note, incident_seen to kehou_app;
grant update (ended_by, ended_at) on volunteer_duty to kehou_app;
grant update (put_right, put_right_by, put_right_at) on safety_log to kehou_app;
grant update (closed_by, closed_at) on incident to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['volunteer', 'volunteer_duty', 'duty_record', 'safety_log', 'incident', 'incident_note', 'incident_seen'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
