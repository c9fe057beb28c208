-- Leaving, 退出 (FR-065 to FR-067, R-026): one written request, what became of it, and the trace it leaves on what it ended.
create table exit_request (
  school_id text not null,
  exit_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  application_id uuid not null,
  -- What is left, with its names of the time: [{ serviceKey, name }].
  services jsonb not null check (jsonb_array_length(services) > 0),
  last_day date not null,
  reason text not null,
  collection_note text not null,
  status text not null check (status in ('waiting', 'delayed', 'approved', 'withdrawn')),
  filed_by uuid not null,
  filed_at timestamptz not null,
  -- The plan says that nobody leaves in mid-term; the request is taken all the same, for taking part is voluntary.
  barred_by_plan boolean not null,
  -- The last day to answer, where there is one, and whether silence beyond it approves.
  answer_by date,
  silence_approves boolean not null check (not silence_approves or answer_by is not null),
  delay_reason text,
  approved_as text check (approved_as in ('atOnce', 'bySchool', 'bySilence')),
  decided_by uuid,
  decided_at timestamptz,
  -- When places were given back and papers ended: on the day after the last day.
  carried_out_at timestamptz check (carried_out_at is null or status = 'approved'),
  primary key (school_id, exit_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, application_id) references application (school_id, application_id),
  foreign key (school_id, filed_by) references guardian (school_id, guardian_id),
  foreign key (school_id, decided_by) references staff (school_id, staff_id),
  check ((status = 'approved') = (approved_as is not null)),
  -- A delay has its reason and its end: leaving is never put off without one.
  check (status <> 'delayed' or (delay_reason <> '' and silence_approves))
);
create unique index exit_one_open on exit_request (school_id, term_id, child_id) where status in ('waiting', 'delayed');
create index exit_by_child on exit_request (school_id, child_id, filed_at desc);
create index exit_to_carry_out on exit_request (school_id, last_day) where status = 'approved' and carried_out_at is null;
create index exit_by_term on exit_request (school_id, term_id, filed_at);

-- An enrolment that an exit ended names it. Only such a one may end before it began: left before its first day.
alter table enrolment add column exit_id uuid;
alter table enrolment add foreign key (school_id, exit_id) references exit_request (school_id, exit_id);
alter table enrolment drop constraint enrolment_check;
alter table enrolment add constraint enrolment_runs_forward check (ends_on >= starts_on or exit_id is not null);

-- Left wholly: no longer live in application_one_live, so that the child may apply again.
alter table application drop constraint application_status_check;
alter table application add constraint application_status_check
  check (status in ('requested', 'submitted', 'returned', 'refused', 'withdrawn', 'in_review', 'approved', 'declined', 'ended'));

grant select, insert, update on exit_request to kehou_app;
grant update (ends_on, exit_id) on enrolment to kehou_app;
alter table exit_request enable row level security;
alter table exit_request force row level security;
create policy one_school on exit_request using (school_id = kehou_school()) with check (school_id = kehou_school());
