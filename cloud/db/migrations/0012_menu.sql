-- The office's menu: drafts that need not be complete, what R-017, R-055 and R-060 ask of a course, and showcases.

alter table course
  add column off_campus boolean not null default false,
  -- The office says that the authority has approved it (R-055); each family's consent is asked apart.
  add column off_campus_approved boolean not null default false,
  -- What kind of outsider the provider is, as the plan's partners name it (R-017).
  add column provider_kind text,
  add column leader text not null default '',
  add column security_officer text not null default '',
  -- Meant for a draw that the office has not begun yet: nobody can choose it until then.
  add column draw_planned boolean not null default false,
  -- The course of an earlier term that it was copied from.
  add column copied_from uuid,
  -- Counts what the office changed, so that two who edit at once never overwrite each other unseen.
  add column revision int not null default 1;

-- A course that is being written, under the id it keeps when it is published. It may lack anything: only a complete one
-- becomes a row of course, so that nobody who chooses ever meets half a course.
create table course_draft (
  school_id text not null,
  course_id uuid not null,
  term_id uuid not null,
  plan_key text,
  copied_from uuid,
  document json not null,
  revision int not null default 1,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (school_id, course_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, saved_by) references staff (school_id, staff_id)
);
create index course_draft_by_term on course_draft (school_id, term_id);
create unique index course_draft_copied_once on course_draft (school_id, term_id, copied_from) where copied_from is not null;

-- What children have made and done, shown to the families of the school (FR-048).
create table showcase (
  school_id text not null,
  showcase_id uuid not null,
  term_id uuid not null,
  course_id uuid,
  title text not null,
  body text not null,
  -- Where and when guardians are invited; null and empty where nothing is held.
  held_on date,
  place text not null default '',
  -- The office has the consent of the guardians of every child to be seen in the pictures.
  pictures_consented boolean not null default false,
  status text not null default 'draft' check (status in ('draft', 'published', 'withdrawn')),
  revision int not null default 1,
  published_at timestamptz,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (school_id, showcase_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, course_id) references course (school_id, course_id),
  foreign key (school_id, changed_by) references staff (school_id, staff_id),
  check (status <> 'published' or published_at is not null)
);
create index showcase_by_time on showcase (school_id, published_at desc) where status = 'published';

create table showcase_picture (
  school_id text not null,
  picture_id uuid not null,
  showcase_id uuid not null,
  line_no bigint generated always as identity,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  width int not null check (width > 0),
  height int not null check (height > 0),
  -- What is to be seen, for whoever cannot see it.
  description text not null check (description <> ''),
  content bytea not null check (octet_length(content) between 1 and 61440),
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (school_id, picture_id),
  foreign key (school_id, showcase_id) references showcase (school_id, showcase_id),
  foreign key (school_id, added_by) references staff (school_id, staff_id)
);
create index showcase_picture_in_order on showcase_picture (school_id, showcase_id, line_no);

grant select, insert, update, delete on course_draft to kehou_app;
grant select, insert, update on showcase to kehou_app;
grant select, insert, delete on showcase_picture to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['course_draft', 'showcase', 'showcase_picture'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
