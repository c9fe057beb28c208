import { addDays } from './dates'

/**
 * A name as a public list shows it: the first and, from three characters on, the last character stay; what lies
 * between is covered, so that 张三 is 张* and 欧阳小明 is 欧**明. Counts characters, not UTF-16 units, for rare
 * characters (生僻字) are two of those. The space that registers put into short names (张 三) and marks upon a character
 * (variation selectors) are no characters: counted, they would leave both halves of a short name in sight.
 */
export function maskName(name: string): string {
  const characters = [...name.replace(/[\s\p{Mn}]/gu, '')]
  if (characters.length < 3) return `${characters[0] ?? ''}*`
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}

/** First and last day of a notice of `days` days that opens today: three days from a Monday end on Wednesday. */
export function noticePeriod(today: string, days: number): { opensOn: string; closesOn: string } {
  return { opensOn: today, closesOn: addDays(today, days - 1) }
}

/**
 * The order of a public list: by grade, class and roster number, never by priority or time, since a place near the
 * top would tell everyone of a hardship.
 */
export function listOrder<Pupil extends { grade: number; className: string; rosterNo: number }>(pupils: readonly Pupil[]): Pupil[] {
  return [...pupils].sort((a, b) => a.grade - b.grade || a.className.localeCompare(b.className, 'zh', { numeric: true }) || a.rosterNo - b.rosterNo)
}
