export interface TimetableBlock {
  /** The column it stands in: the `key` of a day. */
  day: number
  /** `HH:MM`. */
  startsAt: string
  endsAt: string
  title: string
  /** Named below the title, such as the activity that a service has on this day. */
  details?: readonly string[]
  /** The end is only known roughly: it is written with 约. */
  about?: boolean
  /** 0, 1, 2 or 3: blocks of one kind share a colour. */
  tone?: number
}

export interface Placed {
  block: TimetableBlock
  /** In em of the picture's own type, so that the picture grows with it. */
  top: number
  height: number
  lane: number
  lanes: number
}

const emForWords = 5.6
const emForGap = 1

const emForLine = 1.35
const emForEdges = 0.6
// Of large type on a narrow phone, a column of five takes this many characters in a line.
const charactersInLine = 3

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/**
 * Where each block stands. Heights follow the clock; stretches in which nothing happens on any day are folded into a
 * narrow gap, or the hours between noon and afternoon would push half the picture off the screen.
 */
export function layTimetable(blocks: readonly TimetableBlock[]): { placed: Placed[]; height: number } {
  const shortest = Math.min(...blocks.map(lengthOf))
  const perMinute = Math.max(emForWords / Math.min(60, Math.max(30, shortest)), ...blocks.map((block) => emFor(block, blocks) / lengthOf(block)))
  const edges = [...new Set(blocks.flatMap(({ startsAt, endsAt }) => [minutes(startsAt), minutes(endsAt)]))].sort((a, b) => a - b)

  const height = new Map<number, number>()
  let at = 0
  edges.forEach((edge, index) => {
    const before = edges[index - 1]
    const busy = before !== undefined && blocks.some((one) => minutes(one.startsAt) <= before && minutes(one.endsAt) >= edge)
    if (before !== undefined) at += busy ? (edge - before) * perMinute : emForGap
    height.set(edge, at)
  })
  const level = (clock: string) => height.get(minutes(clock)) ?? 0
  const placed = blocks.map((block) => ({ block, top: level(block.startsAt), height: level(block.endsAt) - level(block.startsAt), ...lanesOf(block, blocks) }))
  return { placed, height: at }
}

const lengthOf = ({ startsAt, endsAt }: TimetableBlock) => Math.max(1, minutes(endsAt) - minutes(startsAt))

/** How tall a block must be for its words. Only what is named below a title may need more than the usual height. */
function emFor(block: TimetableBlock, blocks: readonly TimetableBlock[]): number {
  const inLine = Math.max(1, charactersInLine / lanesOf(block, blocks).lanes)
  const words = [block.title, ...(block.details ?? [])]
  const lines = words.reduce((sum, each) => sum + Math.ceil(each.length / inLine), 0)
  return lengthOf(block) < 30 ? 0 : (lines + 2) * emForLine + emForEdges
}

/** Blocks of one day that overlap stand side by side: none may hide another. */
function lanesOf(block: TimetableBlock, blocks: readonly TimetableBlock[]) {
  const together = blocks.filter((one) => one.day === block.day && one.startsAt < block.endsAt && block.startsAt < one.endsAt)
  return { lane: together.indexOf(block), lanes: together.length }
}
