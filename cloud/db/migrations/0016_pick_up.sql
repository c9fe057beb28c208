-- The way home (FR-059 to FR-061, R-053): how a child leaves, who may be kept from it, and who was called when nobody came.

-- How a child goes home, in its family's words: as usual, or on one day. Nothing is overwritten: a new wish ends the old.
create table departure_wish (
  school_id text not null,
  wish_id uuid not null,
  child_id uuid not null,
  -- Null for every day that has no wish of its own.
  held_on date,
  how text not null check (how in ('collected', 'independent')),
  -- Only where it is earlier than the end.
  leaves_at time,
  note text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  primary key (school_id, wish_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, set_by) references guardian (school_id, guardian_id)
);
create unique index departure_wish_one_usual on departure_wish (school_id, child_id) where held_on is null and ended_at is null;
create unique index departure_wish_one_a_day on departure_wish (school_id, child_id, held_on) where held_on is not null and ended_at is null;
create index departure_wish_by_child on departure_wish (school_id, child_id, set_at);

-- While one is in force the school alone says who collects: guardians change nothing, teachers see only whom it allows.
-- The reason is the office's and goes to nobody else.
create table custody_freeze (
  school_id text not null,
  freeze_id uuid not null,
  child_id uuid not null,
  reason text not null,
  guardian_ids uuid[] not null,
  collector_ids uuid[] not null,
  set_by uuid not null,
  set_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (school_id, freeze_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, set_by) references staff (school_id, staff_id),
  foreign key (school_id, lifted_by) references staff (school_id, staff_id),
  check ((lifted_at is null) = (lifted_by is null))
);
create unique index custody_freeze_one_live on custody_freeze (school_id, child_id) where lifted_at is null;
create index custody_freeze_by_child on custody_freeze (school_id, child_id, set_at);

-- Which roll the child left, and when its stay there ended; null where the plan gives no clock time. By them the watch over
-- who is not collected knows which rolls to look at, without working out the day.
alter table departure add column roll_key text not null, add column due_at timestamptz;
create index departure_by_day on departure (school_id, held_on) where undone_at is null;

-- When the watch looked at a roll that is being released: once a minute is enough, whichever host looks.
create table release_watch (
  school_id text not null,
  held_on date not null,
  service_key text not null,
  roll_key text not null,
  looked_at timestamptz not null,
  primary key (school_id, held_on, service_key, roll_key)
);

-- Whom the watch has found, once a child, service and day, so that an answered alert is not raised again.
create table uncollected (
  school_id text not null,
  held_on date not null,
  child_id uuid not null,
  service_key text not null,
  found_at timestamptz not null,
  primary key (school_id, held_on, child_id, service_key),
  foreign key (school_id, child_id) references child (school_id, child_id)
);

-- Who was called because a child was still here, and what came of it (FR-061).
create table contact_log (
  school_id text not null,
  contact_id uuid not null,
  held_on date not null,
  child_id uuid not null,
  service_key text not null,
  guardian_id uuid,
  collector_id uuid,
  -- The name as it was; kept when the person is removed.
  person text not null,
  how text not null check (how in ('phone', 'message', 'visit')),
  outcome text not null check (outcome in ('reached', 'notReached', 'comesLater')),
  note text not null,
  at timestamptz not null,
  staff_id uuid not null,
  primary key (school_id, contact_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, collector_id) references collector (school_id, collector_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  check (num_nonnulls(guardian_id, collector_id) <= 1)
);
create index contact_log_by_child on contact_log (school_id, child_id, held_on, at);

grant select, insert on departure_wish, custody_freeze, uncollected, contact_log, release_watch to kehou_app;
grant update (ended_at) on departure_wish to kehou_app;
grant update (lifted_at, lifted_by) on custody_freeze to kehou_app;
grant update (looked_at) on release_watch to kehou_app;
grant delete on uncollected to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['departure_wish', 'custody_freeze', 'release_watch', 'uncollected', 'contact_log'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
