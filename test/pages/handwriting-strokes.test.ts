import * as z from 'zod/mini'
import { handwriting } from 'cloud/contract/agreement'
import { extend, isFull, padHeightPerMille, pointsOf, thin, toPerMille, toPixel, withStroke, type Handwriting, type Point } from '@/ui/handwriting-strokes'

const small = { width: 351, height: 175.5, turned: false }
const sideways = { width: 375, height: 580, turned: true }
const lying = { width: 780, height: 300, turned: false }

test('a touch becomes thousandths of the pad’s width', () => {
  expect(toPerMille(small, [0, 0])).toEqual([0, 0])
  expect(toPerMille(small, [351, 175.5])).toEqual([1000, 500])
  expect(toPerMille(small, [175.5, 35.1])).toEqual([500, 100])
})

test('on a phone held sideways writing runs down the screen, its top at the right', () => {
  const [across] = toPerMille(sideways, [187.5, 0])
  const [, high] = toPerMille(sideways, [375, 290])
  const [, low] = toPerMille(sideways, [0, 290])
  expect(across).toBe(0)
  expect(toPerMille(sideways, [187.5, 580])).toEqual([1000, 250])
  expect(high).toBe(0)
  expect(low).toBe(padHeightPerMille)
})

test.each([small, sideways, lying])('what was written is drawn again where the finger was: %o', (place) => {
  for (const point of [[0, 0], [1000, 500], [333, 77], [612, 499]] as Point[]) {
    expect(toPerMille(place, toPixel(place, padHeightPerMille, point))).toEqual(point)
  }
})

test('a finger that slides off the pad writes along its edge and nowhere else', () => {
  expect(toPerMille(small, [-40, 900])).toEqual([0, 500])
  expect(toPerMille(lying, [5, 150])).toEqual([0, 250])
})

test('kept writing of any shape fits whole into the room it is given', () => {
  const tall = 2000
  const [x, y] = toPixel({ width: 100, height: 100, turned: false }, tall, [1000, 2000])
  expect([x, y]).toEqual([75, 100])
})

test('a trembling finger adds no points', () => {
  const points: Point[] = []
  expect(extend(points, [10, 10])).toBe(true)
  expect(extend(points, [12, 11])).toBe(false)
  expect(extend(points, [13, 10])).toBe(true)
  expect(points).toHaveLength(2)
})

test('thinning keeps both ends of a stroke', () => {
  const line = Array.from({ length: 101 }, (_, at): Point => [at, 0])
  const thinned = thin(line, 10)
  expect(thinned[0]).toEqual([0, 0])
  expect(thinned.at(-1)).toEqual([100, 0])
  expect(thinned).toHaveLength(11)
})

test('a tap is a stroke, since names have dots', () => {
  expect(withStroke(null, [[1000, 20]])?.strokes).toEqual([[1000, 20, 999, 20]])
})

/** A line that goes to and fro over the pad. */
const scribble = (count: number): Point[] => Array.from({ length: count }, (_, at): Point => [(at * 7) % 1000, (at * 3) % 500])

test('the strokes already written stay as they are', () => {
  const first = withStroke(null, [[1, 1], [50, 60]])
  const second = withStroke(first, [[100, 100], [150, 160]])
  expect(second?.strokes).toEqual([[1, 1, 50, 60], [100, 100, 150, 160]])
  expect(first?.strokes).toHaveLength(1)
})

test('even the longest scribble is a signature that the school’s system takes, and well below 90 KB', () => {
  let written: Handwriting | null = null
  for (let at = 0; at < 40; at++) written = withStroke(written, scribble(3000))
  expect(z.safeParse(handwriting, written).success).toBe(true)
  expect(JSON.stringify(written).length).toBeLessThan(60_000)
  expect(written?.strokes).toHaveLength(40)
})

test('one endless stroke keeps its beginning and its end', () => {
  const points = scribble(5000)
  const [stroke] = withStroke(null, points)?.strokes ?? []
  const kept = pointsOf(stroke ?? [])
  expect(kept.length).toBeLessThanOrEqual(2000)
  expect(kept[0]).toEqual(points[0])
  expect(kept.at(-1)).toEqual(points.at(-1))
})

test('after two hundred strokes the pad takes no more and says so', () => {
  let written: Handwriting | null = null
  for (let at = 0; at < 200; at++) written = withStroke(written, [[at, 1], [at, 30]])
  expect(isFull(written)).toBe(true)
  expect(withStroke(written, [[1, 1], [2, 20]])).toBeNull()
})
