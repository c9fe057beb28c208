import type { PackCheck } from '../../contract/plan-pack'
import { packContentChecks } from './pack-content'
import { packMoneyChecks } from './pack-money'
import { packTimeChecks } from './pack-time'
import type { CheckFacts, Outcome } from './outcome'

type Kind = PackCheck['kind']
export type PackCheckOf<K extends Kind> = Extract<PackCheck, { kind: K }>
/** One way of checking for each kind of its room; its figures come from the pack. */
export type PackChecks<K extends Kind> = { [Each in K]: (check: PackCheckOf<Each>, facts: CheckFacts) => Outcome[] }

const checks: PackChecks<Kind> = { ...packContentChecks, ...packMoneyChecks, ...packTimeChecks }

/** What one rule of a pack finds in a plan; nothing where it does not concern the plan. */
export const runPackCheck = <K extends Kind>(check: PackCheckOf<K>, facts: CheckFacts): Outcome[] => (checks as PackChecks<K>)[check.kind as K](check, facts)
