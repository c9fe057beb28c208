-- A child that is expected and not there, or there and not collected: who was told, who looks for it, how it ended
-- (FR-058, R-052, FR-061). An alert keeps the session's words as they were, for it is read long after the plan has changed.

create table alert (
  school_id text not null,
  alert_id uuid not null,
  kind text not null check (kind in ('missing', 'uncollected')),
  held_on date not null,
  child_id uuid not null,
  service_key text not null,
  sitting text not null,
  -- Null where the child is on no roll of that day any more.
  roll_key text,
  title text not null,
  starts_at time,
  venue text,
  -- Who takes the roll and the class teacher, when it was raised: they are told, and it is theirs to see.
  keepers uuid[] not null,
  state text not null default 'open' check (state in ('open', 'acknowledged', 'resolved')),
  raised_at timestamptz not null,
  raised_by uuid,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  -- What a guardian said last, from the phone.
  answer text check (answer in ('withMe', 'onTheWay', 'dontKnow')),
  answered_at timestamptz,
  escalations smallint not null default 0,
  escalated_at timestamptz,
  resolved_at timestamptz,
  resolved_as text check (resolved_as in ('found', 'onLeave', 'collected', 'explained')),
  -- Null where nobody of staff did: a guardian's leave explained it.
  resolved_by uuid,
  primary key (school_id, alert_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, raised_by) references staff (school_id, staff_id),
  foreign key (school_id, acknowledged_by) references staff (school_id, staff_id),
  foreign key (school_id, resolved_by) references staff (school_id, staff_id),
  check ((state = 'resolved') = (resolved_at is not null)),
  check ((resolved_at is null) = (resolved_as is null)),
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check ((answer is null) = (answered_at is null))
);
-- Two who miss the same child at once raise one alert.
create unique index alert_one_open on alert (school_id, held_on, child_id, service_key, sitting, kind) where resolved_at is null;
create index alert_by_day on alert (school_id, held_on, raised_at);
create index alert_by_child on alert (school_id, child_id) where resolved_at is null;
-- What the upkeep looks at every two seconds: mostly nothing.
create index alert_unanswered on alert (school_id, held_on) where state = 'open';

-- Each step with its time, and who took it; never changed.
create table alert_step (
  school_id text not null,
  alert_id uuid not null,
  step_id uuid not null,
  step text not null check (step in ('raised', 'told', 'acknowledged', 'escalated', 'answered', 'note', 'resolved')),
  at timestamptz not null,
  -- Both null where time did it.
  staff_id uuid,
  guardian_id uuid,
  note text not null,
  primary key (school_id, alert_id, step_id),
  foreign key (school_id, alert_id) references alert (school_id, alert_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  check (staff_id is null or guardian_id is null)
);

-- Up to when a school's rolls were looked through for those not saved in time, and when it is worth looking again: the upkeep
-- comes by every two seconds, and a day's rolls are too many to derive each time.
create table overdue_watch (
  school_id text not null references school,
  checked_to timestamptz not null,
  next_at timestamptz not null,
  primary key (school_id)
);

grant select, insert, update on alert, overdue_watch to kehou_app;
grant select, insert on alert_step to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['alert', 'alert_step', 'overdue_watch'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
