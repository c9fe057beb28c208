/** How every `wx` function answers: callbacks when they were given, else a promise; always later, never at once. */
import { host, messageOf, recordCall, report } from '../host'

export interface Callbacks {
  success?: (result: object) => void
  fail?: (result: object) => void
  complete?: (result: object) => void
}

/** An answer that WeChat itself may give, such as a user who cancels: it is the app's to handle. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly extra: object = {},
  ) {
    super(message)
  }
}

/** A `wx` function whose call is recorded and which a test's `mocks.api` can answer instead. */
export function asyncApi<Options extends object>(name: string, run: (options: Options) => unknown = () => undefined) {
  return (options: Options & Callbacks = {} as Options) => {
    recordCall(name, options)
    return answer(name, options, () => (name in host.mocks.api ? mocked(name, options) : run(options)))
  }
}

/** A `wx` function that answers at once. */
export function syncApi<Result>(name: string, run: () => Result): () => Result {
  return () => (name in host.mocks.api ? (mocked(name, undefined) as Result) : run())
}

export function answer(name: string, callbacks: Callbacks, run: () => unknown): Promise<object> | undefined {
  const answered = nextTask().then(run).then(
    (result) => succeed(name, callbacks, result),
    (error: unknown) => fail(name, callbacks, error),
  )
  const { success, fail: failed, complete } = callbacks
  if (!success && !failed && !complete) return answered
  answered.catch(() => {}) // the callbacks were told
  return undefined
}

function mocked(name: string, options: unknown): unknown {
  const mock = host.mocks.api[name]
  const result: unknown = typeof mock === 'function' ? mock(options) : mock
  if (typeof result === 'object' && result && 'fail' in result) throw new Refusal(String(result.fail))
  return result
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

function succeed(name: string, { success, complete }: Callbacks, result: unknown): object {
  const told = { errMsg: `${name}:ok`, ...(result as object | undefined) }
  tell(name, success, told)
  tell(name, complete, told)
  return told
}

function fail(name: string, { fail: failed, complete }: Callbacks, error: unknown): never {
  if (!(error instanceof Refusal)) report(name, error)
  const extra = error instanceof Refusal ? error.extra : {}
  const told = { errMsg: `${name}:fail ${messageOf(error)}`, ...extra }
  tell(name, failed, told)
  tell(name, complete, told)
  throw told
}

function tell(name: string, callback: ((result: object) => void) | undefined, result: object) {
  try {
    callback?.(result)
  } catch (error) {
    report(`${name} callback`, error)
  }
}
