-- Feedback (FR-083, S11, S16): what a family writes to the school under its own name, what the school answers, and what the
-- school makes public of it. A family that is not satisfied with the first answer may write once more: turn 2.

create table feedback (
  school_id text not null,
  feedback_id uuid not null,
  guardian_id uuid not null,
  kind text not null check (kind in ('suggestion', 'question', 'thanks')),
  state text not null check (state in ('open', 'answered', 'closed')),
  written_at timestamptz not null,
  primary key (school_id, feedback_id),
  foreign key (school_id, guardian_id) references guardian (school_id, guardian_id)
);
create index feedback_by_guardian on feedback (school_id, guardian_id, written_at desc);
create index feedback_by_state on feedback (school_id, state, written_at desc);

-- `waiting`: WeChat could not say whether others may read it, so a person of the office looks first; `shown` and `hidden` are
-- what that person decided.
create table feedback_turn (
  school_id text not null,
  feedback_id uuid not null,
  turn int not null check (turn in (1, 2)),
  text text not null check (text <> ''),
  verdict text not null check (verdict in ('passed', 'waiting', 'shown', 'hidden')),
  written_at timestamptz not null,
  reply text check (reply <> ''),
  replied_by uuid,
  replied_at timestamptz,
  satisfied boolean,
  primary key (school_id, feedback_id, turn),
  foreign key (school_id, feedback_id) references feedback (school_id, feedback_id),
  foreign key (school_id, replied_by) references staff (school_id, staff_id),
  check ((reply is null) = (replied_by is null) and (reply is null) = (replied_at is null)),
  check (satisfied is null or reply is not null)
);

-- What anyone may read of it, in the office's words and without whose it was. Its own number, so that it tells of no feedback.
create table public_suggestion (
  school_id text not null,
  feedback_id uuid not null,
  suggestion_id uuid not null,
  text text not null check (text <> ''),
  answer text not null check (answer <> ''),
  verdict text not null check (verdict in ('passed', 'waiting', 'shown', 'hidden')),
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (school_id, feedback_id),
  unique (school_id, suggestion_id),
  foreign key (school_id, feedback_id) references feedback (school_id, feedback_id),
  foreign key (school_id, published_by) references staff (school_id, staff_id)
);
create index public_suggestion_by_time on public_suggestion (school_id, published_at desc);

-- ---------------------------------------------------------------- the third wall

grant select, insert on feedback, feedback_turn, public_suggestion to kehou_app;
grant update (state) on feedback to kehou_app;
grant update (verdict, reply, replied_by, replied_at, satisfied) on feedback_turn to kehou_app;
grant update (text, answer, verdict, published_by, published_at) on public_suggestion to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['feedback', 'feedback_turn', 'public_suggestion'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
