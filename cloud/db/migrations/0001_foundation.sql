-- Everything a family's way from plan to seat needs. `school_id` leads every tenant table's key, foreign key and
-- query, so that schools can later be spread over machines; row-level security keyed on it is the third wall.

-- The school a transaction acts for; set per transaction, unset means that no tenant row can be seen.
create function kehou_school() returns text language sql stable
  as $$ select nullif(current_setting('kehou.school_id', true), '') $$;

-- ---------------------------------------------------------------- people, over all schools

create table account (
  account_id uuid primary key,
  provider text not null check (provider in ('wechat', 'dev')),
  subject text not null,
  created_at timestamptz not null,
  unique (provider, subject)
);

create table session (
  token_sha256 text primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- ---------------------------------------------------------------- the school

create table school (
  school_id text primary key check (school_id ~ '^[a-z0-9-]{1,40}$'),
  name text not null,
  region text not null
);

create table term (
  school_id text not null references school,
  term_id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  holidays jsonb not null default '[]',
  current boolean not null default false,
  primary key (school_id, term_id)
);
create unique index term_one_current on term (school_id) where current;

create table staff (
  school_id text not null references school,
  staff_id uuid not null,
  account_id uuid references account,
  name text not null,
  -- In a small school one person may teach a class and run the office.
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['classTeacher', 'dutyTeacher', 'schoolAdmin', 'financeOfficer']),
  introduction text not null default '',
  primary key (school_id, staff_id)
);
create unique index staff_one_per_account on staff (school_id, account_id) where account_id is not null;

create table school_class (
  school_id text not null references school,
  class_id uuid not null,
  grade smallint not null check (grade between 1 and 9),
  name text not null,
  teacher_id uuid,
  room text not null,
  primary key (school_id, class_id),
  foreign key (school_id, teacher_id) references staff (school_id, staff_id)
);

create table child (
  school_id text not null references school,
  child_id uuid not null,
  class_id uuid not null,
  roster_no smallint not null check (roster_no between 1 and 99),
  name text not null,
  primary key (school_id, child_id),
  foreign key (school_id, class_id) references school_class (school_id, class_id),
  unique (school_id, class_id, roster_no)
);

-- ---------------------------------------------------------------- the family

create table guardian (
  school_id text not null references school,
  guardian_id uuid not null,
  account_id uuid not null references account,
  name text not null,
  phone text not null default '',
  created_at timestamptz not null,
  primary key (school_id, guardian_id),
  unique (school_id, account_id)
);

create table child_guardian (
  school_id text not null,
  child_id uuid not null,
  guardian_id uuid not null,
  relation text not null check (relation in ('mother', 'father', 'grandparent', 'otherGuardian')),
  verified_by text not null check (verified_by in ('school_code')),
  bound_at timestamptz not null,
  primary key (school_id, child_id, guardian_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id)
);
create index child_guardian_by_guardian on child_guardian (school_id, guardian_id);

-- One-time codes that the school hands out, for a child's guardian or a member of staff. Only the hash is kept.
create table bind_code (
  school_id text not null,
  code_sha256 text not null,
  child_id uuid,
  staff_id uuid,
  issued_by uuid,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references account,
  primary key (school_id, code_sha256),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  check ((child_id is null) <> (staff_id is null))
);

-- Wrong codes of one account, so that guessing is limited.
create table bind_attempt (
  school_id text not null references school,
  account_id uuid not null references account,
  failures smallint not null,
  first_failed_at timestamptz not null,
  primary key (school_id, account_id)
);

create table consent (
  school_id text not null references school,
  consent_id uuid not null,
  account_id uuid not null references account,
  version text not null,
  text_sha256 text not null,
  decision text not null check (decision in ('granted', 'refused', 'withdrawn')),
  decided_at timestamptz not null,
  -- The order of decisions: two may share an instant, and which one is the latest must never be in doubt.
  decision_no bigint generated always as identity,
  primary key (school_id, consent_id)
);
create index consent_by_account on consent (school_id, account_id, decision_no desc);

create table collector (
  school_id text not null,
  collector_id uuid not null,
  child_id uuid not null,
  name text not null,
  relation text not null,
  note text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (school_id, collector_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, added_by) references guardian (school_id, guardian_id)
);
create index collector_by_child on collector (school_id, child_id) where removed_at is null;

-- ---------------------------------------------------------------- plan

