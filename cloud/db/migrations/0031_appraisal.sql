-- The monthly appraisal of staff (R-045): a score for each of the plan's dimensions, as the office or finance entered it or
-- took it from a survey. A score from a survey stands as it was taken: who answered is known to nobody.

create table appraisal (
  school_id text not null,
  term_id uuid not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  staff_id uuid not null,
  -- [{ dimension, score, surveyId }]; surveyId is null where somebody entered it.
  scores jsonb not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (school_id, term_id, month, staff_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  foreign key (school_id, entered_by) references staff (school_id, staff_id)
);

grant select, insert on appraisal to kehou_app;
grant update (scores, entered_by, entered_at) on appraisal to kehou_app;

alter table appraisal enable row level security;
alter table appraisal force row level security;
create policy one_school on appraisal using (school_id = kehou_school()) with check (school_id = kehou_school());
