import type { LocalFees } from '../contract/local-fees'

type Document = Record<string, unknown>

const listIn = (document: Document, name: string): unknown[] => (Array.isArray(document[name]) ? (document[name] as unknown[]) : [])
const isAbout = (rule: unknown, serviceKey: string) => {
  const services = (rule as { services?: unknown } | null)?.services
  return Array.isArray(services) && services.length === 1 && services[0] === serviceKey
}

/**
 * A draft with one service's fees and refunds as a place has them: the service's own are replaced, waivers are added where the
 * group has none yet, everything else stays. Refund rules come first, for the first that fits counts.
 */
export function withLocalFees(document: Document, serviceKey: string, { fees, refunds, waivers }: Pick<LocalFees, 'fees' | 'refunds' | 'waivers'>): Document {
  const groups = new Set(listIn(document, 'waivers').map((waiver) => (waiver as { group?: unknown } | null)?.group))
  return {
    ...document,
    services: listIn(document, 'services').map((service) => ((service as { key?: unknown } | null)?.key === serviceKey ? { ...(service as Document), fees } : service)),
    refunds: [...refunds.map((rule) => ({ ...rule, services: [serviceKey] })), ...listIn(document, 'refunds').filter((rule) => !isAbout(rule, serviceKey))],
    waivers: [...listIn(document, 'waivers'), ...waivers.filter(({ group }) => !groups.has(group))],
  }
}
