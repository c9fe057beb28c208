-- Draws: families rank, a committed seed decides, everybody can draw again.
create table course_draw (
  school_id text not null,
  draw_id uuid not null,
  term_id uuid not null,
  title text not null check (title <> ''),
  status text not null check (status in ('draft', 'published', 'frozen', 'drawn', 'done', 'cancelled')),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  limit_per_child int not null check (limit_per_child between 1 and 10),
  priority_groups jsonb not null,
  priority_points int not null check (priority_points between 1 and 4),
  counts_credits boolean not null,
  -- All of it in words, as it was told.
  sentence text not null,
  -- Secret until the draw has run; the commitment is its SHA-256 and public from the day it is published.
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  commitment text check (commitment ~ '^[0-9a-f]{64}$'),
  published_at timestamptz,
  -- The list at closing: its courses as published, the keys of its quota numbers, and the hash of all of it.
  list_courses jsonb,
  quota_keys jsonb,
  entries_sha256 text check (entries_sha256 ~ '^[0-9a-f]{64}$'),
  turns int,
  frozen_at timestamptz,
  drawn_at timestamptz,
  done_at timestamptz,
  cancelled_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (school_id, draw_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, created_by) references staff (school_id, staff_id),
  check ((seed is null) = (commitment is null)),
  check (status in ('draft', 'cancelled') or (seed is not null and published_at is not null)),
  check (status not in ('frozen', 'drawn', 'done') or (frozen_at is not null and entries_sha256 is not null and list_courses is not null))
);
create index course_draw_due on course_draw (school_id, closes_at) where status in ('published', 'frozen', 'drawn');
create index course_draw_by_term on course_draw (school_id, term_id, opens_at);
alter table course add foreign key (school_id, draw_id) references course_draw (school_id, draw_id);
create index course_by_draw on course (school_id, draw_id) where draw_id is not null;

create table draw_entry (
  school_id text not null,
  draw_id uuid not null,
  child_id uuid not null,
  -- Names the entry in the published list; random, and given before closing, so that it cannot be picked afterwards.
  token text not null check (token ~ '^[0-9a-f]{32}$'),
  together text check (together ~ '^[0-9a-f]{32}$'),
  -- Course ids, the dearest first. An empty list takes the ranking back.
  ranks jsonb not null,
  waits boolean not null,
  guardian_id uuid not null,
  saved_at timestamptz not null,
  -- From closing on: the entry as it is published, null where nothing of it takes part, and what did not and why.
  frozen jsonb,
  left_out jsonb not null default '[]',
  could_rank int,
  -- From the draw on: [{ "no", "outcome", "clashesWith", "quota" }].
  turn int,
  tries jsonb,
  -- Once the places are written: courses received that were no longer possible, and courses waited for.
  settled_at timestamptz,
  dropped jsonb not null default '[]',
  waits_for jsonb not null default '[]',
  primary key (school_id, draw_id, child_id),
  foreign key (school_id, draw_id) references course_draw (school_id, draw_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id)
);
create unique index draw_entry_token on draw_entry (school_id, draw_id, token);
create index draw_entry_by_child on draw_entry (school_id, child_id);
create index draw_entry_to_settle on draw_entry (school_id, draw_id, turn) where turn is not null and settled_at is null;

-- Misses in a row, as a ledger: +1 for a miss, minus all of it for a course received.
create table draw_credit (
  school_id text not null,
  draw_id uuid not null,
  child_id uuid not null,
  change int not null,
  at timestamptz not null,
  primary key (school_id, draw_id, child_id),
  foreign key (school_id, draw_id) references course_draw (school_id, draw_id),
  foreign key (school_id, child_id) references child (school_id, child_id)
);
create index draw_credit_by_child on draw_credit (school_id, child_id);

-- What was promised is kept, whatever the code does: the terms and the seed from publication on, the entries from
-- closing on, what was drawn for good.
create function course_draw_is_kept() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and (new.term_id, new.title, new.opens_at, new.closes_at, new.limit_per_child, new.priority_groups, new.priority_points, new.counts_credits, new.sentence, new.seed, new.commitment)
     is distinct from (old.term_id, old.title, old.opens_at, old.closes_at, old.limit_per_child, old.priority_groups, old.priority_points, old.counts_credits, old.sentence, old.seed, old.commitment) then
    raise exception 'a published draw cannot be changed';
  end if;
  if old.frozen_at is not null and (new.list_courses, new.quota_keys, new.entries_sha256, new.frozen_at) is distinct from (old.list_courses, old.quota_keys, old.entries_sha256, old.frozen_at) then
    raise exception 'a frozen list cannot be changed';
  end if;
  if not (new.status = old.status or (old.status, new.status) in (('draft', 'published'), ('draft', 'cancelled'), ('published', 'cancelled'), ('published', 'frozen'), ('frozen', 'drawn'), ('drawn', 'done'))) then
    raise exception 'a draw goes forward only';
  end if;
  return new;
end $$;
create trigger course_draw_kept before update on course_draw for each row execute function course_draw_is_kept();

create function draw_entry_is_kept() returns trigger language plpgsql as $$
declare
  stands text;
begin
  select status into stands from course_draw d where d.school_id = new.school_id and d.draw_id = new.draw_id;
  if tg_op = 'INSERT' then
    if stands <> 'published' then raise exception 'this draw takes no entry now'; end if;
    return new;
  end if;
  if new.token <> old.token then raise exception 'an entry keeps its token'; end if;
  if stands <> 'published' and (new.together, new.ranks, new.waits, new.frozen, new.left_out) is distinct from (old.together, old.ranks, old.waits, old.frozen, old.left_out) then
    raise exception 'an entry cannot be changed after closing';
  end if;
  if old.turn is not null and (new.turn, new.tries) is distinct from (old.turn, old.tries) then raise exception 'what was drawn stays'; end if;
  return new;
end $$;
create trigger draw_entry_kept before insert or update on draw_entry for each row execute function draw_entry_is_kept();

-- Between closing and the last place written nobody else may touch what is being drawn: asked again in a moment, it works.
create function drawn_course_is_held() returns trigger language plpgsql as $$
begin
  if current_setting('kehou.settling_draw', true) is distinct from new.draw_id::text
     and exists (select 1 from course_draw d where d.school_id = new.school_id and d.draw_id = new.draw_id and d.status in ('frozen', 'drawn')) then
    raise exception 'the course is being drawn' using errcode = '55P03';
  end if;
  return new;
end $$;
create trigger course_held_by_draw before update on course for each row when (new.draw_id is not null) execute function drawn_course_is_held();

-- Whether places left of a draw's courses are chosen by first come now.
create function draw_has_run(p_school text, p_draw uuid) returns boolean language sql stable as $$
  select exists (select 1 from course_draw d where d.school_id = p_school and d.draw_id = p_draw and d.status = 'done')
$$;

grant select, insert, update on course_draw, draw_entry to kehou_app;
grant select, insert on draw_credit to kehou_app;
do $$
declare tenant text;
begin
  foreach tenant in array array['course_draw', 'draw_entry', 'draw_credit'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
