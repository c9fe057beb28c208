-- Every order of the schemes: a child may ask first (S2, S7, S14), the parent committee may review (S3), a list may be
-- published before a review, and teachers sign too (S13).

-- ---------------------------------------------------------------- the child asks, the guardian signs

-- A request belongs to no guardian until one signs it (R-005).
alter table application alter column submitted_by drop not null;
alter table application drop constraint application_status_check;
alter table application add constraint application_status_check
  check (status in ('requested', 'submitted', 'returned', 'refused', 'withdrawn', 'in_review', 'approved', 'declined'));
alter table application drop constraint application_check;
alter table application add constraint application_form_check check ((kind = 'join' and submitted_by is not null) = (form is not null));
alter table application add constraint application_signed_check check (submitted_by is not null or status in ('requested', 'withdrawn'));
-- One live application per child and term (R-058), a child's own request included.
drop index application_one_live;
create unique index application_one_live on application (school_id, term_id, child_id)
  where status in ('requested', 'submitted', 'returned', 'in_review', 'approved', 'declined');

create table student_request (
  school_id text not null,
  application_id uuid not null,
  service_keys jsonb not null,
  words text not null,
  guardian_id uuid,
  staff_id uuid,
  requested_at timestamptz not null,
  primary key (school_id, application_id),
  foreign key (school_id, application_id) references application (school_id, application_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  -- On the guardian's phone, or by the class teacher from the child's paper slip.
  check ((guardian_id is null) <> (staff_id is null))
);

-- The guardian's handwriting under one form, with what it proves (Electronic Signature Law 8, 13).
create table application_signature (
  school_id text not null,
  application_id uuid not null,
  revision int not null,
  guardian_id uuid not null,
  signer_name text not null,
  form_sha256 text not null,
  handwriting jsonb not null,
  handwriting_sha256 text not null,
  signed_at timestamptz not null,
  ip text not null,
  request_id text not null,
  record_sha256 text not null,
  primary key (school_id, application_id, revision),
  foreign key (school_id, application_id) references application (school_id, application_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id)
);

-- ---------------------------------------------------------------- the list, wherever it stands

-- What was listed was one form: a form that changed afterwards is listed anew before it goes on.
alter table notice_entry add column revision int not null default 1;
alter table notice_entry no force row level security;
alter table application no force row level security;
update notice_entry e set revision = a.revision from application a where a.school_id = e.school_id and a.application_id = e.application_id;
alter table application force row level security;
alter table notice_entry force row level security;
alter table notice_entry alter column revision drop default;
alter table notice_entry drop constraint notice_entry_school_id_application_id_key;
alter table notice_entry add constraint notice_entry_one_per_form unique (school_id, application_id, revision);

-- ---------------------------------------------------------------- the parent committee

create table committee_member (
  school_id text not null,
  guardian_id uuid not null,
  appointed_by uuid not null,
  appointed_at timestamptz not null,
  primary key (school_id, guardian_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, appointed_by) references staff (school_id, staff_id)
);

alter table review alter column reviewer_id drop not null;
alter table review add column reviewer_guardian_id uuid;
-- Where the office records what the committee decided: the day it met and what it noted.
alter table review add column minutes_on date;
alter table review add column minutes text;
alter table review add foreign key (school_id, reviewer_guardian_id) references guardian (school_id, guardian_id);
alter table review add constraint review_one_reviewer check ((reviewer_id is null) <> (reviewer_guardian_id is null));
alter table review add constraint review_committee check (
  step = 'committee_review' and (reviewer_guardian_id is not null) <> (minutes_on is not null and minutes is not null)
  or step <> 'committee_review' and reviewer_guardian_id is null and minutes_on is null and minutes is null
);

-- ---------------------------------------------------------------- the teachers' own agreements

create table staff_agreement (
  school_id text not null,
  staff_agreement_id uuid not null,
  term_id uuid not null,
  staff_id uuid not null,
  agreement_key text not null,
  name text not null,
  template_version text not null,
  plan_id uuid not null,
  clauses jsonb not null,
  confirmations jsonb not null,
  text_sha256 text not null,
  signer_name text not null,
  confirmed jsonb not null,
  reading_seconds int not null,
  handwriting jsonb not null,
  handwriting_sha256 text not null,
  signed_at timestamptz not null,
  ip text not null,
  request_id text not null,
  record_sha256 text not null,
  primary key (school_id, staff_agreement_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  foreign key (school_id, plan_id) references plan (school_id, plan_id),
  -- Each text once a term; a new version of the text is signed anew (FR-040).
  unique (school_id, term_id, staff_id, agreement_key, template_version)
);

-- ---------------------------------------------------------------- the third wall

grant select, insert on student_request, application_signature, staff_agreement to kehou_app;
grant select, insert, delete on committee_member to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['student_request', 'application_signature', 'committee_member', 'staff_agreement'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
