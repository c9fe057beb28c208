import { fireEvent } from '@testing-library/react'

// jsdom has no PointerEvent, and a plain Event forgets where it was.
class Pointer extends MouseEvent {}
Object.defineProperty(window, 'PointerEvent', { value: Pointer, configurable: true, writable: true })

/** jsdom has neither layout nor drawing: every canvas is 400 by 200 pixels and counts the strokes drawn on it. */
export function pretendCanvas() {
  const ink = { beginPath: jest.fn(), moveTo: jest.fn(), lineTo: jest.fn(), quadraticCurveTo: jest.fn(), stroke: jest.fn(), strokeRect: jest.fn(), clearRect: jest.fn(), scale: jest.fn() }
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(ink as never)
  jest.spyOn(HTMLCanvasElement.prototype, 'getBoundingClientRect').mockReturnValue({ left: 0, top: 0, width: 400, height: 200 } as DOMRect)
  return ink
}

/** Writes one stroke from point to point. */
export function writeOn(canvas: HTMLElement, ...points: [number, number][]) {
  points.forEach(([clientX, clientY], index) => {
    const how = { clientX, clientY, pointerId: 1, button: 0 }
    if (index === 0) fireEvent.pointerDown(canvas, how)
    else fireEvent.pointerMove(canvas, how)
  })
  fireEvent.pointerUp(canvas, { pointerId: 1 })
}
