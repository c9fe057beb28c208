import type { ChainProgress } from '../contract/application'

/**
 * The step that is open now, returned or refused; null when the chain has been walked to its end. Apart from the
 * chain's own rule, which the home page would otherwise carry whole.
 */
export function openStep(progress: ChainProgress[]): ChainProgress | null {
  return progress.find(({ state }) => state !== 'done' && state !== 'later') ?? null
}
