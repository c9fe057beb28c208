import type { Output } from 'cloud/contract/operations'
import type { PlaceEnd } from 'cloud/contract/course-place'
import { instantWords } from '@/wording/dates'

export type Places = Output<'readPlaces'>
export type Place = Places['places'][number]
export type EndedPlace = Places['ended'][number]

export interface PlaceParts {
  offered: Place[]
  waiting: Place[]
  joined: Place[]
}

/** What has a deadline first, the nearest first; then the rest by child and weekday. */
export function placeParts({ places }: Pick<Places, 'places'>): PlaceParts {
  const of = (state: Place['state']) => places.filter((place) => place.state === state)
  const byWeek = (a: Place, b: Place) => a.childName.localeCompare(b.childName) || a.course.weekday - b.course.weekday || a.course.startsAt.localeCompare(b.course.startsAt)
  return {
    offered: of('offered').sort((a, b) => Date.parse(a.offerUntil ?? '') - Date.parse(b.offerUntil ?? '')),
    waiting: of('waiting').sort(byWeek),
    joined: of('joined').sort(byWeek),
  }
}

const endWords: Record<PlaceEnd, string> = {
  released: '已退掉',
  replaced: '换课时退掉',
  declined: '已让给下一位',
  lapsed: '确认时间已过，名额给了下一位',
  removed: '学校调整，不再上这门课',
  exit: '退出服务，一起退掉',
  closed: '这门课停开了',
}

export const endedWords = ({ endedAs, at, reason }: EndedPlace) => `${instantWords(at)} ${endWords[endedAs]}${reason ? `。学校说明：${reason}` : ''}`

/** 9月8日 08:00 起第 5 位, oldest first. */
export const movementWords = ({ movements }: Pick<Place, 'movements'>) => movements.map(({ at, position }) => `${instantWords(at)} 起第 ${position} 位`)

export const titlesWords = (titles: readonly string[]) => titles.map((title) => `“${title}”`).join('、')
