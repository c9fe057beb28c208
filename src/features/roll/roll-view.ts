import type { MarkState, RollChild, RollCounts, RollSummary, Standing } from 'cloud/contract/attendance'
import { addDays, instantOn } from 'cloud/rules/dates'
import { countsOf, expectedOn, standingOf, wentBefore } from 'cloud/rules/roll'
import type { BadgeTone } from '@/ui/badge'
import { dateWords, instantWords } from '@/wording/dates'
import { ownMark, waitingMarks, type RollAddress, type RollQueue } from './mark-queue'
import type { Answered, Sheet } from './roll-store'

/** An instant → 16:25. */
export const clockWords = (instant: string) => instantWords(instant).slice(-5)

type Marks = Pick<RollQueue, 'drafts' | 'parcels'>

/** A child's line on the sheet. */
export interface Row {
  childId: string
  no: string
  name: string
  /** Its class, where the roll has children of several. */
  className: string | null
  standing: Standing
  /** Which of the three is chosen; null while nothing is. */
  lit: MarkState | null
  notes: string[]
  /** When the mark that the API knows was made. */
  markedAt: string | null
}

const litBy: Record<Standing, MarkState | null> = { present: 'present', late: 'late', missing: 'absent', leave: null, unmarked: null }
export const standingWords: Record<Standing, string> = { present: '已到', late: '迟到', leave: '请假', missing: '没到', unmarked: '未点' }
const departureWords = { returned: '已回班', collected: '已接走', independent: '已自行离校' } as const

/** Where each child stands once the phone's own marks lie on top: of two marks the one made last holds, as on the server. */
export function rowsOf({ children }: Pick<Sheet, 'children'>, marks: Marks): Row[] {
  const isMixed = new Set(children.map(({ className }) => className)).size > 1
  return children.map((child): Row => {
    const mark = ownMark(marks, child.childId)
    const own = mark && (child.markedAt === null || Date.parse(mark.madeAt) >= Date.parse(child.markedAt)) ? mark : null
    const standing = own ? standingOf(own.state, child.leaveReason !== null || wentBefore(child.departure && { how: child.departure.how, at: new Date(child.departure.at) }, new Date(own.madeAt))) : child.standing
    const { childId, name, rosterNo, className, markedAt } = child
    return { childId, no: `${rosterNo}号`, name, className: isMixed ? className : null, standing, lit: litBy[standing], notes: notesOf(child, standing, own), markedAt }
  })
}

function notesOf({ leaveReason, leavesAt, departure, arrivedAt, source }: RollChild, standing: Standing, own: ReturnType<typeof ownMark>): string[] {
  const isHere = standing === 'present' || standing === 'late'
  return [
    leaveReason === null ? null : standing === 'leave' ? (leaveReason === '' ? '请假' : `请假：${leaveReason}`) : '请过假',
    isHere && !own && arrivedAt !== null ? `${clockWords(arrivedAt)} 到` : null,
    isHere && leavesAt !== null && !departure ? `${leavesAt} 提前走` : null,
    departure && `${clockWords(departure.at)} ${departureWords[departure.how]}${departure.toName === '' ? '' : `（${departure.toName}）`}`,
    !own && standing !== 'unmarked' && standing !== 'leave' && source === 'paper' ? '纸质补录' : null,
    // A tap must not make a row grow, or the next tap meets another child: what is not saved yet is said in the bar.
    own && !own.isDraft ? '未上传' : null,
  ].filter((note) => note !== null)
}

export const countRows = (rows: readonly Row[], { cancelled }: Pick<RollSummary, 'cancelled'>): RollCounts => countsOf(expectedOn(rows, cancelled).map(({ standing }) => standing))

/** 应到 32 = 已到 30 + 请假 1 + 未到 1 (R-052). */
export const sumWords = ({ expected, present, leave, missing, unmarked }: RollCounts) => `应到 ${expected} = 已到 ${present} + 请假 ${leave} + 未到 ${missing}${unmarked > 0 ? `（未点 ${unmarked}）` : ''}`

export const rowSaid = ({ no, name, className, standing, notes }: Row) => [`${no} ${name}`, className, standingWords[standing], ...notes].filter(Boolean).join('，')

