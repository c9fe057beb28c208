import type { ShowcaseFields } from '../contract/showcase'
import type { Database } from '../db/database'
import type { Picture } from '../rules/picture'

export interface Showcase extends ShowcaseFields {
  showcaseId: string
  revision: number
  status: 'draft' | 'published' | 'withdrawn'
  courseTitle: string | null
  publishedAt: string | null
  pictures: { pictureId: string; width: number; height: number; description: string }[]
}

interface ShowcaseRow {
  showcase_id: string
  revision: number
  status: Showcase['status']
  title: string
  body: string
  course_id: string | null
  course_title: string | null
  held_on: string | null
  place: string
  pictures_consented: boolean
  published_at: Date | null
  pictures: Showcase['pictures'] | null
  total: number
}

const showcase = (row: ShowcaseRow): Showcase => ({
  ...{ showcaseId: row.showcase_id, revision: row.revision, status: row.status, title: row.title, body: row.body },
  ...{ courseId: row.course_id, courseTitle: row.course_title, heldOn: row.held_on, place: row.place, picturesConsented: row.pictures_consented },
  publishedAt: row.published_at?.toISOString() ?? null,
  pictures: row.pictures ?? [],
})

const select = `
  select w.showcase_id, w.revision, w.status, w.title, w.body, w.course_id, c.title as course_title, w.held_on, w.place, w.pictures_consented, w.published_at, count(*) over () as total,
         (select jsonb_agg(jsonb_build_object('pictureId', p.picture_id, 'width', p.width, 'height', p.height, 'description', p.description) order by p.line_no)
            from showcase_picture p where p.school_id = w.school_id and p.showcase_id = w.showcase_id) as pictures
    from showcase w left join course c on c.school_id = w.school_id and c.course_id = w.course_id`

/** A guardian whose children have all left the school sees nothing of those who are still there. */
const isFamily = (guardian: string) => `exists (select 1 from child_guardian cg where cg.school_id = w.school_id and cg.guardian_id = ${guardian})`

const paged = (rows: ShowcaseRow[]) => ({ showcases: rows.map(showcase), total: rows[0]?.total ?? 0 })

/** What is shown to a guardian, the newest first. */
export async function showcasesFor(db: Database, schoolId: string, guardianId: string | null, offset: number, most: number) {
  return paged(await db.rows<ShowcaseRow>(`${select} where w.school_id = $1 and w.status = 'published' and ${isFamily('$2')} order by w.published_at desc, w.showcase_id offset $3 limit $4`, [schoolId, guardianId, offset, most]))
}

export async function showcaseFor(db: Database, schoolId: string, guardianId: string | null, showcaseId: string): Promise<Showcase | null> {
  const row = await db.row<ShowcaseRow>(`${select} where w.school_id = $1 and w.status = 'published' and ${isFamily('$2')} and w.showcase_id = $3`, [schoolId, guardianId, showcaseId])
  return row && showcase(row)
}

/** Everything for the office, what was changed last first. */
export async function allShowcases(db: Database, schoolId: string, offset: number, most: number) {
  return paged(await db.rows<ShowcaseRow>(`${select} where w.school_id = $1 order by w.changed_at desc, w.showcase_id offset $2 limit $3`, [schoolId, offset, most]))
}

/** Locks a showcase, so that pictures, text and status change one after another. */
export async function lockShowcase(db: Database, schoolId: string, showcaseId: string): Promise<Showcase | null> {
  await db.rows(`select 1 from showcase where school_id = $1 and showcase_id = $2 for update`, [schoolId, showcaseId])
  const row = await db.row<ShowcaseRow>(`${select} where w.school_id = $1 and w.showcase_id = $2`, [schoolId, showcaseId])
  return row && showcase(row)
}

interface By {
  staffId: string | null
  now: Date
}

export async function addShowcase(db: Database, schoolId: string, { showcaseId, termId, ...written }: ShowcaseFields & { showcaseId: string; termId: string }, { staffId, now }: By) {
  await db.rows(
    `insert into showcase (school_id, showcase_id, term_id, course_id, title, body, held_on, place, pictures_consented, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [schoolId, showcaseId, termId, written.courseId, written.title, written.body, written.heldOn, written.place, written.picturesConsented, staffId, now],
  )
}

export async function changeShowcase(db: Database, schoolId: string, showcaseId: string, written: ShowcaseFields, { staffId, now }: By) {
  await db.rows(
    `update showcase set course_id = $3, title = $4, body = $5, held_on = $6, place = $7, pictures_consented = $8, changed_by = $9, changed_at = $10, revision = revision + 1 where school_id = $1 and showcase_id = $2`,
    [schoolId, showcaseId, written.courseId, written.title, written.body, written.heldOn, written.place, written.picturesConsented, staffId, now],
  )
}

export async function setShowcaseStatus(db: Database, schoolId: string, showcaseId: string, status: 'published' | 'withdrawn', { staffId, now }: By) {
  await db.rows(
    `update showcase set status = $3::text, published_at = case when $3::text = 'published' then $5 else published_at end, changed_by = $4, changed_at = $5, revision = revision + 1 where school_id = $1 and showcase_id = $2`,
    [schoolId, showcaseId, status, staffId, now],
  )
}

export async function addPicture(db: Database, schoolId: string, picture: Picture & { pictureId: string; showcaseId: string; description: string }, { staffId, now }: By) {
  await db.rows(
    `insert into showcase_picture (school_id, picture_id, showcase_id, media_type, width, height, description, content, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'base64'), $9, $10)`,
    [schoolId, picture.pictureId, picture.showcaseId, picture.mediaType, picture.width, picture.height, picture.description, Buffer.from(picture.content).toString('base64'), staffId, now],
  )
}

/** The showcase that a picture is of. */
export async function showcaseOfPicture(db: Database, schoolId: string, pictureId: string): Promise<string | null> {
  const row = await db.row<{ showcase_id: string }>(`select showcase_id from showcase_picture where school_id = $1 and picture_id = $2`, [schoolId, pictureId])
  return row?.showcase_id ?? null
}

export async function deletePicture(db: Database, schoolId: string, pictureId: string) {
  await db.rows(`delete from showcase_picture where school_id = $1 and picture_id = $2`, [schoolId, pictureId])
}

/** A picture's bytes as base64: for a guardian of a published showcase only, for the office (`guardianId` null) of any. */
export async function pictureContent(db: Database, schoolId: string, pictureId: string, reader: { isOffice: boolean; guardianId: string | null }) {
  const row = await db.row<{ media_type: Picture['mediaType']; base64: string }>(
    `select p.media_type, replace(encode(p.content, 'base64'), E'\\n', '') as base64
       from showcase_picture p join showcase w on w.school_id = p.school_id and w.showcase_id = p.showcase_id
      where p.school_id = $1 and p.picture_id = $2 and ($3 or (w.status = 'published' and ${isFamily('$4')}))`,
    [schoolId, pictureId, reader.isOffice, reader.guardianId],
  )
  return row && { pictureId, mediaType: row.media_type, base64: row.base64 }
}
