import * as z from 'zod/mini'
import Taro from '@tarojs/taro'
import type { InputOf, Operation, OutputOf } from 'cloud/contract/operation'
import { refusals, type RefusalCode } from 'cloud/contract/refusals'
import { wireRequest, type WireRefusal } from 'cloud/contract/wire'
import { operations, type OperationName } from 'cloud/contract/operations'

type Answer = (input: unknown) => unknown
class Refusal {
  constructor(
    readonly code: RefusalCode,
    readonly wait: Wait,
  ) {}
}
type Wait = Pick<WireRefusal, 'queue' | 'retryAfterSeconds'>

const answers = new Map<string, Answer>()
const asked: { operation: string; input: unknown; requestKey: string | undefined }[] = []
let mistakes: string[] = []
let lost: 'offline' | 'timeout' | null = null

/** Answers an operation with data, or with what a function makes of the input. Refused unless the contract knows it. */
export function answer<O extends Operation>(operation: O, output: OutputOf<O> | ((input: InputOf<O>) => OutputOf<O>)) {
  answers.set(operation.name, (input) => (typeof output === 'function' ? (output as (input: InputOf<O>) => OutputOf<O>)(input as InputOf<O>) : output))
}

/** Refuses an operation with one of its codes and that code's own sentence. */
export function refuse(operation: Operation, code: RefusalCode, wait: Wait = {}) {
  answers.set(operation.name, () => new Refusal(code, wait))
}

/** No answer arrives any more; `comeBack` ends it. */
export const loseNetwork = (how: 'offline' | 'timeout' = 'offline') => {
  lost = how
}
export const comeBack = () => {
  lost = null
}

/** Every question for an operation so far, oldest first, with its request key. Lost ones count. */
export const questions = <O extends Operation>(operation: O) =>
  asked.filter((one) => one.operation === operation.name).map(({ input, requestKey }) => ({ input: input as InputOf<O>, requestKey }))

export function forgetAnswers() {
  answers.clear()
  asked.length = 0
  mistakes = []
  lost = null
  jest.mocked(Taro.request).mockImplementation((options) => reply((options as { data: unknown }).data) as never)
}

/** A page that asked for something no test foresaw, or a fake that breaks the contract, fails the test. */
export function expectNothingUnanswered() {
  expect(mistakes).toEqual([])
}

async function reply(data: unknown) {
  const request = z.parse(wireRequest, JSON.parse(JSON.stringify(data)))
  asked.push({ operation: request.operation, input: request.input, requestKey: request.requestKey })
  if (lost) throw { errMsg: lost === 'timeout' ? 'request:fail timeout' : 'request:fail' }
  return { statusCode: 200, data: answered(request.operation, request.input) }
}

function answered(name: string, input: unknown) {
  const operation: Operation | undefined = operations[name as OperationName]
  const make = answers.get(name)
  if (!operation || !make) return mistake(`nothing answers ${name}`)
  const parsed = z.safeParse(operation.input, input)
  if (!parsed.success) return mistake(`${name} was asked with what its contract refuses: ${parsed.error.message}`)
  const made = make(parsed.data)
  if (made instanceof Refusal) return { ok: false, code: made.code, message: refusals[made.code], ...made.wait, requestId: 'test' }
  const output = z.safeParse(operation.output, made)
  if (!output.success) return mistake(`the fake ${name} breaks the contract: ${output.error.message}`)
  return { ok: true, data: output.data, requestId: 'test' }
}

function mistake(words: string) {
  mistakes.push(words)
  return { ok: false, code: 'internal', message: words, requestId: 'test' }
}
