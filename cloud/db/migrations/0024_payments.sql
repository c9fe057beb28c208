-- What finance records of money that moved (FR-076): how it was paid, and a receipt's number that is free again once its
-- entry was taken back.

alter table fee_entry add column how text check (how in ('transfer', 'cash', 'platform', 'other'));
-- Why an entry was taken back: for finance and the office. A family's line never holds it, for it may name another child.
alter table fee_entry add column reason text check (reason is null or reverses is not null);
alter table fee_entry add check (how is null or kind in ('payment', 'payout'));

-- A payment recorded for the wrong child is taken back and recorded anew under the same receipt: the first use of a
-- number is 1, the next is possible only when the one before was taken back.
alter table fee_entry add column receipt_use int not null default 1;
drop index fee_entry_receipt;
create unique index fee_entry_receipt on fee_entry (school_id, receipt_no, receipt_use) where receipt_no is not null;

create function count_receipt_use() returns trigger language plpgsql as $$
begin
  select 1 + count(*) into new.receipt_use
    from fee_entry e join fee_entry back on back.school_id = e.school_id and back.reverses = e.entry_id
   where e.school_id = new.school_id and e.receipt_no = new.receipt_no;
  return new;
end $$;
create trigger count_receipt_use before insert on fee_entry for each row when (new.receipt_no is not null) execute function count_receipt_use();

create index fee_entry_by_day on fee_entry (school_id, term_id, on_date) where kind in ('payment', 'payout');
