import { randomUUID } from 'node:crypto'
import { accountDraft } from 'cloud/account-draft'
import { shanghaiDate } from 'cloud/rules/dates'
import { addAccountNotice } from 'cloud/store/account-book'
import { publishedPlan } from 'cloud/store/plan'
import type { Api } from './boot'
import { asOwner } from './given'

const somebody = `(select staff_id from staff where school_id = $1 limit 1) s`

/** A term's book with entries as long as they can be, in as many categories as a plan may list. */
export const giveFullBook = (api: Pick<Api, 'database'>, schoolId: string, now: Date) =>
  asOwner(api, schoolId, async (db) => {
    await db.rows(
      `insert into account_entry (school_id, entry_id, term_id, direction, category, amount_fen, on_date, note, made_by, made_at)
       select $1, gen_random_uuid(), t.term_id, 'spending', rpad((n % 40)::text, 30, '项'), 2000000000, $2, repeat('注', 200), s.staff_id, $3
         from generate_series(1, 90) n, term t, ${somebody} where t.school_id = $1 and t.current`,
      [schoolId, shanghaiDate(now), now],
    )
    await db.rows(
      `insert into account_setting (school_id, term_id, opening_fen, opening_source, separate_opened_on, revision, saved_by, saved_at)
       select $1, t.term_id, 2000000000, repeat('源', 100), $2, 1, s.staff_id, $3 from term t, ${somebody} where t.school_id = $1 and t.current
           on conflict (school_id, term_id) do update set opening_fen = excluded.opening_fen, opening_source = excluded.opening_source`,
      [schoolId, shanghaiDate(now), now],
    )
  })

/** More versions of a term's 收支公示 than are listed. */
export const publishOften = (api: Pick<Api, 'database'>, schoolId: string, now: Date) =>
  asOwner(api, schoolId, async (db) => {
    const published = await publishedPlan(db, schoolId)
    const staff = await db.row<{ staff_id: string }>(`select staff_id from staff where school_id = $1 limit 1`, [schoolId])
    if (!published || !staff) throw new Error('the school has no plan or no staff')
    const { content, contentSha256 } = await accountDraft(db, schoolId, published)
    const last = await db.row<{ version: number }>(`select coalesce(max(version), 0) as version from account_notice where school_id = $1`, [schoolId])
    for (let version = (last?.version ?? 0) + 1; version <= 61; version += 1) await addAccountNotice(db, schoolId, { noticeId: randomUUID(), version, content, contentSha256, preparedBy: '名'.repeat(30), termId: published.term.termId, staffId: staff.staff_id, now })
  })
