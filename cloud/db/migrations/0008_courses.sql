-- Courses that are scarce: a menu with drafts and declared quotas, a draw beside first come, a waiting list with offers.

alter table course
  add column status text not null default 'published' check (status in ('draft', 'published', 'closed')),
  add column published_at timestamptz,
  -- The plan's course that this one was made from; null where the office added it.
  add column plan_key text,
  add column tags jsonb not null default '[]',
  -- Who gives it where the school's own teachers do not (R-017).
  add column provider text,
  -- What it costs beside the service, in fen, and for what; null where the plan has no such cost.
  add column cost_fen int check (cost_fen >= 0),
  add column cost_note text not null default '',
  -- Below this many it does not take place; null where the school set none.
  add column minimum int check (minimum > 0),
  -- Staggered opening: [{ "grades": [1, 2], "opensAt": "…" }]; a grade without an entry opens at opens_at.
  add column grade_openings jsonb not null default '[]',
  -- Families give back or change by themselves until then; null: as long as the term lasts.
  add column change_until timestamptz,
  -- How long an offered place is held for a family that wanted to be asked.
  add column offer_minutes int not null default 1440 check (offer_minutes between 5 and 20160),
  -- Places reserved beforehand: [{ "key", "name", "places", "grades": […] | null, "groups": […] | null, "until": "…" | null }].
  add column quotas jsonb not null default '[]',
  add column draw_id uuid,
  -- Kept beside `taken` under the same lock, so that a place in line costs no count.
  add column waiting int not null default 0 check (waiting >= 0);
alter table course drop constraint course_admission_check;
alter table course add constraint course_admission_check check (admission in ('firstCome', 'draw', 'assigned'));
alter table course add constraint course_of_draw check ((admission = 'draw') = (draw_id is not null));
update course c set published_at = t.starts_on::timestamp at time zone 'Asia/Shanghai' from term t where t.school_id = c.school_id and t.term_id = c.term_id;
update course c set waiting = (select count(*) from course_place p where p.school_id = c.school_id and p.course_id = c.course_id and p.state = 'waiting');

alter table course_place
  -- A free place goes to the first in line at once, or is offered to it for a time.
  add column on_offer text not null default 'take' check (on_offer in ('take', 'ask')),
  -- The reserved quota whose place is held, and those that the child may use. Never shown beside a name.
  add column quota_key text,
  add column quota_keys text[] not null default '{}',
  add column offered_at timestamptz,
  add column offer_until timestamptz,
  -- When it stopped waiting, however that ended; a line's history is read from it.
  add column left_line_at timestamptz,
  add column ended_as text check (ended_as in ('released', 'replaced', 'declined', 'lapsed', 'removed', 'exit', 'closed')),
  -- A member of staff who placed or moved the child, and why: shown to the family.
  add column placed_by uuid,
  add column reason text not null default '',
  alter column requested_by drop not null,
  add foreign key (school_id, placed_by) references staff (school_id, staff_id);
alter table course_place drop constraint course_place_state_check;
alter table course_place add constraint course_place_state_check check (state in ('joined', 'waiting', 'offered', 'released'));
update course_place set ended_as = 'released' where state = 'released';
alter table course_place
  add constraint place_ended check ((state = 'released') = (ended_as is not null)),
  add constraint place_offered check (state <> 'offered' or offer_until is not null),
  add constraint place_asked_for check (requested_by is not null or placed_by is not null);
create index course_place_offered on course_place (school_id, offer_until) where state = 'offered';
create index course_place_quota on course_place (school_id, course_id, quota_key) where quota_key is not null and state in ('joined', 'offered');

grant insert, update on course to kehou_app;
