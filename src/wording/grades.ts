const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** `1` → 一年级. */
export const gradeName = (grade: number) => `${numerals[grade - 1] ?? grade}年级`

/** `[1,2,3,4,5,6]` → 一至六年级; `[3]` → 三年级; `[1,3]` → 一年级、三年级. */
export function gradesWords(grades: readonly number[]) {
  const sorted = [...grades].sort()
  const [first, last] = [sorted[0], sorted[sorted.length - 1]]
  if (first === undefined || last === undefined) return ''
  const unbroken = sorted.length > 1 && last - first === sorted.length - 1
  return unbroken ? `${numerals[first - 1]}至${gradeName(last)}` : sorted.map(gradeName).join('、')
}
