-- The office keeps the calendar itself (FR-001): it changes the current term and begins the next one.
grant insert on term to kehou_app;
grant update (name, starts_on, ends_on, holidays, make_up_days, openings, current) on term to kehou_app;
-- An enrolment follows its term's dates; nothing else of it is ever rewritten by that.
grant update (starts_on, ends_on) on enrolment to kehou_app;

-- How one service of a term is grouped: who watches over it, and why it differs from the proposal (FR-051, FR-052).
create table care_grouping (
  school_id text not null,
  term_id uuid not null,
  service_key text not null,
  -- Null where the groups are as they were proposed.
  override_reason text,
  manager_ids jsonb not null default '[]',
  patroller_ids jsonb not null default '[]',
  revision int not null check (revision > 0),
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (school_id, term_id, service_key),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, made_by) references staff (school_id, staff_id)
);

create table care_group (
  school_id text not null,
  group_id uuid not null,
  term_id uuid not null,
  service_key text not null,
  position smallint not null,
  name text not null,
  room text,
  teacher_id uuid,
  assistant_ids jsonb not null default '[]',
  leader text,
  security_officer text,
  primary key (school_id, group_id),
  foreign key (school_id, term_id, service_key) references care_grouping (school_id, term_id, service_key),
  foreign key (school_id, teacher_id) references staff (school_id, staff_id)
);
create index care_group_by_service on care_group (school_id, term_id, service_key);

-- Children are placed by class, a divided class by roster number: whoever joins later falls into a group at once, and
-- nobody is moved because somebody else has come or gone.
create table care_group_class (
  school_id text not null,
  group_id uuid not null,
  class_id uuid not null,
  from_roster_no smallint not null check (from_roster_no between 1 and 99),
  to_roster_no smallint not null check (to_roster_no between from_roster_no and 99),
  primary key (school_id, group_id, class_id, from_roster_no),
  foreign key (school_id, group_id) references care_group (school_id, group_id),
  foreign key (school_id, class_id) references school_class (school_id, class_id)
);
create index care_group_class_by_class on care_group_class (school_id, class_id);

grant select, insert, update on care_grouping to kehou_app;
grant select, insert, update, delete on care_group, care_group_class to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['care_grouping', 'care_group', 'care_group_class'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
