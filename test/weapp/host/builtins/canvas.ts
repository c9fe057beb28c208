/** canvas of type 2d. */
import { report } from '../host'
import type { Builtin } from './part'

/** The object behind `fields({ node: true })`. */
interface CanvasNode extends HTMLCanvasElement {
  createImage(): HTMLImageElement
  requestAnimationFrame(draw: () => void): number
  cancelAnimationFrame(id: number): void
}

const nodes = new WeakMap<Element, CanvasNode>()
export const canvasNode = (element: Element): CanvasNode | undefined => nodes.get(element)

export const canvas: Builtin = {
  properties: ['type'],
  leaf: true,
  mount(part) {
    if (part.text('type') !== '2d') report('canvas', new Error('this host has only canvas of type 2d'))
    const node = Object.assign(document.createElement('canvas'), {
      createImage: () => new Image(),
      requestAnimationFrame: (draw: () => void) => window.requestAnimationFrame(draw),
      cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
    })
    part.element.append(node)
    nodes.set(part.element, node)
  },
}