create table plan (
  school_id text not null,
  plan_id uuid not null,
  term_id uuid not null,
  version int not null check (version > 0),
  status text not null check (status in ('draft', 'checked', 'published', 'superseded')),
  document jsonb not null,
  document_sha256 text not null,
  published_at timestamptz,
  primary key (school_id, plan_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  unique (school_id, term_id, version),
  check ((status in ('published', 'superseded')) = (published_at is not null))
);
create unique index plan_one_published on plan (school_id, term_id) where status = 'published';

create table letter_receipt (
  school_id text not null,
  plan_id uuid not null,
  guardian_id uuid not null,
  confirmed_at timestamptz not null,
  primary key (school_id, plan_id, guardian_id),
  foreign key (school_id, plan_id) references plan (school_id, plan_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id)
);

-- ---------------------------------------------------------------- application, review, notice, agreement

create table application (
  school_id text not null,
  application_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('join', 'decline')),
  status text not null check (status in ('submitted', 'returned', 'refused', 'withdrawn', 'in_review', 'approved', 'declined')),
  form jsonb,
  decline_reason text,
  departure_plan text,
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  revision int not null default 1,
  primary key (school_id, application_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, plan_id) references plan (school_id, plan_id),
  foreign key (school_id, submitted_by) references guardian (school_id, guardian_id),
  check ((kind = 'join') = (form is not null))
);
-- One live application per child and term (R-058).
create unique index application_one_live on application (school_id, term_id, child_id)
  where status in ('submitted', 'returned', 'in_review', 'approved', 'declined');
create index application_by_status on application (school_id, term_id, status, submitted_at);
create index application_by_child on application (school_id, child_id, submitted_at desc);

create table review (
  school_id text not null,
  review_id uuid not null,
  application_id uuid not null,
  revision int not null,
  step text not null check (step in ('class_review', 'school_review', 'committee_review')),
  decision text not null check (decision in ('pass', 'return', 'refuse')),
  reason text not null,
  reviewer_id uuid not null,
  decided_at timestamptz not null,
  primary key (school_id, review_id),
  foreign key (school_id, application_id) references application (school_id, application_id),
  foreign key (school_id, reviewer_id) references staff (school_id, staff_id),
  -- No step can be taken twice for the same submission.
  unique (school_id, application_id, revision, step)
);

create table public_notice (
  school_id text not null,
  notice_id uuid not null,
  term_id uuid not null,
  title text not null,
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  contact text not null,
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (school_id, notice_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, published_by) references staff (school_id, staff_id)
);

create table notice_entry (
  school_id text not null,
  notice_id uuid not null,
  position int not null,
  application_id uuid not null,
  masked_name text not null,
  class_name text not null,
  grade smallint not null,
  services jsonb not null,
  primary key (school_id, notice_id, position),
  foreign key (school_id, notice_id) references public_notice (school_id, notice_id),
  foreign key (school_id, application_id) references application (school_id, application_id),
  unique (school_id, application_id)
);

create table objection (
  school_id text not null,
  objection_id uuid not null,
  notice_id uuid not null,
  guardian_id uuid not null,
  text text not null,
  status text not null check (status in ('open', 'upheld', 'dismissed')),
  reply text,
  answered_by uuid,
  filed_at timestamptz not null,
  answered_at timestamptz,
  primary key (school_id, objection_id),
  foreign key (school_id, notice_id) references public_notice (school_id, notice_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, answered_by) references staff (school_id, staff_id),
  check ((status = 'open') = (reply is null))
);

create table agreement (
  school_id text not null,
  agreement_id uuid not null,
  application_id uuid not null,
  child_id uuid not null,
  agreement_key text not null,
  name text not null,
  template_version text not null,
  plan_id uuid not null,
  clauses jsonb not null,
  confirmations jsonb not null,
  text_sha256 text not null,
  status text not null check (status in ('to_countersign', 'effective', 'ended')),
  created_at timestamptz not null,
  primary key (school_id, agreement_id),
  foreign key (school_id, application_id) references application (school_id, application_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, plan_id) references plan (school_id, plan_id)
);
-- Each text is signed once; one that ended because the application changed is signed anew.
create unique index agreement_one_live on agreement (school_id, application_id, agreement_key) where status <> 'ended';
create index agreement_by_status on agreement (school_id, status, created_at);

