/** Strokes as the contract keeps them: flat x1, y1, x2, y2 … in thousandths of the pad's width. */
export interface Handwriting {
  heightPerMille: number
  strokes: number[][]
}

export type Point = readonly [x: number, y: number]

/** A canvas in CSS pixels. `turned`: the phone is held with its right side up, and writing runs down the screen. */
export interface Place {
  width: number
  height: number
  turned: boolean
}

/** One shape for every pad: what was begun in a small pad goes on in the large one, and back, with nothing moved. */
export const padHeightPerMille = 500

const nearestMove = 3
const pointsPerStroke = 2000
/** 6,000 points are at most 54 KB of JSON, well below the 90 KB that one request may hold. */
const pointsInAll = 6000
const strokesInAll = 200

/** Where upright writing lies on a canvas: as large as it fits, in the middle. */
function frameOf({ width, height, turned }: Place, heightPerMille: number) {
  const [across, down] = turned ? [height, width] : [width, height]
  const scale = Math.min(across / 1000, down / heightPerMille)
  return { scale, left: (across - 1000 * scale) / 2, top: (down - heightPerMille * scale) / 2 }
}

const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))

/** A touched pixel as upright thousandths; outside the pad it counts as its edge. */
export function toPerMille(place: Place, [x, y]: Point): Point {
  const { scale, left, top } = frameOf(place, padHeightPerMille)
  const [across, down] = place.turned ? [y, place.width - x] : [x, y]
  return [within((across - left) / scale, 1000), within((down - top) / scale, padHeightPerMille)]
}

/** Where a point of upright writing is drawn. */
export function toPixel(place: Place, heightPerMille: number, [x, y]: Point): Point {
  const { scale, left, top } = frameOf(place, heightPerMille)
  const [across, down] = [left + x * scale, top + y * scale]
  return place.turned ? [place.width - down, across] : [across, down]
}

/** The pixels of one thousandth, for the width of the pen. */
export const scaleOf = (place: Place, heightPerMille: number) => frameOf(place, heightPerMille).scale

export function pointsOf(stroke: readonly number[]): Point[] {
  const points: Point[] = []
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push([stroke[at] as number, stroke[at + 1] as number])
  return points
}

const apart = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Adds a point to a stroke under way. False where the pen has hardly moved, and nothing was added. */
export function extend(points: Point[], point: Point): boolean {
  const last = points.at(-1)
  if (last && apart(last, point) < nearestMove) return false
  points.push(point)
  return true
}

/** The points that are at least so far apart; the first and the last stay. */
export function thin(points: readonly Point[], distance: number): Point[] {
  const kept: Point[] = []
  points.forEach((point, index) => {
    const before = kept.at(-1)
    if (!before || index === points.length - 1 || apart(before, point) >= distance) kept.push(point)
  })
  return kept
}

/**
 * The writing with one more stroke. Very long writing loses fineness evenly rather than its end; null where there are
 * already so many strokes that it can be no name.
 */
export function withStroke(written: Handwriting | null, points: readonly Point[]): Handwriting | null {
  const before = written?.strokes ?? []
  if (before.length >= strokesInAll) return null
  const strokes = [...before.map(pointsOf), asLine(points)].map((stroke) => (stroke.length > pointsPerStroke ? coarser([stroke], pointsPerStroke)[0] ?? stroke : stroke))
  return { heightPerMille: padHeightPerMille, strokes: (countOf(strokes) > pointsInAll ? coarser(strokes, pointsInAll) : strokes).map((stroke) => stroke.flat()) }
}

export const isFull = (written: Handwriting | null) => (written?.strokes.length ?? 0) >= strokesInAll

/** A tap is a stroke too (丶): one point is drawn out by a hair, for a stroke has two ends. */
function asLine(points: readonly Point[]): readonly Point[] {
  const [only, second] = points
  return only && !second ? [only, [only[0] < 1000 ? only[0] + 1 : 999, only[1]]] : points
}

const countOf = (strokes: readonly (readonly Point[])[]) => strokes.reduce((count, stroke) => count + stroke.length, 0)

/** Thinned well below the limit, so that the next strokes do not each cost another thinning. */
function coarser(strokes: readonly (readonly Point[])[], limit: number): (readonly Point[])[] {
  let distance = nearestMove
  let thinned = strokes
  while (countOf(thinned) > limit * 0.75) {
    distance *= 1.5
    thinned = strokes.map((stroke) => thin(stroke, distance))
  }
  return thinned as (readonly Point[])[]
}
