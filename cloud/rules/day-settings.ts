import type { AttendanceSettings } from '../contract/plan-people'

export type DaySettings = Record<'leaveMinutesBefore' | 'rollDueMinutes' | 'escalateMinutes' | 'uncollectedMinutes', number>

/**
 * The minutes that a school day is run by, with ours where the plan states none (FR-056 to FR-061). Plans that were
 * published before there was such a part have none at all.
 */
export const daySettings = ({ attendance }: { attendance?: AttendanceSettings }): DaySettings => ({
  leaveMinutesBefore: attendance?.leaveMinutesBefore ?? 0,
  rollDueMinutes: attendance?.rollDueMinutes ?? 10,
  escalateMinutes: attendance?.escalateMinutes ?? 5,
  uncollectedMinutes: attendance?.uncollectedMinutes ?? 20,
})
