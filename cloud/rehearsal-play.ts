import type { FamilyAnswer, SimulatedFamily } from './store/rehearsal'

/** Real time as a rehearsal needs it; a test gives one of its own. */
export interface Timer {
  /** Milliseconds since the timer was made. */
  elapsed(): number
  wait(milliseconds: number): Promise<void>
}

export function realTimer(): Timer {
  const start = performance.now()
  return { elapsed: () => performance.now() - start, wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) }
}

/** What one family was told. */
export type Told = Pick<FamilyAnswer, 'lines' | 'failure'>

export interface Slice {
  families: readonly SimulatedFamily[]
  /** Where on the rehearsal's time line this step begins. */
  fromMs: number
  /** Families that come later than this after the beginning are left to the next step. */
  budgetMs: number
  timer: Timer
  /** Null where it still stands in line when the step must end; it asks again in the next one. */
  choose(family: SimulatedFamily): Promise<Told | null>
}

/**
 * Plays a slice of the time line: every family taps when its time has come, whether or not those before it have been answered,
 * and its answer is measured from then. Whoever came due between two steps taps at once and has waited that long. Ends when
 * all who tapped are answered or stand in line; answers how far the time line has come and how many do.
 */
export async function playSlice({ families, fromMs, budgetMs, timer, choose }: Slice): Promise<{ answers: FamilyAnswer[]; playedMs: number; inLine: number }> {
  const answers: FamilyAnswer[] = []
  const underWay: Promise<void>[] = []
  const position = () => fromMs + timer.elapsed()
  for (const family of families) {
    if (family.dueMs >= fromMs + budgetMs || timer.elapsed() >= budgetMs) break
    if (family.dueMs > position()) await timer.wait(family.dueMs - position())
    underWay.push(choose(family).then((told) => void (told && answers.push({ familyNo: family.familyNo, answeredMs: Math.max(family.dueMs, Math.round(position())), ...told }))))
  }
  await Promise.all(underWay)
  return { answers, playedMs: Math.round(position()), inLine: underWay.length - answers.length }
}
