import type { Staffing } from '../contract/plan-people'

/** One for every full `per`, and one more where what is left over exceeds `extraAbove`. Null where the plan states no `per`. */
function perFull(count: number, per: number | null, extraAbove: number | null): { full: number; rest: number; extra: number; needed: number } | null {
  if (per === null || per < 1) return null
  const full = Math.floor(count / per)
  const rest = count % per
  const extra = extraAbove !== null && rest > extraAbove ? 1 : 0
  return { full, rest, extra, needed: full + extra }
}

/** Teachers for so many pupils (R-020, S19); null where the plan does not state a number. */
export const teachersNeeded = (pupils: number, staffing: Pick<Staffing, 'pupilsPerTeacher' | 'extraTeacherAbove'>): number | null =>
  perFull(pupils, staffing.pupilsPerTeacher, staffing.extraTeacherAbove)?.needed ?? null

/** Managers for so many classes (R-021, S19); null where the plan does not state a number. */
export const managersNeeded = (classes: number, staffing: Pick<Staffing, 'classesPerManager' | 'extraManagerAbove'>): number | null =>
  perFull(classes, staffing.classesPerManager, staffing.extraManagerAbove)?.needed ?? null

/**
 * Staff for one group: at least one wherever there are pupils, and never fewer than R-020 asks for (R-022, S9). Null
 * where the plan states neither.
 */
export function staffForGroup(pupils: number, staffing: Pick<Staffing, 'pupilsPerTeacher' | 'extraTeacherAbove' | 'leastPerGroup'>): number | null {
  const teachers = teachersNeeded(pupils, staffing)
  if (teachers === null && staffing.leastPerGroup === null) return null
  return pupils === 0 ? 0 : Math.max(1, staffing.leastPerGroup ?? 1, teachers ?? 0)
}

/** How many safety patrollers a school-day still lacks (R-023, S18); null where the plan does not state a number. */
export const patrollersMissing = (assigned: number, staffing: Pick<Staffing, 'patrollersPerDay'>): number | null =>
  staffing.patrollersPerDay === null ? null : Math.max(0, staffing.patrollersPerDay - assigned)

export interface Patrolled {
  heldOn: string
  /** How many different people patrolled. */
  patrollers: number
  missing: number
}

/** Each service day with how many different people patrolled on it and how many it lacks (R-023, S18); one person twice is one. */
export const patrolDays = (serviceDays: readonly string[], patrols: readonly { heldOn: string; staffId: string }[], staffing: Pick<Staffing, 'patrollersPerDay'>): Patrolled[] =>
  serviceDays.map((heldOn) => {
    const patrollers = new Set(patrols.filter((each) => each.heldOn === heldOn).map(({ staffId }) => staffId)).size
    return { heldOn, patrollers, missing: patrollersMissing(patrollers, staffing) ?? 0 }
  })

/** The arithmetic of R-020 in words, for whoever has to answer for the number; null where the plan states none. */
export const teachersText = (pupils: number, staffing: Pick<Staffing, 'pupilsPerTeacher' | 'extraTeacherAbove'>): string | null =>
  perFullText(pupils, '名学生', staffing.pupilsPerTeacher, staffing.extraTeacherAbove, '名教师')

/** The arithmetic of R-021 in words; null where the plan states no number. */
export const managersText = (classes: number, staffing: Pick<Staffing, 'classesPerManager' | 'extraManagerAbove'>): string | null =>
  perFullText(classes, '个班', staffing.classesPerManager, staffing.extraManagerAbove, '名管理人员')

function perFullText(count: number, of: string, per: number | null, extraAbove: number | null, staff: string): string | null {
  const found = perFull(count, per, extraAbove)
  if (found === null) return null
  const { full, rest, extra, needed } = found
  const remainder = extraAbove === null || rest === 0 ? '' : `，余数${extra === 1 ? '' : '不'}超过 ${extraAbove}，${extra === 1 ? '再配 1 名' : '不再加'}`
  return `${count} ${of}，每 ${per} ${of}配 1 ${staff}：${count} ÷ ${per} = ${full}${rest === 0 ? '' : ` 余 ${rest}`}${remainder}，共 ${needed} 名`
}
