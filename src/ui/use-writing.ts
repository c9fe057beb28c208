import { useEffect, useRef } from 'react'
import type { Pen } from './handwriting-canvas'
import { drawAll, drawEdge, drawPiece, type Surface } from './handwriting-ink'
import { extend, padHeightPerMille, toPerMille, withStroke, type Handwriting, type Point } from './handwriting-strokes'

interface Writing {
  value: Handwriting | null
  onChange: (value: Handwriting | null) => void
  /** Fills the screen: sideways where the screen is upright. */
  wide?: boolean
  onTurned?: (turned: boolean) => void
}

const blank: Handwriting = { heightPerMille: padHeightPerMille, strokes: [] }

/** One pad's pen: follows the finger, keeps each finished stroke, draws all of it again whenever it must. */
export function useWriting({ value, onChange, wide = false, onTurned }: Writing) {
  const surface = useRef<Surface | null>(null)
  const turned = useRef(false)
  const underWay = useRef<Point[] | null>(null)
  // The next stroke may begin before the page has drawn the last one.
  const written = useRef(value)
  written.current = value

  const redraw = () => {
    if (!surface.current) return
    drawAll(surface.current, written.current ?? blank, turned.current)
    if (wide) drawEdge(surface.current, padHeightPerMille, turned.current)
  }
  useEffect(redraw, [value, wide])

  const onSurface = (found: Surface) => {
    surface.current = found
    turned.current = wide && found.height > found.width
    onTurned?.(turned.current)
    redraw()
  }
  const add = (point: Point) => {
    const [points, on] = [underWay.current, surface.current]
    if (!points || !on) return
    const from = points.at(-1)
    const to = toPerMille({ ...on, turned: turned.current }, point)
    if (extend(points, to) && from) drawPiece(on, padHeightPerMille, from, to, turned.current)
  }
  const pen: Pen = {
    down: (point) => {
      underWay.current = []
      add(point)
    },
    move: add,
    up: () => {
      const points = underWay.current
      underWay.current = null
      if (!points?.length) return
      const next = withStroke(written.current, points)
      if (!next) return redraw()
      written.current = next
      onChange(next)
    },
  }
  return { onSurface, pen }
}
