import type { Output } from 'cloud/contract/operations'
import { call } from '@/client/call'
import { useLive, type Query } from '@/client/use-live'
import { useSession } from '@/session/session'
import { hearServerTime } from '@/client/server-clock'

type MenuPage = Output<'readMenu'>

/** The whole menu of one child. */
export interface ChildMenu extends Pick<MenuPage, 'child' | 'coursesPerChild' | 'asOf'> {
  rows: MenuPage['courses']
}

export interface FamilyMenus {
  guardianId: string
  menus: ChildMenu[]
}

/**
 * The menus of all children of the guardian, each in full: a filter over half a menu would say that there is nothing on
 * Wednesday, and a preview over half a family would overlook a clash.
 */
export function useFamilyMenus(): Query<FamilyMenus> {
  const { epoch } = useSession()
  return useLive(`${epoch} menus`, () => readFamilyMenus(epoch)).query
}

type Family = Output<'readFamily'>

// Who the children are changes by the term, their menus by the second: in a rush only the menus are read again.
const familyKeptMs = 60_000
let kept: { epoch: number; at: number; family: Family } | null = null

async function readChildren(epoch: number): Promise<Family> {
  if (kept && kept.epoch === epoch && Date.now() - kept.at < familyKeptMs) return kept.family
  const family = await call('readFamily', {})
  kept = { epoch, at: Date.now(), family }
  return family
}

async function readFamilyMenus(epoch: number): Promise<FamilyMenus> {
  const { guardian, children } = await readChildren(epoch)
  const menus = await Promise.all(children.map(({ childId }) => readWholeMenu(childId))).catch((failure) => {
    // A child may have been unbound since.
    kept = null
    throw failure
  })
  return { guardianId: guardian.guardianId, menus }
}

async function readWholeMenu(childId: string): Promise<ChildMenu> {
  let page = await call('readMenu', { childId, offset: 0 })
  const rows = [...page.courses]
  while (page.nextOffset !== null) {
    page = await call('readMenu', { childId, offset: page.nextOffset })
    rows.push(...page.courses)
  }
  hearServerTime(page.asOf)
  const { child, coursesPerChild, asOf } = page
  return { child, coursesPerChild, asOf, rows }
}

/** The menu of the child that the address names; where it names none, of the one chosen before, else of the first one. */
export function menuOf({ menus }: FamilyMenus, named: string | null, chosenBefore: string | null): ChildMenu | null {
  const of = (childId: string | null) => menus.find(({ child }) => child.childId === childId) ?? null
  return named ? of(named) : (of(chosenBefore) ?? menus[0] ?? null)
}

export const titleOf = ({ menus }: FamilyMenus, courseId: string) => menus.flatMap(({ rows }) => rows).find(({ course }) => course.courseId === courseId)?.course.title ?? ''

export const childNameOf = ({ menus }: FamilyMenus, childId: string) => menus.find(({ child }) => child.childId === childId)?.child.name ?? ''
