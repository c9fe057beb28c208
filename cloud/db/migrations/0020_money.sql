-- Money that a family can check (FR-065 to FR-078): what is published, what is stated for each child, what was received and
-- given back. Nothing is collected here. Amounts are whole fen.

-- ---------------------------------------------------------------- 收费公示: without one nothing can be billed

create table fee_notice (
  school_id text not null,
  notice_id uuid not null,
  term_id uuid not null,
  version int not null check (version > 0),
  -- The plan whose fees it publishes: services are billed by these from the day on from which it is in force.
  plan_id uuid not null,
  in_force_from date not null,
  -- As it was read by families, whole.
  content jsonb not null,
  content_sha256 text not null,
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (school_id, notice_id),
  unique (school_id, term_id, version),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, plan_id) references plan (school_id, plan_id),
  foreign key (school_id, published_by) references staff (school_id, staff_id),
  -- What was not published cannot have been charged (national pack 19).
  check (in_force_from >= (published_at at time zone 'Asia/Shanghai')::date)
);

-- ---------------------------------------------------------------- one child's account

-- What one service of one child costs for one period (R-039). The amounts are the entries that name it.
create table statement (
  school_id text not null,
  statement_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  service_key text not null,
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- The days of service that it is for, in order: what is given back later is a share of these.
  dates jsonb not null check (jsonb_array_length(dates) > 0),
  issued_by uuid not null,
  issued_at timestamptz not null,
  primary key (school_id, statement_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, issued_by) references staff (school_id, staff_id),
  -- However many clerks issue at once.
  unique (school_id, child_id, term_id, service_key, period_from)
);
create index statement_by_term on statement (school_id, term_id, period_from);

-- Relief that was granted 减免 (R-035, R-062). Known to the family, the office and finance only.
create table relief (
  school_id text not null,
  relief_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  -- The plan's words for whom it relieves.
  waiver_group text not null,
  percent numeric(5, 2) not null check (percent > 0 and percent <= 100),
  -- Because of an official list rather than of a request.
  listed boolean not null,
  reason text not null,
  granted_by uuid not null,
  granted_at timestamptz not null,
  primary key (school_id, relief_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, granted_by) references staff (school_id, staff_id)
);
create index relief_by_child on relief (school_id, child_id, term_id);

-- What comes back of a statement, as decided (R-036, R-037). Days are decided on once; what is decided again is the rest.
create table refund (
  school_id text not null,
  refund_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  service_key text not null,
  statement_id uuid not null,
  trigger text not null check (trigger in ('absence', 'exit', 'cancelledBySchool')),
  exit_id uuid,
  -- The days of the statement that it is for.
  dates jsonb not null,
  -- What the plan's rule comes to; where the plan states none, the share that finance may start from.
  computed_fen int not null check (computed_fen >= 0),
  fen int not null check (fen >= 0),
  -- Whether the plan's rule said so, or finance where the plan says nothing.
  decided_as text not null check (decided_as in ('byRule', 'byFinance')),
  -- Against the next bill instead of in money.
  credited boolean not null,
  line jsonb not null,
  reason text not null check (decided_as = 'byRule' or reason <> ''),
  -- Null where time carried it out.
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (school_id, refund_id),
  foreign key (school_id, statement_id) references statement (school_id, statement_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, exit_id) references exit_request (school_id, exit_id),
  foreign key (school_id, decided_by) references staff (school_id, staff_id),
  check ((trigger = 'exit') = (exit_id is not null)),
  check (decided_as = 'byRule' or decided_by is not null)
);
create index refund_by_child on refund (school_id, child_id, term_id);
create unique index refund_exit_once on refund (school_id, statement_id, exit_id) where exit_id is not null;

