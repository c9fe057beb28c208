import { grantedTo } from './issue-statements'
import type { Moment } from './moment'
import { shanghaiDate } from './rules/dates'
import { correctionLine, reliefEntryLine } from './rules/relief-words'
import { rowsBy } from './rules/rows-by'
import type { GrantedRelief } from './rules/statement'
import { reliefOnStatement, statementState, type StatementEntry } from './rules/statement-relief'
import { addEntries, entriesOf, type NewEntry, type StoredEntry } from './store/fee'
import type { PublishedPlan } from './store/plan'
import { addReliefs, reliefsEver, setReliefEnded, type NewRelief, type Relief } from './store/relief'
import { negated } from './rules/rounding'

interface Asked extends Moment {
  staffId: string
}

export type Grant = Omit<NewRelief, 'reliefId'>

/**
 * Grants reliefs and lays them on the statements that are issued already; later ones get them as they are
 * issued. Of several the greatest counts: a greater one adds the difference. The caller holds the school's money and the
 * children's locks. Who has as much of the same group already keeps it. Answers the relief of each child.
 */
export async function grantRelief(asked: Asked, published: PublishedPlan, grants: readonly Grant[]): Promise<{ childId: string; reliefId: string; isNew: boolean }[]> {
  const { db, schoolId, newId } = asked
  const { termId } = published.term
  const before = await reliefsEver(db, schoolId, termId, grants.map(({ childId }) => childId))
  const given = grants.map((grant) => {
    const held = before.find(({ childId, group, percent, ended }) => !ended && childId === grant.childId && group === grant.group && percent >= grant.percent)
    return { grant, reliefId: held?.reliefId ?? newId(), isNew: held === undefined }
  })
  const added = given.filter(({ isNew }) => isNew).map(({ grant, reliefId }) => ({ ...grant, reliefId }))
  await addReliefs(db, schoolId, { ...asked, termId }, added)
  await layReliefs(asked, published, added.map(({ childId }) => childId), '')
  return given.map(({ grant: { childId }, reliefId, isNew }) => ({ childId, reliefId, isNew }))
}

/** Takes back a relief that was granted by mistake; what else was granted counts again. The caller holds the locks. */
export async function takeBackRelief(asked: Asked, published: PublishedPlan, { reliefId, childId }: Pick<Relief, 'reliefId' | 'childId'>, reason: string) {
  await setReliefEnded(asked.db, asked.schoolId, reliefId, { ...asked, reason })
  await layReliefs(asked, published, [childId], reason)
}

/** Brings every statement of the term to the relief that counts now. */
async function layReliefs({ db, schoolId, now, newId, staffId }: Asked, { term: { termId }, plan }: PublishedPlan, childIds: readonly string[], reason: string) {
  if (childIds.length === 0) return
  const ids = [...new Set(childIds)]
  const reliefs = await reliefsEver(db, schoolId, termId, ids)
  const entries = await entriesOf(db, schoolId, termId, ids)
  const held = reliefs.filter(({ ended }) => !ended)
  const onStatements = entries.filter((entry) => entry.statementId !== null)
  const made = [...rowsBy(onStatements, ({ statementId }) => statementId as string).values()].flatMap((own) => {
    const [{ childId }] = own as [StoredEntry]
    return entriesFor(own, grantedTo(childId, held, plan), reliefs, { newId, reason })
  })
  await addEntries(db, schoolId, { termId, staffId, now }, made.map((entry) => ({ ...entry, onDate: shanghaiDate(now) })))
}

/** What brings one statement to a relief: the difference, where it is greater; all taken back and laid anew, where it is smaller. */
function entriesFor(own: readonly StoredEntry[], counting: GrantedRelief | null, reliefs: readonly Relief[], { newId, reason }: { newId: () => string; reason: string }): Omit<NewEntry, 'onDate'>[] {
  const percentOf = (reliefId: string | null) => reliefs.find((relief) => relief.reliefId === reliefId)?.percent ?? null
  const read: StatementEntry[] = inOrder(own).map((entry) => ({ ...entry, percent: percentOf(entry.reliefId) }))
  const state = statementState(read)
  const percent = counting?.percent ?? 0
  // Where one that lies on it was ended, all is laid anew, so that no line names what no longer holds.
  const anew = percent < state.percent || own.some(({ entryId, reliefId }) => state.reliefIds.includes(entryId) && reliefs.some((relief) => relief.reliefId === reliefId && relief.ended))
  if ((percent === state.percent && !anew) || state.chargedFen === 0) return []
  const [{ childId, serviceKey, statementId }] = own as [StoredEntry]
  const shared = { childId, serviceKey, statementId }
  const lying = anew ? own.filter(({ entryId }) => state.reliefIds.includes(entryId)) : []
  const back = lying.map((entry) => ({ ...shared, entryId: newId(), kind: 'relief' as const, amountFen: negated(entry.amountFen), reliefId: entry.reliefId, reverses: entry.entryId, line: correctionLine(entry.line, negated(entry.amountFen), reason) }))
  if (counting === null) return back
  const returned = back.map((entry): StatementEntry => ({ ...entry, percent: percentOf(entry.reliefId) }))
  const after = statementState([...read, ...returned])
  const totalFen = reliefOnStatement(after, percent)
  const takenFen = Math.max(0, totalFen - after.relievedFen)
  return [...back, { ...shared, entryId: newId(), kind: 'relief', amountFen: negated(takenFen), reliefId: counting.reliefId, line: reliefEntryLine(counting, after, takenFen) }]
}

const rank = ({ kind, reverses }: StoredEntry) => (kind === 'charge' ? 0 : kind !== 'relief' ? 3 : reverses === null ? 2 : 1)

/** As they were made; of those of one moment the charge first and what is taken back before what takes its place. */
const inOrder = (entries: readonly StoredEntry[]) => [...entries].sort((a, b) => (a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : rank(a) - rank(b)))
