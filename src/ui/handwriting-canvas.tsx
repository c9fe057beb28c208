import { useEffect, useRef } from 'react'
import { Canvas } from '@tarojs/components'
import Taro, { useResize } from '@tarojs/taro'
import { sharpen, type Ink, type Surface } from './handwriting-ink'
import type { Point } from './handwriting-strokes'
import { spoken } from './spoken'

interface HandwritingCanvasProps {
  /** One of a kind on its page. */
  id: string
  label: string
  /** The canvas has a size, or another one than before: it is blank and waits to be drawn. */
  onSurface: (surface: Surface) => void
  onPen?: Pen
}

/** CSS pixels from the canvas's own corner; none where the pen is lifted. */
export interface Pen {
  down: (point: Point) => void
  move: (point: Point) => void
  up: () => void
}

/** A sharp canvas that tells where it is touched, by each host's own way. */
export const HandwritingCanvas = process.env.TARO_ENV === 'h5' ? BrowserCanvas : PhoneCanvas

/** Not Taro's own: that one sets its canvas's size by itself and later than the page, which wipes it. */
function BrowserCanvas({ id, label, onSurface, onPen }: HandwritingCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const told = useNewest(onSurface)
  useEffect(() => {
    const node = canvas.current
    if (!node) return
    const fit = () => {
      const { width, height } = node.getBoundingClientRect()
      // Zero while another page covers this one.
      const surface = width && height ? sharpen(node, width, height, window.devicePixelRatio || 1) : null
      if (surface) told.current(surface)
    }
    fit()
    return watchSize(node, fit)
  }, [told])

  const drawing = useRef(false)
  const at = (event: React.PointerEvent<HTMLCanvasElement>): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const down = (event: React.PointerEvent<HTMLCanvasElement>) => {
    // A resting palm is a second pointer, and the right mouse button is no pen.
    if (!onPen || drawing.current || event.button > 0) return
    drawing.current = true
    event.currentTarget.setPointerCapture?.(event.pointerId)
    onPen.down(at(event))
  }
  const up = () => {
    if (drawing.current) onPen?.up()
    drawing.current = false
  }
  return (
    <canvas
      ref={canvas}
      id={id}
      className={`k-handwriting__canvas${onPen ? ' k-handwriting__canvas--pad' : ''}`}
      onPointerDown={down}
      onPointerMove={(event) => drawing.current && onPen?.move(at(event))}
      onPointerUp={up}
      onPointerCancel={up}
      {...spoken({ role: 'img', label })}
    />
  )
}

function watchSize(node: Element, fit: () => void) {
  if (typeof ResizeObserver === 'undefined') {
    window.addEventListener('resize', fit)
    return () => window.removeEventListener('resize', fit)
  }
  const observer = new ResizeObserver(fit)
  observer.observe(node)
  return () => observer.disconnect()
}

interface Found {
  node?: { width: number; height: number; getContext: (kind: '2d') => Ink | null }
  width?: number
  height?: number
}

const againMs = 100

function PhoneCanvas({ id, label, onSurface, onPen }: HandwritingCanvasProps) {
  const told = useNewest(onSurface)
  const find = useRef(() => {})
  useEffect(() => {
    let gone = false
    let waiting: ReturnType<typeof setTimeout> | undefined
    find.current = () =>
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true, size: true })
        .exec(([found]: (Found | null)[]) => {
          if (gone) return
          // A slow phone lays the page out later than it says.
          if (!found?.node || !found.width || !found.height) {
            waiting = setTimeout(find.current, againMs)
            return
          }
          const surface = sharpen(found.node, found.width, found.height, Taro.getWindowInfo().pixelRatio)
          if (surface) told.current(surface)
        })
    Taro.nextTick(() => find.current())
    return () => {
      gone = true
      clearTimeout(waiting)
    }
  }, [id, told])
  useResize(() => find.current())

  const pen = onPen && phonePen(onPen)
  return <Canvas type='2d' id={id} canvasId={id} className='k-handwriting__canvas' disableScroll={Boolean(onPen)} {...pen} {...spoken({ role: 'img', label })} />
}

interface Touched {
  touches: readonly { x?: number; y?: number }[]
}

const phonePen = (pen: Pen) => ({
  onTouchStart: ({ touches }: Touched) => touches.length === 1 && touches[0] && pen.down(pointOf(touches[0])),
  onTouchMove: ({ touches }: Touched) => touches[0] && pen.move(pointOf(touches[0])),
  onTouchEnd: () => pen.up(),
  onTouchCancel: () => pen.up(),
})

const pointOf = ({ x = 0, y = 0 }: { x?: number; y?: number }): Point => [x, y]

function useNewest<T>(value: T) {
  const newest = useRef(value)
  newest.current = value
  return newest
}
