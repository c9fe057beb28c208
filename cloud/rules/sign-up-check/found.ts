import type { CheckItem, CheckKey } from '../../contract/signup-day'

/** What was found of one thing; its title is added where all are gathered. */
export type Found = Pick<CheckItem, 'state' | 'says'> & Partial<Pick<CheckItem, 'details' | 'todo' | 'confirmed'>> & { key: CheckKey }

export const good = (key: CheckKey, says: string, details: string[] = []): Found => ({ key, state: 'good', says, details })
export const warn = (key: CheckKey, says: string, todo: string, details: string[] = []): Found => ({ key, state: 'warn', says, todo, details })
export const bad = (key: CheckKey, says: string, todo: string, details: string[] = []): Found => ({ key, state: 'bad', says, todo, details })
