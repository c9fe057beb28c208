/**
 * Pointer input, mouse or finger alike, becomes the touchstart, touchmove, touchend, touchcancel and tap of a mini-program.
 */
import { Event as PageEvent } from 'glass-easel'
import { drawnBy } from './framework'

/** Farther than this the gesture was a move, not a tap: the distance glass-easel itself uses. */
const tapDistance = 10

interface Gesture {
  element: Element
  startX: number
  startY: number
  canBeTap: boolean
}

interface Touch {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
  /** From the canvas's own corner; only a canvas gives them. */
  x?: number
  y?: number
}

let gesture: Gesture | null = null

export function listenToTouches() {
  const capture = { capture: true }
  window.addEventListener('pointerdown', start, capture)
  window.addEventListener('pointermove', move, capture)
  window.addEventListener('pointerup', end, capture)
  window.addEventListener('pointercancel', cancel, capture)
}

function start(event: PointerEvent) {
  if (event.button !== 0 || !(event.target instanceof Element)) return
  gesture = { element: event.target, startX: event.clientX, startY: event.clientY, canBeTap: true }
  dispatchTouch('touchstart', gesture, event)
}

function move(event: PointerEvent) {
  if (!gesture) return
  const distance = Math.hypot(event.clientX - gesture.startX, event.clientY - gesture.startY)
  if (distance > tapDistance) gesture.canBeTap = false
  dispatchTouch('touchmove', gesture, event)
}

function end(event: PointerEvent) {
  if (!gesture) return
  const ended = gesture
  gesture = null
  dispatchTouch('touchend', ended, event)
  if (ended.canBeTap) dispatchTap(ended, event)
}

function cancel(event: PointerEvent) {
  if (!gesture) return
  dispatchTouch('touchcancel', gesture, event)
  gesture = null
}

function dispatchTouch(type: string, { element }: Gesture, event: PointerEvent) {
  const changed = [touchOf(element, event)]
  const touches = type === 'touchstart' || type === 'touchmove' ? changed : []
  // WeChat: touch events of a canvas do not bubble.
  const bubbles = !element.closest('wx-canvas')
  send(type, element, {}, { touches, changedTouches: changed }, bubbles, event)
}

function dispatchTap({ element }: Gesture, event: PointerEvent) {
  // WeChat: a disabled button swallows the tap, its bindtap included.
  if (element.closest('wx-button[disabled]')) return
  const touch = touchOf(element, event)
  const detail = { x: touch.pageX, y: touch.pageY }
  send('tap', element, detail, { touches: [touch], changedTouches: [touch] }, true, event)
}

function send(
  type: string,
  element: Element,
  detail: object,
  extraFields: Record<string, unknown>,
  bubbles: boolean,
  originalEvent: PointerEvent,
) {
  const target = drawnBy(element)
  if (!target) return
  const options = { bubbles, composed: bubbles, capturePhase: bubbles, extraFields, originalEvent }
  PageEvent.dispatchEvent(target, new PageEvent(type, detail, options))
}

/** Measured as WeChat does: client from the corner of the visible page below the title bar, page with its scrolling. */
function touchOf(element: Element, event: PointerEvent): Touch {
  const page = element.closest('wx-page')
  const corner = page?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const clientX = event.clientX - corner.left
  const clientY = event.clientY - corner.top
  const touch: Touch = { identifier: 0, clientX, clientY, pageX: clientX, pageY: clientY + (page?.scrollTop ?? 0) }
  const canvas = element.closest('wx-canvas')?.getBoundingClientRect()
  return canvas ? { ...touch, x: event.clientX - canvas.left, y: event.clientY - canvas.top } : touch
}
