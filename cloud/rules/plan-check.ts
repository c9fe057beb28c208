import type { RuleLevel } from '../contract/plan-document'
import type { Finding } from '../contract/plan-check'
import type { PlanPack } from '../contract/plan-pack'
import { contentChecks } from './plan-check/own-content'
import { moneyChecks } from './plan-check/own-money'
import { officeChecks } from './plan-check/own-office'
import { settled, type CheckFacts, type Outcome, type OwnChecks } from './plan-check/outcome'
import { runPackCheck } from './plan-check/pack-checks'
import { citationText, citedOn, replacements } from './plan-check/pack-order'
import { timeChecks } from './plan-check/own-time'
import { levelOf, ruleLevels, type RuleId } from './rule-levels'

const ownChecks: OwnChecks = { ...timeChecks, ...contentChecks, ...moneyChecks, ...officeChecks }

/** The ids of the rules that a plan document can be judged by; all others are about what happens later. */
export const judgedRules = Object.keys(ownChecks).sort() as RuleId[]

/**
 * Checks a plan against its school's own rules, each at the plan's own level, and against packs of laws (FR-007; national
 * pack 1–22). A rule that is off is not told. What a plan does not state is never satisfied: it warns, and blocks only where
 * the rule itself says that blank blocks. Where packs disagree, the rule that yields stays with `replacedBy`.
 * `place` is left null: the words for a path come from the schema, which a rule does not know.
 */
export function checkPlan(plan: CheckFacts['plan'], { packs, calendar, publishedOn }: { packs: readonly PlanPack[] } & Omit<CheckFacts, 'plan'>): Finding[] {
  const facts: CheckFacts = { plan, calendar, publishedOn }
  return [...ownFindings(facts), ...packFindings(facts, packs)]
}

function ownFindings(facts: CheckFacts): Finding[] {
  return judgedRules.flatMap((id) => {
    const level = levelOf(facts.plan, id)
    if (level === 'off') return []
    const shared = { source: 'school', pack: null, clause: id, title: ruleLevels[id]?.title ?? id, citation: null, citedOn: null, replacedBy: null } as const
    return settled(ownChecks[id]?.(facts) ?? []).map((outcome) => ({ ...shared, ...told(outcome, level, null) }))
  })
}

function packFindings(facts: CheckFacts, packs: readonly PlanPack[]): Finding[] {
  const replaced = replacements(packs)
  return packs.flatMap((pack) =>
    pack.rules.flatMap((rule) => {
      // Without a service there is nothing that most rules could concern; words to families are there all the same.
      if (facts.plan.services.length === 0 && rule.check.kind !== 'voluntaryWords') return []
      const instead = replaced.get(rule)
      const shared = {
        source: pack.kind,
        pack: pack.key,
        clause: rule.clause,
        title: rule.title,
        citation: citationText({ pack, rule }),
        citedOn: citedOn({ pack, rule }),
        replacedBy: instead ? `${instead.pack.name} ${instead.rule.clause} ${instead.rule.title}` : null,
      }
      return settled(runPackCheck(rule.check, facts)).map((outcome) => ({ ...shared, ...told(outcome, rule.level, rule.satisfy) }))
    }),
  )
}

/** An outcome at the level of its rule; what is unsure is never more than a warning. */
function told({ verdict, path, says, satisfy }: Outcome, level: Exclude<RuleLevel, 'off'>, usual: string | null): Pick<Finding, 'level' | 'path' | 'place' | 'says' | 'satisfy'> {
  if (verdict === 'met') return { level: 'pass', path, place: null, says, satisfy: null }
  return { level: verdict === 'unsure' ? 'warn' : level, path, place: null, says, satisfy: satisfy ?? usual }
}

/** The packs that concern a place: the nation's, and those whose region its name or a plan's title mentions. */
export const packsFor = (packs: readonly PlanPack[], place: string): PlanPack[] => packs.filter(({ region }) => region === null || place.includes(region))
