import type { DepartureLine, DepartureOutcome, Dismissal, DismissalChild } from 'cloud/contract/pick-up'
import { clockOf, leftWords, minutesOf, relationWords, wayWords } from './pick-up-view'

export interface GateChild extends DismissalChild {
  /** Tapped on this phone and not sent yet. */
  unsent: DepartureLine | null
  /** Should have been collected by now: it is time to call somebody (FR-061). */
  overdue: boolean
}

export interface GateParts {
  here: GateChild[]
  gone: GateChild[]
  /** On leave or missing by the roll. */
  away: GateChild[]
}

/** The children of a roll with what this phone still has to send, those still here first. */
export function gateParts(dismissal: Pick<Dismissal, 'children' | 'asOf' | 'uncollectedMinutes'>, lines: readonly DepartureLine[]): GateParts {
  const all = dismissal.children.map((child) => ({ ...child, overdue: isOverdue(dismissal, child), unsent: child.departure ? null : (lines.find(({ childId }) => childId === child.childId) ?? null) }))
  const isGone = (child: GateChild) => child.departure !== null || child.unsent !== null
  const isAway = ({ standing }: GateChild) => standing === 'leave' || standing === 'missing'
  return { here: inOrder(all.filter((child) => !isGone(child) && !isAway(child))), gone: all.filter(isGone), away: all.filter((child) => !isGone(child) && isAway(child)) }
}

const isOverdue = ({ asOf, uncollectedMinutes }: Pick<Dismissal, 'asOf' | 'uncollectedMinutes'>, { endsAt }: DismissalChild) => endsAt !== null && minutesOf(clockOf(asOf)) > minutesOf(endsAt) + uncollectedMinutes

/** Who leaves earlier than the others stands first. */
const inOrder = (children: GateChild[]) => [...children].sort((a, b) => ((a.wish.leavesAt ?? '99') < (b.wish.leavesAt ?? '99') ? -1 : Number(a.wish.leavesAt !== b.wish.leavesAt)))

/** The line under a child's name: what the family wished for, and what the teacher must know. */
export function rowWords(child: GateChild): string {
  const facts = [child.frozen ? '接送人由学校确认' : wayWords(child.wish), child.standing === 'unmarked' ? '还没点名' : '', child.standing === 'late' ? '今天迟到' : '', child.contacts > 0 ? `已联系 ${child.contacts} 次` : '']
  return facts.filter(Boolean).join(' · ')
}

export const personWords = ({ name, relation, note }: DismissalChild['people'][number]) => ({ title: `${name}（${relationWords(relation)}）`, note })

/** How a child left, with who wrote it down; of a line that waits, that it waits. */
export function goneWords({ departure, unsent, people }: GateChild): string {
  if (departure) return `${leftWords(departure)}，${departure.byName}记录`
  if (!unsent) return ''
  const toName = people.find(({ personId }) => personId === (unsent.guardianId ?? unsent.collectorId))?.name ?? (unsent.note || '教室')
  return `${leftWords({ how: unsent.how, toName, at: unsent.madeAt })}，还没上传`
}

/** Why a line did not count, and what to do. */
export const outcomeWords: Record<Exclude<DepartureOutcome, 'recorded'>, string> = {
  already: '已有离开记录，以先记下的为准，请看下面的名单。',
  notAuthorised: '没有记下：这个人现在不能接。孩子如果已被接走，请马上联系学校办公室。',
  notAgreed: '没有记下：家长没有同意孩子自己离校。孩子如果已离开，请马上联系家长。',
  notHere: '没有记下：点名表上孩子请假或没到。如果孩子在，请先在点名表里改。',
  notExpected: '没有记下：孩子不在这张名单里，请刷新后再看。',
}

export const outcomeText = (outcome: DepartureOutcome): string => (outcome === 'recorded' ? '' : outcomeWords[outcome])
