import type { DrawHead } from './contract/draw'
import type { StoredDraw } from './store/draw'

/** Whether the seed is out and everybody can draw again. */
export const hasRun = ({ status }: Pick<StoredDraw, 'status'>) => status === 'drawn' || status === 'done'

/** What may be said of a draw: its seed only once it has run. */
export const headOf = (draw: StoredDraw): DrawHead => {
  const { drawId, title, status, sentence, opensAt, closesAt, limitPerChild, commitment, entriesSha256, seed } = draw
  return { drawId, title, status, sentence, opensAt, closesAt, limitPerChild, commitment, entriesSha256, seed: hasRun(draw) ? seed : null }
}
