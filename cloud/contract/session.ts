import * as z from 'zod/mini'
import { operation } from './operation'
import { instant, nothing, text } from './values'

const token = z.object({ token: z.string(), expiresAt: instant })

/** Exchanges a `wx.login` code for a session of our own, on hosts that WeChat does not identify callers to. */
export const signIn = operation({
  name: 'signIn',
  withoutSchool: true,
  kind: 'session',
  roles: ['visitor'],
  input: z.object({ code: text(200) }),
  output: token,
  refusals: ['sign_in_unavailable', 'wechat_code_invalid', 'wechat_unreachable'],
})

/** The people a demonstration can be tried as; only where the host runs with identity `dev`. */
export const listPeople = operation({
  name: 'listPeople',
  withoutSchool: true,
  kind: 'read',
  roles: ['visitor'],
  input: nothing,
  output: z.object({
    now: instant,
    people: z.array(z.object({ personId: z.string(), name: z.string(), note: z.string(), bindCode: z.nullable(z.string()) })),
  }),
  refusals: ['sign_in_unavailable'],
})

/** Becomes one of the demonstration's people; only where the host runs with identity `dev`. */
export const signInAs = operation({
  name: 'signInAs',
  withoutSchool: true,
  kind: 'session',
  roles: ['visitor'],
  input: z.object({ personId: text(60) }),
  output: token,
  refusals: ['sign_in_unavailable', 'person_unknown'],
})

/** Moves the demonstration's clock forward, so that a notice period or a school day can pass; identity `dev` only. */
export const moveClock = operation({
  name: 'moveClock',
  withoutSchool: true,
  kind: 'session',
  roles: ['visitor'],
  input: z.object({ minutes: z.int().check(z.gte(1), z.lte(43_200)) }),
  output: z.object({ now: instant }),
  refusals: ['sign_in_unavailable'],
})