export type Filter = 'all' | 'unmarked' | 'missing'

export const filterOptions = ({ expected, unmarked, missing }: RollCounts): { value: Filter; label: string }[] => [
  { value: 'all', label: `全部 ${expected}` },
  { value: 'unmarked', label: `未点 ${unmarked}` },
  { value: 'missing', label: `没到 ${missing - unmarked}` },
]

/** Whom a filter shows. It is asked once, when it is chosen: a row that went away under the thumb would give its place to another child. */
export const filtered = (rows: readonly Row[], filter: Filter): string[] => rows.filter(({ standing }) => filter === 'all' || standing === filter).map(({ childId }) => childId)

/** Who is left to be marked; of a session that was cancelled nobody is looked for. */
export const restOf = (rows: readonly Row[], { cancelled }: Pick<RollSummary, 'cancelled'>) => rows.filter(({ standing }) => standing === 'unmarked' && !cancelled)
export const missingOf = (rows: readonly Row[]) => rows.filter(({ standing }) => standing === 'missing')

/** Who has been told of a child that is missing. Of a day that is over no family is told that somebody is looking. */
export const toldWords = ({ heldOn }: Pick<RollSummary, 'heldOn'>, today: string) => (heldOn === today ? '已提醒办公室和绑定了的家长。' : '已提醒办公室；过去的日子不再提醒家长。')

/** Who handed the children over, as last typed or as it is known. */
export const handedByOf = ({ handedBy }: Pick<Sheet, 'handedBy'>, queue: RollQueue) => queue.handedBy ?? queue.parcels.map((parcel) => parcel.handedBy).filter((each) => each !== '').pop() ?? handedBy

export type MainAction = 'save' | 'close' | 'sendNow' | null

/** The bar's one main action, and whether there is something that can be saved without closing. */
export function barOf({ roll }: Pick<Sheet, 'roll'>, queue: RollQueue, rows: readonly Row[]): { main: MainAction; mayOnlySave: boolean } {
  const dirty = queue.drafts.length > 0 || (queue.handedBy !== null && queue.handedBy.trim() !== '')
  const waiting = queue.parcels.some(({ refused }) => refused === null)
  const isClosing = roll.closedAt !== null || queue.parcels.some(({ close }) => close)
  const all = countRows(rows, roll)
  if (all.missing === 0 && all.expected > 0 && !isClosing) return { main: 'close', mayOnlySave: dirty }
  if (dirty) return { main: 'save', mayOnlySave: false }
  return { main: waiting ? 'sendNow' : null, mayOnlySave: false }
}

/** Where a roll stands, as a word with its tone. `now` is the server's clock. */
export function stateOf(roll: RollSummary, now: Date): { words: string; tone: BadgeTone } {
  const { cancelled, closedAt, savedAt, counts } = roll
  if (cancelled) return { words: '暂停', tone: 'calm' }
  if (closedAt !== null) return { words: `已交接 ${clockWords(closedAt)}`, tone: 'good' }
  if (counts.expected === 0) return { words: '没有孩子', tone: 'calm' }
  if (savedAt === null) return { words: '未点名', tone: hasBegun(roll, now) ? 'todo' : 'calm' }
  return counts.missing > 0 ? { words: `未到齐 ${counts.missing} 人`, tone: 'bad' } : { words: '到齐，未交接', tone: 'todo' }
}

export const hasBegun = ({ heldOn, startsAt }: Pick<RollSummary, 'heldOn' | 'startsAt'>, now: Date) => instantOn(heldOn, startsAt ?? '00:00') <= now

const earlyMinutes = 30

/** Whether it begins so much later that somebody may have opened another roll than was meant. */
export const isEarly = ({ heldOn, startsAt }: Pick<RollSummary, 'heldOn' | 'startsAt'>, now: Date) => startsAt !== null && instantOn(heldOn, startsAt).getTime() - now.getTime() > earlyMinutes * 60_000

/** 时间 · 地点 · 老师, as far as they are settled. */
export const whereWords = ({ time, venue, teacherName }: Pick<RollSummary, 'time' | 'venue' | 'teacherName'>) => [time, venue, teacherName && `${teacherName}老师`].filter(Boolean).join(' · ')

