import * as z from 'zod/mini'

/** A child is expected and not there, or there and not collected. */
export const alertKind = z.enum(['missing', 'uncollected'])
export type AlertKind = z.infer<typeof alertKind>

export const alertState = z.enum(['open', 'acknowledged', 'resolved'])
export type AlertState = z.infer<typeof alertState>

export const resolvedAs = z.enum(['found', 'onLeave', 'collected', 'explained'])
export type ResolvedAs = z.infer<typeof resolvedAs>

export const alertStep = z.enum(['raised', 'told', 'acknowledged', 'escalated', 'answered', 'note', 'resolved'])
export type AlertStep = z.infer<typeof alertStep>
