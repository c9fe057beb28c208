import { flushSync, unstable_batchedUpdates } from 'react-dom'
import { hooks } from '@tarojs/shared'

/**
 * Draws what one touch has changed before the next is heard. In the mini-program Taro leaves the drawing after a tap to
 * a timer, though not after typing: whoever taps and types before it has run types into a form that does not know of the
 * tap yet, and the tap is lost. Browsers do this by themselves.
 */
export function hearEventsInOrder() {
  if (process.env.TARO_ENV !== 'weapp') return
  // What one touch means to a part and to the parts around it is one change.
  hooks.tap('batchedEventUpdates', (hear: () => void) => flushSync(() => unstable_batchedUpdates(hear)))
  // Taro's own gives a tap the urgency of a timer.
  hooks.tap('dispatchTaroEvent', (event, node) => node.dispatchEvent(event))
}