/** 三年级1班 · 自主作业; a course is called by its title alone. */
export const rollTitle = ({ name, title }: Pick<RollSummary, 'name' | 'title'>) => (name === title ? name : `${name} · ${title}`)

const changeWords = { cancelled: '暂停', room: '换教室', time: '改时间', special: '另行通知' } as const
export const changeLines = ({ changes }: Pick<RollSummary, 'changes'>) => changes.map(({ kind, reason }) => (reason === '' ? changeWords[kind] : `${changeWords[kind]}：${reason}`))

/** Where the phone holds something of a roll that the API does not know; null where nothing. */
export function heldBackWords({ drafts, parcels }: Marks): string | null {
  const { waiting, refused } = waitingMarks([{ parcels }])
  const said = [drafts.length > 0 && `${drafts.length} 人已点、没保存`, waiting > 0 && `${waiting} 条未上传`, refused > 0 && `${refused} 条没有被接受`].filter(Boolean)
  return said.length > 0 ? said.join('，') : null
}

/** What became of a save, in a sentence each. */
export function answerLines({ unused, askedToClose, at }: Answered, { roll }: Pick<Sheet, 'roll'>): { title: string; lines: string[] } {
  const gone = unused.filter(({ why }) => why === 'notExpected').length
  const older = unused.filter(({ why }) => why === 'older').length
  const isClosed = askedToClose && roll.closedAt !== null
  return {
    title: isClosed ? `已保存并交接，${clockWords(roll.closedAt ?? at)}。` : `已保存，${clockWords(at)}。`,
    lines: [
      ...(askedToClose && roll.closedAt === null ? [`还有 ${roll.counts.missing} 人未到，没有交接。`] : []),
      ...(gone > 0 ? [`${gone} 条没有采用：孩子已经不在这张点名表上。`] : []),
      ...(older > 0 ? [`${older} 条没有采用：之后已经有更新的点名。`] : []),
    ],
  }
}

/** How far what was marked has got, for the bar that is always in sight; null where there is nothing to say. */
export function progressWords(queue: RollQueue, answer: Answered | null, sheet: Pick<Sheet, 'roll'>): string | null {
  const { waiting } = waitingMarks([queue])
  const said = [waiting > 0 && `${waiting} 条未上传，连上网会自动上传。`, queue.drafts.length > 0 && `${queue.drafts.length} 人已点，还没保存。`].filter(Boolean)
  if (said.length > 0) return said.join('')
  return answer && queue.parcels.length === 0 ? answerLines(answer, sheet).title : null
}

/** A time as it is written on paper — 16:25, 16：25, 1625, 9.05 — as `HH:MM`; null where it is none. */
export function clockTyped(typed: string): string | null {
  const found = /^(\d{1,2})\D?(\d{2})$/.exec(typed.trim())
  if (!found) return null
  const [, hours = '', minutes = ''] = found
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : null
}

/** The instant that a sheet of paper names, or why it cannot be. */
export function paperTime(typed: string, heldOn: string, now: Date): { at: string } | { fault: string } {
  const clock = clockTyped(typed)
  if (clock === null) return { fault: '请填写纸上写的时间，如 16:25。' }
  const at = instantOn(heldOn, clock)
  return at > now ? { fault: '这个时间还没有到，请核对。' } : { at: at.toISOString() }
}

export const addressQuery = ({ heldOn, serviceKey, rollKey }: RollAddress) => `heldOn=${heldOn}&serviceKey=${serviceKey}&rollKey=${rollKey}`

/** Which days the list can be turned to: back as far as one likes, forward to today. */
export const dayTurns = ({ heldOn, today }: { heldOn: string; today: string }) => ({ words: `${dateWords(heldOn)}${heldOn === today ? '（今天）' : ''}`, before: addDays(heldOn, -1), after: heldOn < today ? addDays(heldOn, 1) : null })

/** Children of this roll may be waiting to go home: it is of today, saved, and somebody came. */
export const isAtGate = ({ heldOn, savedAt, cancelled, counts }: RollSummary, today: string) => heldOn === today && savedAt !== null && !cancelled && counts.present > 0
