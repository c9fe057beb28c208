import type { Output } from 'cloud/contract/operations'
import type { DrawEntry } from 'cloud/contract/draw'
import { runDraw } from 'cloud/rules/draw'
import { commitmentOf, entriesSha256, lottery } from 'cloud/rules/draw-hash'
import { drawCourse, drawEntry, tokenOf } from '../rules/given-draw'

type Sheet = Output<'readDraw'>

export const drawId = '9b2f6c1e-1111-4222-8333-444455556666'
export const [linId, brotherId] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
export const courseIds = [0, 1, 2].map((no) => drawCourse(no).courseId)
export const titles = ['围棋', '足球', '合唱']
export const seed = '00112233445566778899aabbccddeeff'.repeat(2)

export const headOf = (changes: Partial<Sheet['draw']> = {}): Sheet['draw'] => ({
  ...{ drawId, title: '周二社团抽签', status: 'published', sentence: '早交晚交机会一样；截止后按抽签号先后轮流。', limitPerChild: 1 },
  ...{ opensAt: '2026-09-10T00:00:00.000Z', closesAt: '2026-09-12T10:00:00.000Z', commitment: commitmentOf(seed), entriesSha256: null, seed: null },
  ...changes,
})

const courses: Sheet['courses'] = titles.map((title, at) => ({ courseId: courseIds[at]!, title, category: '体育', weekday: 2 + at, startsAt: '16:20', endsAt: '17:20', grades: [3], teacherName: '石磊', venue: '操场', capacity: 3, placesLeft: 3, costFen: null, costNote: '' }))

export const childOf = (changes: Partial<Sheet['children'][number]> = {}): Sheet['children'][number] => ({
  ...{ childId: linId, name: '林知夏', grade: 3, className: '三年级1班', ranks: [], waits: true, togetherWith: [], token: null, points: 0, savedAt: null },
  courses: courseIds.map((courseId) => ({ courseId, missing: null })),
  ...changes,
})

export const sheetOf = (changes: Partial<Sheet> = {}): Sheet => ({ draw: headOf(), now: '2026-09-11T01:00:00.000Z', courses, children: [childOf()], ...changes })

/** A draw of so many children that has really run, with the first of them as the family's own. */
export function ranDraw(children = 250) {
  const drawCourses = [0, 1, 2].map((no) => drawCourse(no, { weekday: 2 + no }))
  const entries = Array.from({ length: children }, (_, index): DrawEntry => drawEntry(index + 1, [index % 3, (index + 1) % 3]))
  const sha256 = entriesSha256(drawId, drawCourses, entries)
  const drawn = runDraw(drawCourses, entries, lottery(seed, sha256))
  const own = drawn.find(({ token }) => token === tokenOf(1))!
  const idOf = (no: number) => courseIds[no] as string
  const result: Output<'readDrawResult'> = {
    draw: headOf({ status: 'done', entriesSha256: sha256, seed }),
    entries: children,
    courses: courses.map((course) => ({ ...course, placesLeft: 0, waiting: 0, closesAt: '2026-09-30T10:00:00.000Z' })),
    children: [
      {
        ...{ childId: linId, name: '林知夏', token: own.token, points: 0, turn: own.turn, turns: children, together: false, leftOut: [], dropped: [], waitsFor: [], creditAfter: 0 },
        path: own.tries.map(({ no, outcome, clashesWith }) => ({ courseId: idOf(no), outcome, clashesWith: clashesWith === null ? null : idOf(clashesWith) })),
        received: own.received.map(idOf),
      },
    ],
  }
  const pageOf = (list: DrawEntry[]) => ({ offset }: { offset: number }): Output<'readDrawEntries'> => {
    const shown = list.slice(offset, offset + 100)
    return { drawId, courses: drawCourses, entries: shown, nextOffset: offset + shown.length < list.length ? offset + shown.length : null, total: list.length }
  }
  return { result, entries, pageOf, own }
}
