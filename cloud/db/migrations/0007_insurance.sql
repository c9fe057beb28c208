-- Insurance on record 保险 (R-051, FR-095; S3, S9): what kind and until when, and nothing more. No number, no picture.
create table insurance (
  school_id text not null,
  insurance_id uuid not null,
  child_id uuid not null,
  -- The term in which it was recorded; it covers later terms too while it lasts.
  term_id uuid not null,
  kind text not null check (kind <> ''),
  valid_to date not null,
  guardian_id uuid,
  staff_id uuid,
  recorded_at timestamptz not null,
  primary key (school_id, insurance_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  -- By a guardian, or by the school from a paper proof that it was shown.
  check ((guardian_id is null) <> (staff_id is null))
);
create index insurance_by_child on insurance (school_id, child_id, recorded_at desc);

grant select, insert on insurance to kehou_app;
alter table insurance enable row level security;
alter table insurance force row level security;
create policy one_school on insurance using (school_id = kehou_school()) with check (school_id = kehou_school());
