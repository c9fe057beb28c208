import type { Output } from 'cloud/contract/operations'
import type { RecordedSession } from 'cloud/contract/course'
import type { Todo } from 'cloud/contract/home'
import { openStep } from 'cloud/rules/open-step'
import { isStaff } from '@/session/is-staff'
import type { Step } from '@/ui/steps'
import { chainSteps, isHeld, whoActs } from '@/wording/chain'
import { dateWords } from '@/wording/dates'
import { changeLines, isOff } from '@/wording/day-change'
import { recordBadge, recordWords } from '@/wording/day-record'
import { teacherWords } from '@/wording/teacher'

export type Home = Output<'readHome'>
export type HomeChild = Home['children'][number]

/** The child chosen before, or the first one where that child is no longer the family's. */
export const chosenChild = (children: HomeChild[], childId: string | null): HomeChild | null =>
  children.find((child) => child.childId === childId) ?? children[0] ?? null

export type Reader = 'visitor' | 'unbound' | 'family' | 'staff'

/** Whose home page this is. A guardian whose ties have ended is as unbound as one who never had any. */
export function readerOf({ signedIn, roles, children }: Pick<Home, 'signedIn' | 'roles' | 'children'>): Reader {
  if (children.length > 0) return 'family'
  if (isStaff(roles)) return 'staff'
  return signedIn ? 'unbound' : 'visitor'
}

/** Where the child stands: `begun` while the chain is walked, `finished` at its end. */
export type Standing =
  | { kind: 'declined' }
  | { kind: 'not_begun' }
  | { kind: 'withdrawn' }
  | { kind: 'left' }
  | { kind: 'finished'; steps: Step[] }
  | { kind: 'begun'; now: string; who: string; until: string | null; next: string | null; steps: Step[] }

export function standingOf({ applicationStatus, progress }: Pick<HomeChild, 'applicationStatus' | 'progress'>): Standing {
  if (applicationStatus === 'declined') return { kind: 'declined' }
  if (applicationStatus === 'withdrawn') return { kind: 'withdrawn' }
  if (applicationStatus === 'ended') return { kind: 'left' }
  if (applicationStatus === null) return { kind: 'not_begun' }
  const steps = chainSteps(progress)
  const open = openStep(progress)
  if (!open) return { kind: 'finished', steps }
  // What came back is looked through by the same reviewer once more; a seat that waits for insurance follows it.
  const next = open.state === 'returned' || isHeld(open) ? open : progress[progress.indexOf(open) + 1]
  return {
    kind: 'begun',
    now: isHeld(open) ? '登记保险' : open.name,
    who: whoActs(open),
    until: open.until && dateWords(open.until),
    next: next && open.state !== 'refused' ? next.name : null,
    steps,
  }
}

const planPage = '/features/plan/read/index'
const placesPage = '/features/course/places/index'

/** Where a to-do leads; only ids travel in an address. */
export function placeOf({ kind }: Pick<Todo, 'kind'>, childId: string): string {
  switch (kind) {
    case 'read_letter':
      return planPage
    case 'apply':
    case 'sign_request':
    case 'fix_returned':
      return `/features/application/form/index?childId=${childId}`
    case 'sign':
      return `/features/agreement/sign/index?childId=${childId}`
    case 'record_insurance':
      return `/features/family/insurance/index?childId=${childId}`
    case 'answer_offer':
      return `${placesPage}?childId=${childId}`
    case 'choose_course':
      return `/features/course/menu/index?childId=${childId}`
    case 'rank_courses':
      return `/features/draw/rank/index?childId=${childId}`
  }
}

export interface SessionLines {
  key: string
  time: string
  title: string
  where: string
  ends: string
  /** How it went, once somebody has looked. */
  badge: ReturnType<typeof recordBadge>
  went: string
  /** How today differs, in words. */
  changes: string[]
  isOff: boolean
}

export const sessionLines = (sessions: RecordedSession[]): SessionLines[] =>
  sessions.map(({ serviceKey, time, endsAt, title, venue, teacherName, changes, record }) => ({
    key: `${serviceKey} ${time} ${title}`,
    time: time || '时间未公布',
    title,
    where: [venue, teacherName && teacherWords(teacherName)].filter(Boolean).join(' · '),
    ends: endsAt === null || isOff({ changes }) ? '' : `${endsAt}结束`,
    badge: recordBadge(record),
    went: recordWords(record),
    changes: changeLines({ changes }),
    isOff: isOff({ changes }),
  }))

export interface Entry {
  name: string
  url: string
}

/** A family that declined keeps what is public and nothing that would ask it to join; leaving stands as plainly as joining. */
export function entriesOf({ childId, applicationStatus }: Pick<HomeChild, 'childId' | 'applicationStatus'>): Entry[] {
  const open = [
    { name: '方案', url: planPage },
    { name: '公示名单', url: '/features/notice/list/index' },
  ]
  if (applicationStatus === 'declined') return open
  const bill = { name: '账单', url: `/features/fee/account/index?childId=${childId}` }
  const exit = { name: '退出', url: `/features/exit/request/index?childId=${childId}` }
  if (applicationStatus === 'ended') return [...open, { name: '重新报名', url: `/features/application/form/index?childId=${childId}` }, { name: '退出记录', url: exit.url }, bill]
  const daily = [
    { name: '请假', url: `/features/leave/request/index?childId=${childId}` },
    { name: '接送', url: `/features/pick-up/settings/index?childId=${childId}` },
    { name: '考勤', url: `/features/attendance/month/index?childId=${childId}` },
  ]
  return [
    { name: '本周课表', url: `/features/course/week/index?childId=${childId}` },
    ...(applicationStatus === 'approved' ? daily : []),
    { name: '选课', url: `/features/course/menu/index?childId=${childId}` },
    { name: '我的课程', url: placesPage },
    { name: '协议', url: `/features/agreement/sign/index?childId=${childId}` },
    ...open,
    ...(applicationStatus === 'approved' ? [bill, exit] : []),
  ]
}