-- The evidence of one signature (Electronic Signature Law 8, 13): who, what text, when, and the hash before it.
create table signature (
  school_id text not null,
  signature_id uuid not null,
  agreement_id uuid not null,
  signer text not null check (signer in ('guardian', 'school')),
  guardian_id uuid,
  staff_id uuid,
  signer_name text not null,
  text_sha256 text not null,
  handwriting jsonb,
  handwriting_sha256 text,
  confirmed jsonb not null,
  reading_seconds int not null,
  signed_at timestamptz not null,
  ip text not null,
  request_id text not null,
  previous_sha256 text not null,
  record_sha256 text not null,
  primary key (school_id, signature_id),
  foreign key (school_id, agreement_id) references agreement (school_id, agreement_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  unique (school_id, agreement_id, signer),
  check ((signer = 'guardian') = (guardian_id is not null)),
  check ((signer = 'school') = (staff_id is not null))
);

create table enrolment (
  school_id text not null,
  enrolment_id uuid not null,
  application_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  service_key text not null,
  weekdays jsonb not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  primary key (school_id, enrolment_id),
  foreign key (school_id, application_id) references application (school_id, application_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  unique (school_id, application_id, service_key)
);
create index enrolment_by_child on enrolment (school_id, child_id);

-- ---------------------------------------------------------------- courses

create table course (
  school_id text not null,
  course_id uuid not null,
  term_id uuid not null,
  service_key text not null,
  title text not null,
  category text not null,
  content text not null,
  grades jsonb not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  teacher_id uuid not null,
  venue text not null,
  items_to_bring text not null default '',
  admission text not null check (admission in ('firstCome', 'assigned')),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  capacity int not null check (capacity >= 0),
  taken int not null default 0 check (taken >= 0),
  primary key (school_id, course_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, teacher_id) references staff (school_id, staff_id),
  -- The database itself never lets a course be oversold.
  constraint course_not_oversold check (taken <= capacity)
);

create table course_place (
  school_id text not null,
  place_id uuid not null,
  course_id uuid not null,
  child_id uuid not null,
  state text not null check (state in ('joined', 'waiting', 'released')),
  -- The place in line when it was asked for; a waiting position is counted from it.
  line_no bigint generated always as identity,
  requested_by uuid not null,
  requested_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (school_id, place_id),
  foreign key (school_id, course_id) references course (school_id, course_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, requested_by) references guardian (school_id, guardian_id)
);
create unique index course_place_one_live on course_place (school_id, course_id, child_id) where state <> 'released';
create index course_place_line on course_place (school_id, course_id, line_no) where state = 'waiting';
create index course_place_by_child on course_place (school_id, child_id) where state <> 'released';

-- ---------------------------------------------------------------- messages, idempotency, access, audit

create table message (
  school_id text not null,
  message_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  kind text not null,
  details jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (school_id, message_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, child_id) references child (school_id, child_id)
);
create index message_by_guardian on message (school_id, guardian_id, created_at desc);

-- What a write answered under the key the phone gave it: the same key again answers the same and writes nothing.
create table answered_request (
  school_id text not null references school,
  caller text not null,
  request_key uuid not null,
  operation text not null,
  input_sha256 text not null,
  reply jsonb,
  answered_at timestamptz not null,
  primary key (school_id, caller, request_key)
);

-- Staff reading a child's record leave a trace (Regulation on the protection of minors online 36).
create table access_log (
  school_id text not null,
  access_id bigint generated always as identity,
  staff_id uuid not null,
  operation text not null,
  child_ids jsonb not null,
  read_at timestamptz not null,
  primary key (school_id, access_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id)
);

-- One row per change, appended in the change's own transaction; sealed into a chain soon after, in batches, so that
-- no lock on the chain's head lies on the hot path.
create table audit_entry (
  school_id text not null references school,
  audit_id bigint generated always as identity,
  actor text not null,
  operation text not null,
  target text not null,
  change jsonb not null,
  request_id text not null,
  at timestamptz not null,
  seal_no bigint,
  previous_sha256 text,
  entry_sha256 text,
  primary key (school_id, audit_id),
  unique (school_id, seal_no),
  check ((seal_no is null) = (entry_sha256 is null))
);
create index audit_unsealed on audit_entry (school_id, audit_id) where seal_no is null;

create table audit_head (
  school_id text primary key references school,
  seal_no bigint not null,
  entry_sha256 text not null
);

-- A row may be sealed once, and nothing else about it may ever change.
create function audit_entry_is_kept() returns trigger language plpgsql as $$
begin
  if old.seal_no is not null
     or (new.school_id, new.audit_id, new.actor, new.operation, new.target, new.change, new.request_id, new.at)
        is distinct from (old.school_id, old.audit_id, old.actor, old.operation, old.target, old.change, old.request_id, old.at) then
    raise exception 'an audit entry cannot be changed';
  end if;
  return new;
end $$;
create trigger audit_entry_kept before update on audit_entry for each row execute function audit_entry_is_kept();

-- ---------------------------------------------------------------- the third wall

grant usage on schema public to kehou_app;
grant select, insert on account, session to kehou_app;
grant delete on session to kehou_app;
grant select on school, term, staff, school_class, child, plan, course to kehou_app;
grant update (account_id) on staff to kehou_app;
grant update (taken) on course to kehou_app;
grant select, insert, update on
  guardian, bind_code, bind_attempt, collector, application, objection, agreement, course_place, message, answered_request, audit_head
  to kehou_app;
grant select, insert, delete on child_guardian to kehou_app;
grant delete on bind_attempt, answered_request to kehou_app;
grant select, insert on
  consent, letter_receipt, review, public_notice, notice_entry, signature, enrolment, access_log, audit_entry
  to kehou_app;
grant update (seal_no, previous_sha256, entry_sha256) on audit_entry to kehou_app;
grant usage on all sequences in schema public to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array[
    'term', 'staff', 'school_class', 'child', 'guardian', 'child_guardian', 'bind_code', 'bind_attempt', 'consent',
    'collector', 'plan', 'letter_receipt', 'application', 'review', 'public_notice', 'notice_entry', 'objection',
    'agreement', 'signature', 'enrolment', 'course', 'course_place', 'message', 'answered_request', 'access_log',
    'audit_entry', 'audit_head'
  ] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
-- The directory of schools is public to read; nothing in it belongs to a family.
alter table school enable row level security;
alter table school force row level security;
create policy directory on school for select using (true);
create policy own_school on school for insert with check (school_id = kehou_school());
