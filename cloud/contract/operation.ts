import type * as z from 'zod/mini'
import type { RefusalCode } from './refusals'
import type { Role } from './roles'

/** One thing a caller may ask for: the server checks by it, the client's types come from it. */
export interface Operation<
  Name extends string = string,
  Input extends z.ZodMiniType = z.ZodMiniType,
  Output extends z.ZodMiniType = z.ZodMiniType,
  Refusal extends RefusalCode = RefusalCode,
> {
  name: Name
  /**
   * A `write` carries a request key: the same key again answers the same and writes nothing. A `session` operation
   * makes or moves something of the caller's own connection; its reply is a secret, so it is never kept for a retry. A
   * `ballot` is secret itself: nothing of the call is kept beside what its handler locks away, and sent twice it is one.
   */
  kind: 'read' | 'write' | 'session' | 'ballot'
  /** True where no school has been chosen yet. */
  withoutSchool?: boolean
  /**
   * True where the school's records must keep no trace of the caller: neither the audit rows nor the kept answers name
   * the call, and only such operations can read and write what is sealed (FR-077).
   */
  sealed?: boolean
  /**
   * True where somebody of the bureau looks over the schools that they were given (FR-091): only such operations see the
   * snapshots of other schools and write what the bureau alone may. Without a school, `bureau` is held by looking after any.
   */
  oversight?: boolean
  roles: readonly Role[]
  input: Input
  output: Output
  /** The expected "no"s that this operation may give, beside those that every operation may give. */
  refusals: readonly Refusal[]
}

/** Declares an operation; exists only so that names, schemas and refusal codes keep their exact types. */
export function operation<Name extends string, Input extends z.ZodMiniType, Output extends z.ZodMiniType, const Refusal extends RefusalCode>(
  declared: Operation<Name, Input, Output, Refusal>,
) {
  return declared
}

export type InputOf<O extends Operation> = z.infer<O['input']>
export type OutputOf<O extends Operation> = z.infer<O['output']>
/** The refusal codes an operation declares. */
export type RefusalOf<O extends Operation> = O['refusals'][number]
