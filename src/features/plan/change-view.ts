import type { Output } from 'cloud/contract/operations'
import type { PlanChange } from 'cloud/contract/plan'

export type PlanChanges = Output<'readPlanChanges'>

export interface ChangeGroup {
  title: string
  changes: PlanChange[]
}

/** Changes that concern the child first; within each, in the plan's own order (FR-009). Groups without a change are left out. */
export function changeGroups({ changes, childName }: Pick<PlanChanges, 'changes' | 'childName'>): ChangeGroup[] {
  const groups = [
    { title: `与${childName}有关`, changes: changes.filter(({ concernsChild }) => concernsChild) },
    { title: '其他改动', changes: changes.filter(({ concernsChild }) => !concernsChild) },
  ]
  return groups.filter((group) => group.changes.length > 0)
}

/** Whether the plan has become another one since the child applied. */
export const hasChanged = ({ fromVersion, toVersion }: Pick<PlanChanges, 'fromVersion' | 'toVersion'>) => fromVersion !== null && fromVersion < toVersion
