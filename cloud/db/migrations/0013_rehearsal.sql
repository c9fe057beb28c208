-- The sign-up day: a rehearsal on a copy of the school, what only people can confirm before it, and a pause in an emergency.

-- A rehearsal is a school of its own, which nobody signs in to and which no directory names.
alter table school
  add column rehearsal_of text references school,
  add constraint school_rehearsal_named check ((rehearsal_of is not null) = (school_id like 'rehearsal-%'));
create unique index school_one_rehearsal on school (rehearsal_of) where rehearsal_of is not null;
alter policy directory on school using (rehearsal_of is null or kehou_school() in (school_id, rehearsal_of));
create policy rehearsal_removed on school for delete using (rehearsal_of is not null and school_id = kehou_school());

-- Simulated guardians have accounts that no identity ever names. The same few thousand serve every rehearsal and stay: an
-- account belongs to no school, and removing thousands would search the tables of all schools.
alter table account drop constraint account_provider_check;
alter table account add constraint account_provider_check check (provider in ('wechat', 'dev', 'rehearsal'));

create table rehearsal (
  school_id text not null,
  rehearsal_id uuid not null,
  term_id uuid not null,
  state text not null check (state in ('running', 'finished', 'stopped')),
  families int not null check (families between 1 and 3000),
  seconds int not null check (seconds between 1 and 120),
  taste text not null check (taste in ('even', 'popular')),
  engine text not null,
  -- What the courses were like, so that it can be told whether they have changed since.
  courses_sha256 text not null,
  answered int not null default 0,
  -- How far its own time line has been played, in milliseconds; it stands still between two steps.
  played_ms int not null default 0,
  -- Who plays a step holds it until then; a step that died lets go by itself.
  stepping_until timestamptz,
  -- Families stood in line when the last step ended, at this real time: the line goes on meanwhile, so the time line does too.
  in_line_since timestamptz,
  stopped_because text,
  report jsonb,
  started_by uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- When the copy was removed; until then no other rehearsal can begin.
  removed_at timestamptz,
  primary key (school_id, rehearsal_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, started_by) references staff (school_id, staff_id),
  check ((state = 'finished') = (report is not null)),
  check ((state = 'running') = (ended_at is null))
);
create unique index rehearsal_one_at_a_time on rehearsal (school_id) where removed_at is null;

-- What a simulated family of the copy chooses and when, and what it was told. Rows of the copy, never of the school.
create table rehearsal_family (
  school_id text not null references school,
  -- Also what its account is called.
  family_no int not null,
  child_id uuid not null,
  due_ms int not null,
  lines jsonb not null,
  answered_ms int,
  -- The result of each line; empty where the call itself failed.
  results jsonb,
  failure text,
  primary key (school_id, family_no),
  check ((answered_ms is null) = (results is null))
);
create index rehearsal_family_due on rehearsal_family (school_id, due_ms) where answered_ms is null;

-- What no program can see: confirmed by a person, with the name and the hour.
create table sign_up_check (
  school_id text not null,
  term_id uuid not null,
  item text not null check (item in ('warm_instances', 'families_told', 'phone_staffed')),
  note text not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  primary key (school_id, term_id, item),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, confirmed_by) references staff (school_id, staff_id)
);

