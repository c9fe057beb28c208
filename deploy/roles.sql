-- Run once by a superuser on the production server, before the first migration. Give the passwords by psql variables:
--   psql -v owner_password="'…'" -v app_password="'…'" -f deploy/roles.sql
-- kehou_owner owns the tables and runs the migrations (DATABASE_OWNER_URL); kehou_app is what the API connects as
-- (DATABASE_URL): it owns nothing and cannot bypass row-level security.
create role kehou_owner login password :owner_password;
create role kehou_app login password :app_password;
create database kehou owner kehou_owner encoding 'UTF8';
\connect kehou
grant create, usage on schema public to kehou_owner;
