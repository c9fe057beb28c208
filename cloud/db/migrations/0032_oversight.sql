-- What the bureau sees of the schools that it looks after, and what it does there (FR-091 to FR-093, R-063; S1, S11, S17, S18).
-- Across schools it reads snapshots of totals and nothing else: no transaction sees two schools' own rows.

-- ---------------------------------------------------------------- whose look it is

-- Who calls an operation of oversight; set by the dispatcher, for that one transaction, and for no other operation.
create function kehou_oversight_account() returns uuid language sql stable
  as $$ select nullif(current_setting('kehou.oversight_account', true), '')::uuid $$;
-- Whether a school's snapshot is being written; set by what writes it, for that one transaction.
create function kehou_reporting() returns boolean language sql stable
  as $$ select coalesce(current_setting('kehou.reporting', true), '') = 'yes' $$;

-- Of the lists of other schools a caller sees the own entry only: that they are of its bureau, or that they work there.
create policy own_membership on bureau_member for select using (account_id = kehou_oversight_account());
create policy own_post on staff for select using (account_id = kehou_oversight_account());
create index bureau_member_by_account on bureau_member (account_id);

-- Whether the caller looks after a school. Whoever works at it does not, whatever the bureau's list says.
create function kehou_looks_after(asked text) returns boolean language sql stable
  as $$ select kehou_oversight_account() is not null
      and exists (select 1 from bureau_member b where b.school_id = asked and b.account_id = kehou_oversight_account())
      and not exists (select 1 from staff s where s.school_id = asked and s.account_id = kehou_oversight_account()) $$;

-- ---------------------------------------------------------------- snapshots

-- Totals of one school by contract/oversight, without any count of one to seven children. Made at most hourly; null where the
-- school has no term or no published plan.
create table school_report (
  school_id text not null references school,
  content jsonb,
  made_at timestamptz not null,
  primary key (school_id)
);

-- ---------------------------------------------------------------- inspections

create table inspection (
  school_id text not null,
  inspection_id uuid not null,
  term_id uuid not null,
  stage text not null check (stage in ('early', 'midTerm', 'annual', 'monthly', 'regular', 'random')),
  -- As the plan names it, for a stage may have several.
  name text not null,
  inspected_on date not null,
  findings text not null,
  -- What the school must put right, and until when; both null where there is nothing.
  rectify text,
  rectify_by date,
  -- The account of whoever of the bureau it was: they are no staff of the school.
  logged_by uuid not null references account,
  logged_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  -- When the bureau found it put right.
  settled_at timestamptz,
  primary key (school_id, inspection_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, answered_by) references staff (school_id, staff_id),
  check ((rectify is null) = (rectify_by is null)),
  check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
  check (answer is null or rectify is not null),
  check (settled_at is null or answer is not null)
);
create index inspection_of_term on inspection (school_id, term_id, inspected_on);

-- ---------------------------------------------------------------- cases

-- A case as one school's families and staff read it: published to several schools it has a row in each, so that nobody
-- needs to look into another school for it.
create table bureau_case (
  school_id text not null references school,
  case_id uuid not null,
  title text not null,
  -- Which school it tells of; empty where it tells of several or of none.
  about text not null,
  body text not null,
  published_by uuid not null references account,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (school_id, case_id)
);
create index bureau_case_by_time on bureau_case (school_id, published_at desc) where withdrawn_at is null;
create index bureau_case_by_id on bureau_case (case_id);

-- ---------------------------------------------------------------- the third wall

grant select, insert on school_report, inspection, bureau_case to kehou_app;
grant update (content, made_at) on school_report to kehou_app;
grant update (answer, answered_by, answered_at, settled_at) on inspection to kehou_app;
grant update (withdrawn_at) on bureau_case to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['school_report', 'inspection', 'bureau_case'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
  end loop;
end $$;
-- The school itself reads no row of it, and writes its own only where the snapshot is made.
create policy reporting on school_report using (school_id = kehou_school() and kehou_reporting()) with check (school_id = kehou_school() and kehou_reporting());
create policy looked_after on school_report for select using (kehou_looks_after(school_id));
create policy one_school on inspection for select using (school_id = kehou_school());
create policy bureau_logs on inspection for insert with check (school_id = kehou_school() and kehou_looks_after(school_id));
create policy one_school_answers on inspection for update using (school_id = kehou_school()) with check (school_id = kehou_school());
create policy one_school on bureau_case for select using (school_id = kehou_school());
create policy looked_after on bureau_case for select using (kehou_looks_after(school_id));
create policy bureau_publishes on bureau_case for insert with check (kehou_looks_after(school_id));
create policy bureau_withdraws on bureau_case for update using (kehou_looks_after(school_id)) with check (kehou_looks_after(school_id));
