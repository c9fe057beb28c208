import type { Server } from './rush-server'

/** One wish of a request that was sent. */
export interface Wish {
  schoolId: string
  childId: string
  courseId: string
}

/** What a family was told about one wish. */
export interface Told extends Wish {
  result: string
  placeId: string | null
  waitingPosition: number | null
}

interface Place {
  place_id: string
  course_id: string
  child_id: string
  state: string
  line_no: number
  rank: number
}

export interface Truth {
  joined: number
  waiting: number
  refused: Record<string, number>
  /** Every way in which a reply and the database differ; empty where all is well. */
  wrong: string[]
}

/** Compares everything that was told to families with what the database holds afterwards, in all schools or in one. */
export async function compare(server: Pick<Server, 'sql'>, told: Told[], schools = '%'): Promise<Truth> {
  const wrong: string[] = []
  const places = await server.sql<Place>(
    `select p.place_id, p.course_id, p.child_id, p.state, p.line_no::int, (rank() over (partition by p.school_id, p.course_id, p.state order by p.line_no))::int as rank
       from course_place p where p.state <> 'released' and p.school_id like $1`,
    [schools],
  )
  const byWish = new Map<string, Place>()
  for (const place of places) {
    const key = `${place.child_id} ${place.course_id}`
    if (byWish.has(key)) wrong.push(`doubled: ${key}`)
    byWish.set(key, place)
  }
  const counts: Truth = { joined: 0, waiting: 0, refused: {}, wrong }
  const seen = new Set<string>()
  for (const each of told) {
    const key = `${each.childId} ${each.courseId}`
    const place = byWish.get(key)
    if (each.result === 'joined' || each.result === 'waiting') {
      counts[each.result] += 1
      seen.add(key)
      if (place?.state !== each.result || place.place_id !== each.placeId) wrong.push(`told ${each.result}, is ${place?.state ?? 'nothing'}: ${key}`)
      else if (each.result === 'waiting' && place.rank !== each.waitingPosition) wrong.push(`told waiting ${each.waitingPosition}, is ${place.rank}: ${key}`)
    } else {
      counts.refused[each.result] = (counts.refused[each.result] ?? 0) + 1
      if (place) wrong.push(`told ${each.result}, is ${place.state}: ${key}`)
    }
  }
  for (const key of byWish.keys()) if (!seen.has(key)) wrong.push(`has a place nobody was told of: ${key}`)
  wrong.push(...(await brokenCourses(server)))
  return counts
}

/**
 * Courses whose counters are not what their places are, that hold more than they may, or that keep a place free while
 * somebody waits for it. One statement, so one moment: true at every moment of a rush, and asked for throughout.
 */
export async function brokenCourses(server: Pick<Server, 'sql'>): Promise<string[]> {
  const rows = await server.sql<{ course_id: string; said: string }>(
    `select c.course_id, format('taken %s of %s, has %s; waiting %s, in line %s', c.taken, c.capacity, coalesce(p.held, 0), c.waiting, coalesce(p.line, 0)) as said
       from course c
       left join (select school_id, course_id, count(*) filter (where state in ('joined', 'offered')) as held, count(*) filter (where state = 'waiting') as line
                    from course_place group by 1, 2) p on p.school_id = c.school_id and p.course_id = c.course_id
      where c.taken <> coalesce(p.held, 0) or c.taken > c.capacity or c.waiting <> coalesce(p.line, 0) or (c.taken < c.capacity and c.waiting > 0 and c.quotas = '[]')`,
  )
  return rows.map(({ course_id, said }) => `course ${course_id}: ${said}`)
}

/** Watches the courses from a connection of its own until told to stop; answers how often it looked and what it saw. */
export function watch(server: Server, everyMs: number): { stop(): Promise<{ samples: number; wrong: string[] }> } {
  let watching = true
  const seen = { samples: 0, wrong: [] as string[] }
  const run = async () => {
    while (watching) {
      seen.wrong.push(...(await brokenCourses(server)))
      seen.samples += 1
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
    return seen
  }
  const done = run()
  return {
    stop: () => {
      watching = false
      return done
    },
  }
}
