import type { PackDocument, PackRule, PlanPack } from '../../contract/plan-pack'

export interface PackedRule {
  pack: PlanPack
  rule: PackRule
}

const documentsOf = ({ pack, rule }: PackedRule): PackDocument[] => rule.citations.flatMap(({ document }) => pack.documents.find(({ key }) => key === document) ?? [])
const hasStanding = (packed: PackedRule, standing: PackDocument['standing']) => documentsOf(packed).some((document) => document.standing === standing)

/** The date of the latest document that a rule rests on; of a nation's rule, only of the nation's documents. Null: not known. */
export function citedOn(packed: PackedRule): string | null {
  const isNational = hasStanding(packed, 'national')
  const dates = documentsOf(packed).flatMap(({ date, standing }) => (date === null || (isNational && standing !== 'national') ? [] : [date]))
  return dates.sort().at(-1) ?? null
}

/** Documents and articles in words; a document whose number is not known says so. */
export function citationText({ pack, rule }: PackedRule): string {
  return rule.citations
    .flatMap(({ document, article }) => {
      const cited = pack.documents.find(({ key }) => key === document)
      if (!cited) return []
      const number = cited.number ?? (cited.standing === 'own' ? null : '文号未载')
      return [`${cited.name}${article ?? ''}${number === null ? '' : `（${number}）`}`]
    })
    .join('；')
}

const rank = (packed: PackedRule) => (hasStanding(packed, 'national') ? 2 : hasStanding(packed, 'region') ? 1 : 0)

/** Whether one rule is followed instead of another: the nation's before a place's, a place's before what is merely usual, and of two of the nation's the later. */
function goesBefore(one: PackedRule, other: PackedRule): boolean {
  const [first, second] = [rank(one), rank(other)]
  return first === second ? first === 2 && (citedOn(one) ?? '') > (citedOn(other) ?? '') : first > second
}

const asksOther = (one: PackRule, other: PackRule) => JSON.stringify(one.check) !== JSON.stringify(other.check)

/**
 * For each rule of several packs the one that is followed instead, where they ask different things of the same topic.
 * Two places never overrule each other: which of them a school lies in is not the packs' to say.
 */
export function replacements(packs: readonly PlanPack[]): Map<PackRule, PackedRule> {
  const byTopic = new Map<string, PackedRule[]>()
  for (const pack of packs) {
    for (const rule of pack.rules) {
      const rivals = byTopic.get(rule.topic)
      if (rivals) rivals.push({ pack, rule })
      else byTopic.set(rule.topic, [{ pack, rule }])
    }
  }
  const replaced = new Map<PackRule, PackedRule>()
  for (const rivals of byTopic.values()) {
    for (const packed of rivals) {
      const before = rivals.filter((other) => other.pack !== packed.pack && goesBefore(other, packed) && asksOther(other.rule, packed.rule))
      const best = before.reduce<PackedRule | null>((first, each) => (first === null || goesBefore(each, first) ? each : first), null)
      if (best) replaced.set(packed.rule, best)
    }
  }
  return replaced
}