-- Everything that makes a child's account, once, for ever: statements and 收支公示 are sums of these. Above zero the family
-- owes it, below zero the school.
create table fee_entry (
  school_id text not null,
  entry_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('charge', 'relief', 'refund', 'credit', 'topUp', 'carried', 'payment', 'payout')),
  service_key text,
  statement_id uuid,
  refund_id uuid,
  relief_id uuid,
  amount_fen int not null,
  -- Name, arithmetic, rule and citation as the family reads them.
  line jsonb not null,
  -- The day that it is for: of a payment the day on which it was received.
  on_date date not null,
  -- The school's own number of a receipt or transfer; no two payments have the same.
  receipt_no text,
  -- An entry made by mistake is taken back by its opposite.
  reverses uuid,
  made_by uuid,
  made_at timestamptz not null,
  primary key (school_id, entry_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, statement_id) references statement (school_id, statement_id),
  foreign key (school_id, refund_id) references refund (school_id, refund_id),
  foreign key (school_id, relief_id) references relief (school_id, relief_id),
  foreign key (school_id, reverses) references fee_entry (school_id, entry_id),
  foreign key (school_id, made_by) references staff (school_id, staff_id),
  -- Signs are the kind's, and turned round where an entry takes another back.
  check (kind = 'carried' or amount_fen = 0 or (amount_fen > 0) = ((kind in ('charge', 'topUp', 'payout')) <> (reverses is not null))),
  check (kind in ('carried', 'payment', 'payout') or service_key is not null),
  check (kind not in ('charge', 'relief') or statement_id is not null)
);
create index fee_entry_by_child on fee_entry (school_id, child_id, term_id, made_at);
create index fee_entry_by_term on fee_entry (school_id, term_id, kind);
create index fee_entry_by_statement on fee_entry (school_id, statement_id) where statement_id is not null;
create unique index fee_entry_receipt on fee_entry (school_id, receipt_no) where receipt_no is not null;
create unique index fee_entry_reversed_once on fee_entry (school_id, reverses) where reverses is not null;
-- A relief lies once on a statement, a refund once on the account.
create unique index fee_entry_relief_once on fee_entry (school_id, statement_id, relief_id) where relief_id is not null and reverses is null;
create unique index fee_entry_refund_once on fee_entry (school_id, refund_id) where refund_id is not null and reverses is null;

-- Nothing comes back of a statement beyond what it charged, whoever writes it. Two at once wait for each other.
create function statement_stays_payable() returns trigger language plpgsql as $$
declare payable bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('statement:' || new.school_id || ':' || new.statement_id, 0));
  select sum(amount_fen) into payable from fee_entry where school_id = new.school_id and statement_id = new.statement_id;
  if payable < 0 then
    raise exception 'statement % would be below zero', new.statement_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger statement_stays_payable after insert on fee_entry deferrable initially deferred
  for each row when (new.statement_id is not null and new.amount_fen < 0) execute function statement_stays_payable();

-- ---------------------------------------------------------------- 多还少补 at the end of a term (R-033, R-034, FR-105)

create table settlement (
  school_id text not null,
  term_id uuid not null,
  -- What the whole school was settled by: costs and grants by service, rates, and how unrecorded stays count.
  terms jsonb not null,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (school_id, term_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, started_by) references staff (school_id, staff_id)
);

-- One service of one child, settled once.
create table settled_service (
  school_id text not null,
  term_id uuid not null,
  child_id uuid not null,
  service_key text not null,
  charged_fen int not null,
  owed_fen int not null,
  line jsonb not null,
  settled_at timestamptz not null,
  primary key (school_id, term_id, child_id, service_key),
  foreign key (school_id, term_id) references settlement (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id)
);

-- ---------------------------------------------------------------- the school's own account (R-041, R-056, R-057)

-- Grants, other income and spending, as finance enters them. What families paid is not repeated here: it is fee_entry.
create table account_entry (
  school_id text not null,
  entry_id uuid not null,
  term_id uuid not null,
  direction text not null check (direction in ('income', 'spending')),
  category text not null,
  amount_fen int not null check (amount_fen <> 0 and (amount_fen > 0) = (reverses is null)),
  on_date date not null,
  note text not null,
  reverses uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (school_id, entry_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, reverses) references account_entry (school_id, entry_id),
  foreign key (school_id, made_by) references staff (school_id, staff_id)
);
create index account_entry_by_term on account_entry (school_id, term_id, on_date);
create unique index account_entry_reversed_once on account_entry (school_id, reverses) where reverses is not null;

-- ---------------------------------------------------------------- the third wall

grant select, insert on fee_notice, statement, relief, refund, fee_entry, settlement, settled_service, account_entry to kehou_app;
grant update (finished_at) on settlement to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['fee_notice', 'statement', 'relief', 'refund', 'fee_entry', 'settlement', 'settled_service', 'account_entry'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
