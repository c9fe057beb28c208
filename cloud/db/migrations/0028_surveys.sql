-- Surveys (FR-010, FR-079 to FR-082, R-046, R-047): what is asked, who is asked, the box of open ballots, and what came of
-- it. Nothing here tells who answered what. While a survey is open, a ballot lies locked under a slot that only the server's
-- own secret can tell; when it closes, the ballots are counted, the box is emptied and the survey's key is forgotten.

create table survey (
  school_id text not null,
  survey_id uuid not null,
  term_id uuid not null,
  kind text not null check (kind in ('needs', 'satisfaction', 'appraisal')),
  title text not null,
  audience text not null check (audience in ('everyone', 'participants', 'nonParticipants', 'course')),
  course_id uuid,
  -- Sections and questions, by contract/survey-form.
  form jsonb not null,
  -- Whether a family may change its answer until closing.
  editable boolean not null,
  -- Groups of fewer answers than this are never counted apart.
  least_group int not null check (least_group between 8 and 100),
  -- The plan's schedule that it was made for, and the date it was due; both null where the office made it by hand.
  schedule_key text,
  due_on date,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  state text not null check (state in ('scheduled', 'open', 'closed', 'cancelled')),
  -- Half of what opens the box, and forgotten at closing; the other half is the server's secret and never in here.
  salt text check ((salt is not null) = (state = 'open')),
  -- Children asked; families' ballots counted. Null before opening, and before closing.
  asked int,
  answered int,
  -- Null where time made it from the plan's schedule.
  made_by uuid,
  edited_at timestamptz not null,
  primary key (school_id, survey_id),
  unique (school_id, term_id, schedule_key, due_on),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, course_id) references course (school_id, course_id),
  foreign key (school_id, made_by) references staff (school_id, staff_id),
  check ((audience = 'course') = (course_id is not null)),
  check ((schedule_key is null) = (due_on is null)),
  check (closes_at > opens_at),
  check ((asked is null) = (state in ('scheduled', 'cancelled'))),
  check ((answered is null) = (state <> 'closed'))
);
create index survey_by_time on survey (school_id, state, closes_at);

-- Whom it asks, as they stood when it opened. It does not say who answered.
create table survey_child (
  school_id text not null,
  survey_id uuid not null,
  child_id uuid not null,
  grade int not null,
  joined boolean not null,
  -- The courses and teachers that this family can be asked about: [{ kind, subjectId, name }].
  subjects jsonb not null,
  primary key (school_id, survey_id, child_id),
  foreign key (school_id, survey_id) references survey (school_id, survey_id),
  foreign key (school_id, child_id) references child (school_id, child_id)
);
create index survey_child_by_child on survey_child (school_id, child_id);

-- Without a time and without anybody's id. Emptied when the survey closes.
create table ballot (
  school_id text not null,
  survey_id uuid not null,
  slot text not null,
  locked text not null,
  primary key (school_id, survey_id, slot),
  foreign key (school_id, survey_id) references survey (school_id, survey_id)
);

-- What the ballots come to: how many chose an option, by question and group. Groups below least_group have no row.
-- `option` is empty where the row counts the valid answers to the question; a scale's option is its number, a ranking's
-- `row_key` is the place that was given.
create table survey_count (
  school_id text not null,
  survey_id uuid not null,
  part text not null check (part in ('all', 'grade', 'joined', 'course', 'teacher')),
  part_key text not null,
  section text not null,
  question text not null,
  row_key text not null,
  option text not null,
  count int not null check (count >= 0),
  primary key (school_id, survey_id, part, part_key, section, question, row_key, option),
  foreign key (school_id, survey_id) references survey (school_id, survey_id)
);

-- What families wrote, apart from everything else they answered. `waiting`: a person of the office must look first.
create table survey_text (
  school_id text not null,
  survey_id uuid not null,
  text_id uuid not null,
  section text not null,
  question text not null,
  text text not null,
  verdict text not null check (verdict in ('shown', 'waiting', 'hidden')),
  primary key (school_id, survey_id, text_id),
  foreign key (school_id, survey_id) references survey (school_id, survey_id)
);

-- ---------------------------------------------------------------- the third wall

grant select, insert on survey, survey_child, ballot, survey_count, survey_text to kehou_app;
grant update (title, audience, course_id, form, editable, least_group, opens_at, closes_at, state, salt, asked, answered, edited_at) on survey to kehou_app;
grant update (locked), delete on ballot to kehou_app;
grant update (verdict) on survey_text to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['survey', 'survey_child', 'ballot', 'survey_count', 'survey_text'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
