-- Complaints about charging or compulsion (FR-077, national pack; S3, S5, S9), and what the school pays its staff for the
-- service (R-042 to R-044; S5, S6, S19).

-- ---------------------------------------------------------------- who is of the bureau

-- Whom the bureau let read the complaints about a school. Added by `npm run bureau` alone: the application may only look.
create table bureau_member (
  school_id text not null references school,
  account_id uuid not null references account,
  name text not null,
  added_at timestamptz not null,
  primary key (school_id, account_id)
);

-- Who calls a sealed operation; set by the dispatcher, for that one transaction, and for no other operation.
create function kehou_sealed_account() returns uuid language sql stable
  as $$ select nullif(current_setting('kehou.sealed_account', true), '')::uuid $$;
-- Whether that caller is of the bureau.
create function kehou_bureau() returns boolean language sql stable
  as $$ select coalesce(current_setting('kehou.bureau', true), '') = 'yes' $$;

-- ---------------------------------------------------------------- to the school

create table complaint (
  school_id text not null,
  complaint_id uuid not null,
  topic text not null check (topic in ('charging', 'compulsion', 'other')),
  text text not null,
  -- `bureau`: passed on by the bureau in its own words; it says nothing of whether a family had complained there.
  origin text not null check (origin in ('named', 'anonymous', 'bureau')),
  guardian_id uuid,
  -- The day alone: the minute would tell who was in the app.
  filed_on date not null,
  reply text,
  answered_by uuid,
  answered_at timestamptz,
  closed_on date,
  primary key (school_id, complaint_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, answered_by) references staff (school_id, staff_id),
  check ((origin = 'named') = (guardian_id is not null)),
  check ((reply is null) = (answered_by is null) and (reply is null) = (answered_at is null))
);

-- Whose complaint it is, so that its sender reads the answer. Nobody else can read a row of it.
create table complaint_sender (
  school_id text not null,
  complaint_id uuid not null,
  account_id uuid not null,
  primary key (school_id, complaint_id),
  foreign key (school_id, complaint_id) references complaint (school_id, complaint_id)
);

-- ---------------------------------------------------------------- straight to the bureau

create table bureau_complaint_sender (
  school_id text not null,
  complaint_id uuid not null,
  account_id uuid not null,
  primary key (school_id, complaint_id)
);

create table bureau_complaint (
  school_id text not null,
  complaint_id uuid not null,
  topic text not null check (topic in ('charging', 'compulsion', 'other')),
  text text not null,
  filed_at timestamptz not null,
  reply text,
  answered_by uuid,
  answered_at timestamptz,
  closed_on date,
  -- What the school was told in the bureau's words. The link stands on this side only.
  forwarded_as uuid,
  forwarded_at timestamptz,
  primary key (school_id, complaint_id),
  foreign key (school_id, complaint_id) references bureau_complaint_sender (school_id, complaint_id),
  check ((reply is null) = (answered_by is null) and (reply is null) = (answered_at is null))
);

-- What was done with sealed operations, instead of rows that the school's records would show.
create table sealed_entry (
  school_id text not null,
  entry_id uuid not null,
  -- `family`, or the account of whoever of the bureau it was.
  actor text not null,
  operation text not null,
  target text not null,
  change jsonb not null,
  at timestamptz not null,
  primary key (school_id, entry_id)
);

-- As answered_request, for sealed operations: a row there would tell that, when and by whom.
create table sealed_request (
  school_id text not null references school,
  caller text not null,
  request_key uuid not null,
  operation text not null,
  input_sha256 text not null,
  reply jsonb,
  answered_at timestamptz not null,
  primary key (school_id, caller, request_key)
);

-- ---------------------------------------------------------------- pay

-- What one member of staff did in a month, as finance or the office entered it.
create table staff_work (
  school_id text not null,
  term_id uuid not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  staff_id uuid not null,
  lessons int not null check (lessons >= 0),
  minutes int not null check (minutes >= 0),
  guard_days int not null check (guard_days between 0 and 31),
  -- [{ key, count, percent, minutes }] by the plan's deductions, [{ key, count }] by its units.
  lapses jsonb not null,
  units jsonb not null,
  score numeric(7, 2) check (score >= 0),
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (school_id, term_id, month, staff_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  foreign key (school_id, entered_by) references staff (school_id, staff_id)
);

-- What finance chose for a period: which category of spending is which of the formula's, and the pool of units.
create table pay_fund (
  school_id text not null,
  term_id uuid not null,
  period text not null,
  uses jsonb not null,
  pool_fen int check (pool_fen >= 0),
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (school_id, term_id, period),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, entered_by) references staff (school_id, staff_id)
);

-- What was published stays as it was.
create table pay_sheet (
  school_id text not null,
  sheet_id uuid not null,
  term_id uuid not null,
  period text not null,
  version int not null check (version > 0),
  content jsonb not null,
  content_sha256 text not null,
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (school_id, sheet_id),
  unique (school_id, term_id, period, version),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, published_by) references staff (school_id, staff_id)
);

-- ---------------------------------------------------------------- the third wall

grant select on bureau_member to kehou_app;
grant select, insert on complaint, complaint_sender, bureau_complaint, bureau_complaint_sender, sealed_entry, sealed_request to kehou_app;
grant update (reply, answered_by, answered_at, closed_on) on complaint to kehou_app;
grant update (reply, answered_by, answered_at, closed_on, forwarded_as, forwarded_at) on bureau_complaint to kehou_app;
grant update (reply), delete on sealed_request to kehou_app;
grant select, insert on staff_work, pay_fund, pay_sheet to kehou_app;
grant update (lessons, minutes, guard_days, lapses, units, score, entered_by, entered_at) on staff_work to kehou_app;
grant update (uses, pool_fen, entered_by, entered_at) on pay_fund to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['bureau_member', 'complaint', 'staff_work', 'pay_fund', 'pay_sheet'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
  foreach tenant in array array['complaint_sender', 'bureau_complaint', 'bureau_complaint_sender', 'sealed_entry', 'sealed_request'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
  end loop;
end $$;
-- No handler of the school's, however wrong, sees a row of these: what opens them is set for sealed operations only.
create policy own on complaint_sender using (school_id = kehou_school() and account_id = kehou_sealed_account());
create policy own_or_bureau on bureau_complaint_sender using (school_id = kehou_school() and (account_id = kehou_sealed_account() or kehou_bureau()))
  with check (school_id = kehou_school() and account_id = kehou_sealed_account());
create policy own_or_bureau on bureau_complaint
  using (school_id = kehou_school() and (kehou_bureau() or exists (
    select 1 from bureau_complaint_sender s where s.school_id = bureau_complaint.school_id and s.complaint_id = bureau_complaint.complaint_id and s.account_id = kehou_sealed_account())))
  with check (school_id = kehou_school() and kehou_sealed_account() is not null);
create policy bureau_reads on sealed_entry for select using (school_id = kehou_school() and kehou_bureau());
create policy sealed_writes on sealed_entry for insert with check (school_id = kehou_school() and kehou_sealed_account() is not null);
create policy own on sealed_request using (school_id = kehou_school() and caller = kehou_sealed_account()::text);
