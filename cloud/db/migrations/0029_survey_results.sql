-- What the school says of a survey's results and what it promises to make better (FR-081, 你说我改). What is published is
-- never taken away: a promise is kept or late, for everybody to see.

create table survey_report (
  school_id text not null,
  survey_id uuid not null,
  summary text not null,
  published_by uuid not null,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (school_id, survey_id),
  foreign key (school_id, survey_id) references survey (school_id, survey_id),
  foreign key (school_id, published_by) references staff (school_id, staff_id)
);

create table survey_promise (
  school_id text not null,
  promise_id uuid not null,
  survey_id uuid not null,
  text text not null,
  -- Who sees to it, as the school names them to families: 教务处, 食堂.
  owner text not null,
  due_on date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  kept_on date,
  kept_note text,
  kept_by uuid,
  primary key (school_id, promise_id),
  foreign key (school_id, survey_id) references survey_report (school_id, survey_id),
  foreign key (school_id, made_by) references staff (school_id, staff_id),
  foreign key (school_id, kept_by) references staff (school_id, staff_id),
  check ((kept_on is null) = (kept_note is null) and (kept_on is null) = (kept_by is null))
);
create index survey_promise_by_survey on survey_promise (school_id, survey_id);

-- Families may write thousands of texts: the office reads them by verdict, a page at a time. Their ids are made by chance,
-- so that this order says nothing of when they were written.
create index survey_text_by_verdict on survey_text (school_id, survey_id, verdict, text_id);
-- The last survey of a kind that has been counted.
create index survey_closed_by_kind on survey (school_id, kind, closes_at desc) where state = 'closed';

-- ---------------------------------------------------------------- the third wall

grant select, insert on survey_report, survey_promise to kehou_app;
grant update (summary, changed_at) on survey_report to kehou_app;
grant update (kept_on, kept_note, kept_by) on survey_promise to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['survey_report', 'survey_promise'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
