-- Refunds that take account of one another (R-036, R-037, FR-067): a day comes back once, and a child that came back pays
-- for the days that it takes part in again.

-- The refund that this one stands in the place of: the child joined again within the days that it was for.
alter table refund add column replaces uuid;
alter table refund add foreign key (school_id, replaces) references refund (school_id, refund_id);
create unique index refund_replaced_once on refund (school_id, replaces) where replaces is not null;
-- Who leaves, joins again and is marked anew may be given back more for the same exit: its days say what is new.
drop index refund_exit_once;

-- A day comes back once, for whatever reason and whoever writes it. Two at once wait for each other.
create function refund_days_once() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('refund:' || new.school_id || ':' || new.statement_id, 0));
  if exists (select 1 from refund r, jsonb_array_elements_text(r.dates) as held (day), jsonb_array_elements_text(new.dates) as own (day)
              where r.school_id = new.school_id and r.statement_id = new.statement_id and r.refund_id <> new.refund_id and own.day = held.day
                and r.refund_id is distinct from new.replaces
                and not exists (select 1 from refund x where x.school_id = r.school_id and x.replaces = r.refund_id)) then
    raise exception 'a day of statement % would come back twice', new.statement_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger refund_days_once before insert on refund for each row execute function refund_days_once();
