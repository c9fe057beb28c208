-- Messages that really arrive: what leaves for WeChat is written with the message itself and sent after the commit.

-- How often a person said 允许 to one of WeChat's templates, and how many of those are used up: one accept is one send, and
-- WeChat tells nobody how many are left. By the template's id at WeChat: a new id begins with none.
create table subscription (
  school_id text not null references school,
  account_id uuid not null references account,
  template_id text not null,
  accepts int not null default 0,
  sends int not null default 0 check (sends >= 0),
  last_answer text not null check (last_answer in ('accept', 'reject', 'ban', 'filter')),
  answered_at timestamptz not null,
  primary key (school_id, account_id, template_id),
  constraint subscription_never_below_nothing check (accepts >= sends)
);

-- A message on its way out of the app. Its key is the message's own: nobody is sent the same twice.
create table delivery (
  school_id text not null,
  message_id uuid not null,
  channel text not null default 'wechat' check (channel in ('wechat')),
  -- `sending` is written before WeChat is called and `uncertain` where nobody ever learned what it answered: that one is
  -- never sent again, since the inbox has it and a message in doubt is better than one twice.
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'failed', 'uncertain', 'skipped')),
  attempts smallint not null default 0 check (attempts >= 0),
  created_at timestamptz not null,
  due_at timestamptz not null,
  -- Until when the process that sends it may be believed to be alive.
  leased_until timestamptz,
  -- WeChat's code or our own word for why; never what WeChat said, which can quote the message.
  last_error text check (length(last_error) <= 40),
  template_id text,
  sent_at timestamptz,
  settled_at timestamptz,
  primary key (school_id, message_id, channel),
  foreign key (school_id, message_id) references message (school_id, message_id),
  check ((state = 'sending') = (leased_until is not null)),
  check ((state = 'sent') = (sent_at is not null)),
  check ((state in ('waiting', 'sending')) = (settled_at is null))
);
create index delivery_waiting on delivery (school_id, due_at) where state = 'waiting';
create index delivery_sending on delivery (school_id, leased_until) where state = 'sending';
create index delivery_by_time on delivery (school_id, created_at);

-- Of these schools, those that have something to send. One round trip for all of them, through the same wall as ever: it
-- looks at one school after the other, as the application may.
create function schools_to_send(schools text[], moment timestamptz) returns setof text language plpgsql as $$
declare one text;
begin
  foreach one in array schools loop
    perform set_config('kehou.school_id', one, true);
    if exists (select 1 from delivery where school_id = one and state = 'waiting' and due_at <= moment)
       or exists (select 1 from delivery where school_id = one and state = 'sending' and leased_until < moment) then
      return next one;
    end if;
  end loop;
  perform set_config('kehou.school_id', '', true);
end $$;

grant select, insert, update on subscription, delivery to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['subscription', 'delivery'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
