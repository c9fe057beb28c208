-- Waiting lists: an offer that respects the night, a line whose history is true, and the school's own moves on record.

-- The upkeep looks for these every few seconds.
create index course_with_line on course (school_id, term_id) where waiting > 0;

-- A place may be offered by a statement that tells nobody. Its time counts from when the family is told.
alter table course_place add column offer_told boolean not null default false;

-- Until when an offer made now is held. One made between 21:00 and 07:00 lasts to 09:00 at least: a family asleep must
-- not lose its place. The same as offerEndsAt of rules/waiting-line.ts; a test compares them.
create function offer_ends_at(p_now timestamptz, p_minutes int) returns timestamptz language sql stable as $$
  select greatest(
    p_now + make_interval(mins => p_minutes),
    case
      when l.at::time >= time '21:00' then ((l.at::date + 1) + time '09:00') at time zone 'Asia/Shanghai'
      when l.at::time < time '07:00' then (l.at::date + time '09:00') at time zone 'Asia/Shanghai'
    end)
  from (select p_now at time zone 'Asia/Shanghai' as at) l
$$;

-- Offers every free place of a course to the first in line who may have it: the one way up, whatever freed the place.
-- The caller holds the course's lock. Answers what was offered; who wanted to be taken is taken by the caller.
create function fill_course(p_school text, p_course uuid, p_now timestamptz)
returns table (place_id uuid, child_id uuid, on_offer text) language plpgsql as $$
declare
  full_course course;
  next_one record;
  open_to text;
  -- Quotas with which a child found no place: whoever may use just the same ones finds none either.
  shut text[] := '{}';
begin
  select * into full_course from course c where c.school_id = p_school and c.course_id = p_course;
  if full_course.status <> 'published' or full_course.waiting = 0 or full_course.taken >= full_course.capacity then return; end if;
  for next_one in
    select p.place_id, p.child_id, p.on_offer, p.quota_keys from course_place p
     where p.school_id = p_school and p.course_id = p_course and p.state = 'waiting' order by p.line_no
  loop
    exit when full_course.taken >= full_course.capacity;
    continue when next_one.quota_keys::text = any (shut);
    open_to := place_open_to(full_course, next_one.quota_keys, p_now);
    if open_to is null then
      shut := shut || next_one.quota_keys::text;
      continue;
    end if;
    update course_place p
       set state = 'offered', quota_key = nullif(open_to, ''), offered_at = p_now, left_line_at = p_now,
           offer_until = offer_ends_at(p_now, full_course.offer_minutes), changed_at = p_now
     where p.school_id = p_school and p.place_id = next_one.place_id;
    update course c set taken = c.taken + 1, waiting = c.waiting - 1 where c.school_id = p_school and c.course_id = p_course returning c.* into full_course;
    place_id := next_one.place_id;
    child_id := next_one.child_id;
    on_offer := next_one.on_offer;
    return next;
  end loop;
end $$;

-- Ends a place and lets the line move up: the one function by which a place becomes free, whatever the path.
-- The caller holds the course's lock. Answers what was offered to others.
create function free_place(p_school text, p_place uuid, p_ended_as text, p_reason text, p_now timestamptz)
returns table (place_id uuid, child_id uuid, on_offer text) language plpgsql as $$
declare
  ended record;
begin
  select p.course_id, p.state into ended from course_place p where p.school_id = p_school and p.place_id = p_place;
  if ended.state is null or ended.state = 'released' then return; end if;
  update course_place p
     set state = 'released', ended_as = p_ended_as, reason = case when p_reason = '' then p.reason else p_reason end,
         left_line_at = case when ended.state = 'waiting' then p_now else p.left_line_at end, changed_at = p_now
   where p.school_id = p_school and p.place_id = p_place;
  if ended.state = 'waiting' then
    update course c set waiting = c.waiting - 1 where c.school_id = p_school and c.course_id = ended.course_id;
    return;
  end if;
  update course c set taken = c.taken - 1 where c.school_id = p_school and c.course_id = ended.course_id;
  return query select * from fill_course(p_school, ended.course_id, p_now);
end $$;

-- What the school did by hand, with its reason: for its own list, and for what the families that wait are told.
create table course_move (
  school_id text not null,
  move_id uuid not null,
  kind text not null check (kind in ('placed', 'moved', 'removed', 'resized', 'closed')),
  course_id uuid not null,
  -- Where the child went, for a move.
  to_course_id uuid,
  child_id uuid,
  staff_id uuid not null,
  reason text not null,
  -- Placed although others waited, or before families could choose.
  over_line boolean not null default false,
  -- The new capacity of a course that was resized.
  capacity int,
  moved_at timestamptz not null,
  primary key (school_id, move_id),
  foreign key (school_id, course_id) references course (school_id, course_id),
  foreign key (school_id, to_course_id) references course (school_id, course_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, staff_id) references staff (school_id, staff_id),
  -- Only the plain way of an assigned course needs none.
  check (reason <> '' or (kind = 'placed' and not over_line)),
  check ((kind = 'resized') = (capacity is not null)),
  check ((kind in ('placed', 'moved', 'removed')) = (child_id is not null))
);
create index course_move_by_time on course_move (school_id, moved_at desc);
grant select, insert on course_move to kehou_app;
alter table course_move enable row level security;
alter table course_move force row level security;
create policy one_school on course_move using (school_id = kehou_school()) with check (school_id = kehou_school());

-- A line's history is read by those who left it.
create index course_place_left on course_place (school_id, course_id, line_no) where left_line_at is not null;
