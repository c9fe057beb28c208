import type { Output } from 'cloud/contract/operations'
import { dateTyped } from '@/ui/date-typed'
import type { Group, PromiseDraft } from './use-results'

export type Results = Output<'readSurveyResults'>

const partNames = { all: '全校', grade: '年级', joined: '参加与否', course: '课程', teacher: '老师' } as const satisfies Record<Group['part'], string>

/** The ways in which there is something to look at; all of the school always. */
export function partsIn({ groups }: Pick<Results, 'groups'>): { value: Group['part']; label: string }[] {
  const parts = Object.keys(partNames) as Group['part'][]
  return parts.filter((part) => part === 'all' || groups.some((group) => group.part === part)).map((value) => ({ value, label: partNames[value] }))
}

export const groupsIn = ({ groups }: Pick<Results, 'groups'>, part: Group['part']) =>
  groups.filter((group) => group.part === part).map(({ partKey, name, valid }) => ({ value: partKey, label: `${name} ${valid} 份` }))

/** The group that a way of looking begins with. */
export const firstOf = (results: Pick<Results, 'groups'>, part: Group['part']): Group => ({ part, partKey: results.groups.find((group) => group.part === part)?.partKey ?? '' })

export interface PromiseFaults {
  text: string | null
  owner: string | null
  dueOn: string | null
}

/** What a promise still lacks. Whether its day has been is for the server, whose clock holds. */
export function promiseFaults({ text, owner, dueOn }: PromiseDraft): PromiseFaults {
  return {
    text: text.trim() === '' ? '请写要改什么。' : null,
    owner: owner.trim() === '' ? '请写由谁负责，如教务处。' : null,
    dueOn: dateTyped(dueOn) === null ? '请写日期，如 2026-11-01。' : null,
  }
}

export const isRight = (faults: PromiseFaults) => Object.values(faults).every((fault) => fault === null)