grant select, insert, update on rehearsal to kehou_app;
grant select, update on rehearsal_family to kehou_app;
grant select, insert, update, delete on sign_up_check to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['rehearsal', 'rehearsal_family', 'sign_up_check'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;

-- The last minute of many answers, read every two seconds on the sign-up day: an index of a few pages, which a row written
-- in order of time costs nothing.
create index answered_by_time on answered_request using brin (answered_at) with (pages_per_range = 8, autosummarize = on);

-- A published plan is kept for ever, except in a copy.
create or replace function plan_version_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.school_id like 'rehearsal-%' then
    return old;
  end if;
  if tg_op = 'UPDATE' and (new.school_id, new.plan_id, new.term_id, new.version) is distinct from (old.school_id, old.plan_id, old.term_id, old.version) then
    raise exception 'a plan version keeps its place';
  end if;
  if old.status in ('draft', 'checked') then
    if tg_op = 'UPDATE' and new.status = 'superseded' then
      raise exception 'only a published plan can be superseded';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a published plan cannot be deleted';
  end if;
  if (new.document::text, new.document_sha256, new.published_at) is distinct from (old.document::text, old.document_sha256, old.published_at)
     or not (new.status = old.status or (old.status = 'published' and new.status = 'superseded')) then
    raise exception 'a published plan cannot be changed';
  end if;
  return new;
end $$;

create function rehearsal_school(p_school text) returns text language sql immutable
  as $$ select 'rehearsal-' || left(md5(p_school), 24) $$;

-- Copies one row with some values of its own; what the table computes by itself is left to it.
create function copy_row(p_row anyelement, p_own jsonb) returns void language plpgsql as $$
declare
  own_table regclass := pg_typeof(p_row)::text::regclass;
  columns text;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns
    from pg_attribute a where a.attrelid = own_table and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '';
  execute format('insert into %s (%s) select %s from (select (jsonb_populate_record($1, $2)).*) one', own_table, columns, columns) using p_row, p_own;
end $$;

-- Makes the copy of the school that the transaction acts for. `p_families`: [{ "grade", "group", "enrolments": [{ "serviceKey",
-- "weekdays" }], "dueMs", "lines": [{ "courseId", "ifFull" }] }], in which nobody is named. With the owner's rights, so that the
-- application itself need not be able to make or remove a school; it reads this school and writes the copy, nothing else.
create function make_rehearsal(p_term uuid, p_courses uuid[], p_families jsonb, p_now timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own text := kehou_school();
  copy text := rehearsal_school(own);
  the_term term;
  the_plan plan;
  teachers jsonb;
  courses course[];
  each course;
  families int := jsonb_array_length(p_families);
begin
  if own is null or own like 'rehearsal-%' then raise exception 'a rehearsal is of a school'; end if;
  if families not between 1 and 3000 then raise exception 'a rehearsal is bounded'; end if;
  select * into strict the_term from term t where t.school_id = own and t.term_id = p_term;
  select * into strict the_plan from plan p where p.school_id = own and p.term_id = p_term and p.status = 'published';
  select jsonb_agg(distinct c.teacher_id) into teachers from course c where c.school_id = own and c.course_id = any (p_courses);
  select array_agg(c) into courses from course c where c.school_id = own and c.course_id = any (p_courses);

  perform set_config('kehou.school_id', copy, true);
  insert into school (school_id, name, region, rehearsal_of) values (copy, '演练', '', own);
  perform copy_row(the_term, jsonb_build_object('school_id', copy));
  perform copy_row(the_plan, jsonb_build_object('school_id', copy, 'updated_by', null));
  insert into staff (school_id, staff_id, name, roles) select copy, id::uuid, '演练', array['dutyTeacher'] from jsonb_array_elements_text(teachers) id;
  foreach each in array courses loop
    perform copy_row(each, jsonb_build_object(
      'school_id', copy, 'taken', 0, 'waiting', 0, 'grade_openings', '[]'::jsonb, 'change_until', null,
      'opens_at', p_now - interval '1 hour', 'closes_at', p_now + interval '1 day'));
  end loop;

  create temporary table rehearsal_made on commit drop as
    select n::int as no, f.value as family, (f.value ->> 'grade')::smallint as grade, gen_random_uuid() as child_id, gen_random_uuid() as guardian_id,
           gen_random_uuid() as application_id, md5('rehearsal account ' || n)::uuid as account_id,
           row_number() over (partition by f.value ->> 'grade' order by n) - 1 as place
      from jsonb_array_elements(p_families) with ordinality f (value, n);
  insert into account (account_id, provider, subject, created_at)
    select account_id, 'rehearsal', no::text, p_now from rehearsal_made on conflict do nothing;
  insert into school_class (school_id, class_id, grade, name, room)
    select distinct copy, md5(copy || grade || '-' || place / 99)::uuid, grade, '演练', '' from rehearsal_made;
  insert into child (school_id, child_id, class_id, roster_no, name)
    select copy, child_id, md5(copy || grade || '-' || place / 99)::uuid, place % 99 + 1, '演练' from rehearsal_made;
  insert into guardian (school_id, guardian_id, account_id, name, created_at) select copy, guardian_id, account_id, '演练', p_now from rehearsal_made;
  insert into child_guardian (school_id, child_id, guardian_id, relation, verified_by, bound_at)
    select copy, child_id, guardian_id, 'otherGuardian', 'school_code', p_now from rehearsal_made;
  insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, form, submitted_by, submitted_at)
    select copy, application_id, p_term, child_id, the_plan.plan_id, 'join', 'approved', jsonb_build_object('priorityGroup', family -> 'group'), guardian_id, p_now from rehearsal_made;
  insert into enrolment (school_id, enrolment_id, application_id, term_id, child_id, service_key, weekdays, starts_on, ends_on)
    select copy, gen_random_uuid(), application_id, p_term, child_id, e ->> 'serviceKey', e -> 'weekdays', the_term.starts_on, greatest(the_term.ends_on, the_term.starts_on)
      from rehearsal_made, jsonb_array_elements(family -> 'enrolments') e;
  insert into rehearsal_family (school_id, family_no, child_id, due_ms, lines)
    select copy, no, child_id, (family ->> 'dueMs')::int, family -> 'lines' from rehearsal_made;
  perform set_config('kehou.school_id', own, true);
  return copy;
end $$;

-- Removes what is left of the copy, table by table, those first to which nothing points any more; answers how many rows went.
-- One call takes the next tables that hold rows, so that a caller commits between them: checking that nothing points at a row
-- is quick only once the rows that did are really gone. Zero means that nothing of the copy is left.
-- By indexes only: looking whether anything points at a row passes the rows just removed, which only an index forgets.
create function remove_rehearsal() returns bigint
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  own text := kehou_school();
  copy text := rehearsal_school(own);
  left_over text[];
  free text[];
  each text;
  gone bigint := 0;
  counted bigint;
begin
  if own is null or own like 'rehearsal-%' then raise exception 'a rehearsal is of a school'; end if;
  if not exists (select 1 from school s where s.school_id = copy and s.rehearsal_of = own) then return 0; end if;
  perform set_config('kehou.school_id', copy, true);
  select array_agg(c.relname::text) into left_over
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped
   where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace;
  while gone = 0 loop
    select array_agg(t) into free from unnest(left_over) t
     where not exists (
       select 1 from pg_constraint f join pg_class r on r.oid = f.conrelid join pg_class k on k.oid = f.confrelid
        where f.contype = 'f' and k.relname = t and r.relname <> t and r.relname = any (left_over));
    if free is null then
      exit when left_over = '{}';
      raise exception 'tables point at each other in a circle: %', left_over;
    end if;
    foreach each in array free loop
      execute format('delete from %I where school_id = $1', each) using copy;
      get diagnostics counted = row_count;
      gone := gone + counted;
    end loop;
    left_over := array(select t from unnest(left_over) t where t <> all (free));
  end loop;
  perform set_config('kehou.school_id', own, true);
  return gone;
end $$;

revoke all on function make_rehearsal, remove_rehearsal, copy_row from public;
grant execute on function make_rehearsal, remove_rehearsal, rehearsal_school to kehou_app;
