import type { MarkState, RecordSource } from 'cloud/contract/attendance'
import type { Input } from 'cloud/contract/operations'

/** Which roll: what it is taken of, of which service, on which day. */
export type RollAddress = Input<'readRoll'>

export type Mark = Input<'saveRoll'>['marks'][number]

/** A mark that was tapped and can still be taken back. */
export interface Draft extends Mark {
  source: RecordSource
}

/** One save as it was asked for. It never changes again: sent twice, it is the same to the last letter. */
export interface Parcel {
  requestKey: string
  source: RecordSource
  marks: Mark[]
  handedBy: string
  close: boolean
  /** Why the API does not take it; such a one waits for a person, not for the network. */
  refused: string | null
}

/** What this phone holds of one roll that the API has not confirmed. Of the children it knows ids only. */
export interface RollQueue extends RollAddress {
  /** The roll's own name, for when the sheet itself is not there. */
  name: string
  /** At most one a child. */
  drafts: Draft[]
  /** Who brought the children, as typed and not saved yet; null where nothing was typed. */
  handedBy: string | null
  parcels: Parcel[]
}

export const emptyQueue = ({ heldOn, serviceKey, rollKey }: RollAddress, name: string): RollQueue => ({ heldOn, serviceKey, rollKey, name, drafts: [], handedBy: null, parcels: [] })

export const rollId = ({ heldOn, serviceKey, rollKey }: RollAddress) => `${heldOn} ${serviceKey} ${rollKey}`

export const isSameRoll = (a: RollAddress, b: RollAddress) => rollId(a) === rollId(b)

/** How a mark comes to be: where from, when by the server's clock, and an id of its own. */
export interface MarkMaking {
  source: RecordSource
  /** An instant. */
  at: string
  newId: () => string
}

/** Children marked alike. The mark a child had in the drafts gives way; what was saved once stays as it is. */
export function marked(queue: RollQueue, children: readonly { childId: string; markedAt: string | null }[], state: MarkState, { source, at, newId }: MarkMaking): RollQueue {
  const touched = new Set(children.map(({ childId }) => childId))
  const made = children.map(({ childId, markedAt }): Draft => ({ markId: newId(), childId, state, source, madeAt: madeAfter(at, source, [markedAt, ...sentTimes(queue, childId)]) }))
  return { ...queue, drafts: [...queue.drafts.filter(({ childId }) => !touched.has(childId)), ...made] }
}

const sentTimes = ({ parcels }: RollQueue, childId: string) => parcels.flatMap(({ marks }) => marks.filter((mark) => mark.childId === childId).map(({ madeAt }) => madeAt))

const minuteMs = 60_000

/**
 * When a mark counts as made. Who taps has seen what is on the screen and means to come after it, though the phone's idea
 * of the server's clock be some seconds behind. A sheet of paper has seen nothing: what was marked on a phone after its
 * time stays; only what was typed in from the same minute of paper is corrected.
 */
function madeAfter(at: string, source: RecordSource, seen: readonly (string | null)[]): string {
  const wished = Date.parse(at)
  const earlier = seen.flatMap((each) => (each === null ? [] : [Date.parse(each)])).filter((each) => source === 'phone' || each < wished + minuteMs)
  return new Date(Math.max(wished, ...earlier.map((each) => each + 1))).toISOString()
}

/** The drafts made ready to go, one parcel a source, paper first since it is older; the last one closes. */
export function sealed(queue: RollQueue, close: boolean, newKey: () => string): RollQueue {
  const sources = (['paper', 'phone'] as const).filter((source) => queue.drafts.some((draft) => draft.source === source))
  const parcels = (sources.length > 0 ? sources : (['phone'] as const)).map((source, at, all): Parcel => {
    const isLast = at === all.length - 1
    const marks = queue.drafts.filter((draft) => draft.source === source).map(({ markId, childId, state, madeAt }) => ({ markId, childId, state, madeAt }))
    return { requestKey: newKey(), source, marks, handedBy: isLast ? (queue.handedBy ?? '').trim() : '', close: isLast && close, refused: null }
  })
  return { ...queue, drafts: [], handedBy: null, parcels: [...queue.parcels, ...parcels] }
}

export const withoutParcel = (queue: RollQueue, requestKey: string): RollQueue => ({ ...queue, parcels: queue.parcels.filter((parcel) => parcel.requestKey !== requestKey) })

export const withRefusal = (queue: RollQueue, requestKey: string, refused: string | null): RollQueue => ({
  ...queue,
  parcels: queue.parcels.map((parcel) => (parcel.requestKey === requestKey ? { ...parcel, refused } : parcel)),
})

/** Those that a person is asked about are sent again. */
export const withoutRefusals = (queue: RollQueue): RollQueue => ({ ...queue, parcels: queue.parcels.map((parcel) => ({ ...parcel, refused: null })) })

export const withoutRefused = (queue: RollQueue): RollQueue => ({ ...queue, parcels: queue.parcels.filter(({ refused }) => refused === null) })

/** Nothing of this roll is left on the phone that the API does not know. */
export const isSpent = ({ drafts, handedBy, parcels }: RollQueue) => drafts.length === 0 && handedBy === null && parcels.length === 0

/** What goes next: oldest first, and behind a refused one of the same roll nothing, since what was marked first counts first. */
export function nextParcel(queues: readonly RollQueue[]): { queue: RollQueue; parcel: Parcel } | null {
  for (const queue of queues) {
    const [parcel] = queue.parcels
    if (parcel && parcel.refused === null) return { queue, parcel }
  }
  return null
}

/** Of a child's marks on this phone the one made last; null where there is none. */
export function ownMark({ drafts, parcels }: Pick<RollQueue, 'drafts' | 'parcels'>, childId: string): (Draft & { isDraft: boolean }) | null {
  const own = [
    ...parcels.flatMap(({ source, marks }) => marks.map((mark) => ({ ...mark, source, isDraft: false }))),
    ...drafts.map((draft) => ({ ...draft, isDraft: true })),
  ].filter((mark) => mark.childId === childId)
  return own.reduce<(Draft & { isDraft: boolean }) | null>((last, mark) => (last === null || Date.parse(mark.madeAt) >= Date.parse(last.madeAt) ? mark : last), null)
}

/** How many marks were saved and have not arrived yet, and how many the API does not take. */
export function waitingMarks(queues: readonly Pick<RollQueue, 'parcels'>[]): { waiting: number; refused: number } {
  const parcels = queues.flatMap((queue) => queue.parcels)
  const count = (some: readonly Parcel[]) => some.reduce((sum, { marks }) => sum + Math.max(1, marks.length), 0)
  return { waiting: count(parcels.filter(({ refused }) => refused === null)), refused: count(parcels.filter(({ refused }) => refused !== null)) }
}
