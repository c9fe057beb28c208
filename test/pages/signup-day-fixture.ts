import type { readRehearsal, readSignUpChecklist, readSignUpDay } from 'cloud/contract/signup-day'
import type { OutputOf } from 'cloud/contract/operation'
import { idOf } from './staff-fixture'

type Checklist = OutputOf<typeof readSignUpChecklist>
type RehearsalState = OutputOf<typeof readRehearsal>
type Rehearsal = NonNullable<RehearsalState['rehearsal']>
type Day = OutputOf<typeof readSignUpDay>

const item = (key: Checklist['items'][number]['key'], title: string, state: Checklist['items'][number]['state'], says: string, changes: Partial<Checklist['items'][number]> = {}) => ({ key, title, state, says, details: [], todo: '', confirmed: null, ...changes })

export const checklist: Checklist = {
  ...{ termName: '2026年秋季学期', phase: 'before', opensAt: '2026-09-20T04:00:00.000Z', closesAt: '2026-09-30T10:00:00.000Z', asOf: '2026-09-18T01:00:03.000Z' },
  items: [
    item('courses_published', '课程公布', 'good', '已公布 30 门先到先得的课程，没有草稿。'),
    item('courses_complete', '课程内容', 'bad', '1 门课还缺内容。', { details: ['围棋：缺地点'], todo: '请补齐后再开放。' }),
    item('engine', '数据库', 'warn', '使用的是内置数据库，适合试用和小规模选课，不适合全校一起抢。', { todo: '正式选课前请改用 PostgreSQL，做法见部署说明。' }),
    item('rehearsed', '演练', 'warn', '还没有演练过。', { todo: '请在开放前演练一次，看看来不来得及、哪些课几秒就满。' }),
    item('families_told', '告知家长', 'person', '家长要知道几点开放、满了可以候补、早几秒晚几秒不会丢。发出通知后请来确认。'),
    item('phone_staffed', '值守', 'good', '办公室两人值守', { confirmed: { byName: '许文静', at: '2026-09-17T08:30:00.000Z', note: '办公室两人值守' } }),
  ],
}

export const noRehearsal: RehearsalState = { rehearsal: null, children: 412, courses: 30, mostFamilies: 3000, hindrance: null }

export const running: Rehearsal = {
  ...{ rehearsalId: idOf(81), state: 'running', families: 412, seconds: 30, taste: 'popular', engine: 'postgres', answered: 0, playedMs: 0 },
  ...{ startedAt: '2026-09-18T01:00:00.000Z', startedByName: '许文静', endedAt: null, stoppedBecause: '', copyKept: true, coursesChanged: false, report: null },
}

export const finished: Rehearsal = {
  ...running,
  ...{ state: 'finished', answered: 412, playedMs: 30_400, endedAt: '2026-09-18T01:00:40.000Z' },
  report: {
    ...{ answered: 412, failed: 0, failures: [], joined: 610, waiting: 240, refused: [{ reason: 'course_full', words: '这门课已满，这次没有排队候补。', count: 61 }] },
    ...{ p50Ms: 44, p95Ms: 244, p99Ms: 1260, slowestMs: 2730, allAnsweredMs: 30_400, fullestSecond: 96, waves: 2, verified: { courses: 2, differing: [] } },
    courses: [
      { courseId: idOf(1), title: '合唱', capacity: 36, wanted: 30, joined: 30, waiting: 0, fullAfterMs: null, suggestsDraw: false },
      { courseId: idOf(2), title: '围棋', capacity: 12, wanted: 96, joined: 12, waiting: 70, fullAfterMs: 1400, suggestsDraw: true },
    ],
  },
}

const live = (number: number, title: string, changes: Partial<Day['courses'][number]> = {}) => ({ courseId: idOf(number), title, weekday: 3, startsAt: '16:20', capacity: 12, taken: 12, joined: 11, offered: 1, waiting: 5, waitingCounted: 5, agrees: true, ...changes })

export const day: Day = {
  ...{ termName: '2026年秋季学期', phase: 'open', opensAt: null, closesAt: '2026-09-30T10:00:00.000Z', asOf: '2026-09-20T04:00:03.000Z' },
  answeredBySecond: Array.from({ length: 60 }, (_, index) => (index < 57 ? 0 : [12, 96, 40][index - 57]!)),
  lately: { seconds: 10, joined: 130, waiting: 18, refused: [{ reason: 'course_clash', words: '与孩子已选的课程时间冲突，请先退掉其中一门。', count: 4 }] },
  queue: { waiting: 23, estimateMs: 1800 },
  courses: [live(1, '合唱', { capacity: 36, taken: 20, joined: 20, offered: 0, waiting: 0, waitingCounted: 0, weekday: 4 }), live(2, '围棋')],
}

export const tampered: Day = { ...day, courses: [day.courses[0]!, live(2, '围棋', { taken: 9, agrees: false })] }
