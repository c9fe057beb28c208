import * as z from 'zod/mini'

/** The docstrings of the plan's fields: what each is called in Chinese, and what it means, in which unit, by which rule. */
const docstrings = z.globalRegistry as unknown as { add(schema: z.core.$ZodType, said: { title: string; description: string }): void }

/** A field of the plan with its docstring; the JSON Schema, the editor's forms and the messages about a wrong line are made from it. */
export function field<T extends z.ZodMiniType>(schema: T, title: string, description: string): T {
  // A copy, since one schema may serve several fields that are called differently.
  const named = schema.clone() as T
  docstrings.add(named, { title, description })
  return named
}

/** What a scheme does not state is null, is shown as 未公布, and is never guessed. A key left out of a file is null. */
export const stated = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null)

/** A list that may stay empty; a key left out of a file is an empty list. */
export const listed = <T extends z.ZodMiniType>(schema: T, most = 200) => z._default(z.array(schema).check(z.maxLength(most)), [])

/** A part of the plan whose fields may all be unstated; a key left out of a file is the part with nothing stated. */
export const part = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.prefault(z.strictObject(shape), {} as never)
