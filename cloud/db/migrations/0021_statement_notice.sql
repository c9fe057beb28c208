-- By which 收费公示 a statement was made: a standard that changes later changes nothing about the days that it is for, neither
-- their price nor what they have used up of a cap.
alter table statement add column notice_version int check (notice_version > 0);
