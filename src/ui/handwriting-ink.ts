import { pointsOf, scaleOf, toPixel, type Handwriting, type Place, type Point } from './handwriting-strokes'

/** What is used of a canvas's 2d context: the browser's and WeChat's agree on this much. */
export type Ink = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'stroke' | 'strokeRect' | 'clearRect' | 'scale' | 'lineWidth' | 'lineCap' | 'lineJoin' | 'strokeStyle'
>

/** A canvas whose context already counts in CSS pixels. */
export interface Surface {
  ink: Ink
  width: number
  height: number
}

const penPerMille = 9
const ink = '#1f2a27'
const line = '#8a9793'

/** Makes a canvas sharp: as many dots as the screen has. Setting its size also wipes it and all its settings. */
export function sharpen(canvas: { width: number; height: number; getContext: (kind: '2d') => Ink | null }, width: number, height: number, ratio: number): Surface | null {
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  const context = canvas.getContext('2d')
  if (!context) return null
  context.scale(ratio, ratio)
  return { ink: context, width, height }
}

/** Draws everything anew. */
export function drawAll({ ink: pen, width, height }: Surface, { heightPerMille, strokes }: Handwriting, turned: boolean) {
  const place: Place = { width, height, turned }
  pen.clearRect(0, 0, width, height)
  readyPen(pen, place, heightPerMille)
  for (const stroke of strokes) drawStroke(pen, pointsOf(stroke).map((point) => toPixel(place, heightPerMille, point)))
}

/** Draws the newest piece of a stroke under way: cheap enough for every move of the finger. */
export function drawPiece({ ink: pen, width, height }: Surface, heightPerMille: number, from: Point, to: Point, turned: boolean) {
  const place: Place = { width, height, turned }
  readyPen(pen, place, heightPerMille)
  pen.beginPath()
  pen.moveTo(...toPixel(place, heightPerMille, from))
  pen.lineTo(...toPixel(place, heightPerMille, to))
  pen.stroke()
}

/** The edge within which writing counts, where the canvas is larger than the pad. */
export function drawEdge({ ink: pen, width, height }: Surface, heightPerMille: number, turned: boolean) {
  const place: Place = { width, height, turned }
  const [left, top] = toPixel(place, heightPerMille, [0, 0])
  const [right, bottom] = toPixel(place, heightPerMille, [1000, heightPerMille])
  pen.lineWidth = 1
  pen.strokeStyle = line
  pen.strokeRect(Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top))
}

function readyPen(pen: Ink, place: Place, heightPerMille: number) {
  pen.lineWidth = Math.max(1.5, penPerMille * scaleOf(place, heightPerMille))
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.strokeStyle = ink
}

/** Curves through the middles between points: a slow phone gives few points, and corners would show. */
function drawStroke(pen: Ink, points: Point[]) {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return
  pen.beginPath()
  pen.moveTo(...first)
  points.slice(1, -1).forEach(([x, y], index) => {
    const [nextX, nextY] = points[index + 2] as Point
    pen.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2)
  })
  pen.lineTo(...last)
  pen.stroke()
}
