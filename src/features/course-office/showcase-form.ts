import type { Input, Output } from 'cloud/contract/operations'
import { dateTyped } from '@/ui/date-typed'

export type Listed = Output<'listShowcases'>['showcases'][number]
export type ShowcaseFields = Input<'saveShowcase'>['showcase']
/** As it is typed: the day stays a text until it is saved. */
export type Typed = Omit<ShowcaseFields, 'heldOn'> & { heldOn: string }

export const blank: Typed = { title: '', body: '', courseId: null, heldOn: '', place: '', picturesConsented: false }

export const typedOf = ({ title, body, courseId, heldOn, place, picturesConsented }: Listed): Typed => ({ title, body, courseId, heldOn: heldOn ?? '', place, picturesConsented })

type Faults = Partial<Record<keyof ShowcaseFields, string>>

export function fieldsOf(typed: Typed): { fields: ShowcaseFields } | { faults: Faults } {
  const day = typed.heldOn.trim() === '' ? null : dateTyped(typed.heldOn)
  const faults: Faults = {
    ...(typed.title.trim() ? {} : { title: '请填写标题' }),
    ...(typed.body.trim() ? {} : { body: '请写几句介绍' }),
    ...(typed.heldOn.trim() && !day ? { heldOn: '请填写日期，如 2026-12-25' } : {}),
  }
  return Object.keys(faults).length > 0 ? { faults } : { fields: { ...typed, heldOn: day } }
}

export const statusWords = { draft: { words: '草稿', tone: 'todo' }, published: { words: '已公布', tone: 'good' }, withdrawn: { words: '已收回', tone: 'calm' } } as const
