import Taro from '@tarojs/taro'
import { listRolls, readRoll, saveRoll, type RollChild, type RollSheetView, type RollSummary } from 'cloud/contract/attendance'
import type { InputOf, OutputOf } from 'cloud/contract/operation'
import { countsOf, standingOf } from 'cloud/rules/roll'
import { readSession } from '@/session/session'
import { answer } from './fake-transport'
import { idOf } from './staff-fixture'

export const today = '2026-09-08'
/** Ten to five at the gate, by the server's clock. */
export const asOf = '2026-09-08T08:20:00.000Z'
export const staffId = idOf(900)
export const address = { heldOn: today, serviceKey: 'afternoon', rollKey: `class:${idOf(31)}` }

const names = ['林知夏', '王一诺', '张子涵', '李沐辰', '陈可欣', '刘宇轩', '赵若曦', '周书瑶', '吴浩然']
export const nameOf = (number: number) => names[number - 1] ?? `孩子${number}`

export const childOf = (number: number, changes: Partial<RollChild> = {}): RollChild => ({
  ...{ childId: idOf(number), name: nameOf(number), grade: 3, className: '三年级1班', rosterNo: number, standing: 'unmarked' as const },
  ...{ arrivedAt: null, markedAt: null, source: null, leaveReason: null, leavesAt: null, departure: null },
  ...changes,
})

export const onLeave = (number: number, leaveReason: string) => childOf(number, { standing: 'leave', leaveReason })
export const seen = (number: number, markedAt: string, changes: Partial<RollChild> = {}) => childOf(number, { standing: 'present', markedAt, arrivedAt: markedAt, source: 'phone', ...changes })

export const summaryOf = (children: readonly RollChild[], changes: Partial<RollSummary> = {}): RollSummary => ({
  ...address,
  ...{ serviceName: '晚托', name: '三年级1班', title: '晚托', startsAt: '16:20', endsAt: '17:20', time: '16:20–17:20', venue: '301教室', teacherName: '周敏' },
  ...{ changes: [], cancelled: false, counts: countsOf(children.map(({ standing }) => standing)), savedAt: null, closedAt: null },
  ...changes,
})

export const sheetOf = (children: RollChild[], changes: Partial<RollSummary> = {}, rest: Partial<RollSheetView> = {}): RollSheetView => ({ staffId, roll: summaryOf(children, changes), handedBy: '', children, asOf, ...rest })

export const listOf = (rolls: RollSummary[], heldOn = today): OutputOf<typeof listRolls> => ({ staffId, today, heldOn, asOf, rolls, undated: [] })

type Save = InputOf<typeof saveRoll>

/** The server's side of one roll: it keeps every mark once, and of two the one made last holds. */
export function givenRoll(sheet: RollSheetView) {
  const state = { sheet, marks: new Map<string, Save['marks'][number]>(), saves: 0 }
  const take = ({ marks, source, handedBy, close }: Save): OutputOf<typeof saveRoll> => {
    state.saves += 1
    for (const mark of marks) state.marks.set(mark.markId, mark)
    const held = (child: RollChild) => marks.filter((mark) => mark.childId === child.childId && (child.markedAt === null || Date.parse(mark.madeAt) >= Date.parse(child.markedAt))).pop()
    const children = state.sheet.children.map((child): RollChild => {
      const mark = held(child)
      return mark ? { ...child, standing: standingOf(mark.state, child.leaveReason !== null), markedAt: mark.madeAt, source, arrivedAt: mark.state === 'absent' ? child.arrivedAt : (child.arrivedAt ?? mark.madeAt) } : child
    })
    const counts = countsOf(children.map(({ standing }) => standing))
    const isOlder = ({ markId, childId }: Save['marks'][number]) => !state.sheet.children.some((child) => child.childId === childId && held(child)?.markId === markId)
    const unused = marks.filter(isOlder).map(({ markId }) => ({ markId, why: 'older' as const }))
    state.sheet = { ...state.sheet, children, handedBy: handedBy || state.sheet.handedBy, roll: { ...state.sheet.roll, counts, savedAt: asOf, closedAt: counts.missing === 0 && close ? asOf : null } }
    return { ...state.sheet, unused }
  }
  answer(readRoll, () => state.sheet)
  answer(saveRoll, take)
  return state
}

/** What the phone holds from an earlier visit of the same person. */
export function givenHeld(sheets: RollSheetView[], changes: object = {}) {
  const { epoch, schoolId } = readSession()
  Taro.setStorageSync('kehou.roll.held', { epoch, schoolId, staffId, day: today, aheadMs: Date.parse(asOf) - Date.now(), list: null, sheets, ...changes })
}

export const queueKey = `kehou.roll.queue.haijiang.${staffId}`
export const keptOnPhone = (key: string): string => JSON.stringify(Taro.getStorageSync(key) as unknown)
