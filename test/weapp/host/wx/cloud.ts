/**
 * wx.cloud: calls go to the test's mock of that name, else to `window.__callCloud`, which a test exposes to run the
 * real function. Without either the call fails and is an error.
 */
import { host, jsonCopy, messageOf, recordCall } from '../host'
import { answer, Refusal, type Callbacks } from './answer'

interface FunctionCall extends Callbacks {
  name: string
  data?: unknown
}

let initialised = false

export const cloud = {
  init(options: unknown) {
    recordCall('cloud.init', options)
    initialised = true
  },
  callFunction(call: FunctionCall) {
    recordCall('cloud.callFunction', { name: call.name, data: call.data })
    return answer('cloud.callFunction', call, () => callFunction(call.name, call.data ?? {}))
  },
}

async function callFunction(name: string, data: unknown): Promise<object> {
  if (!initialised) throw new Error("Cloud API isn't enabled, please call wx.cloud.init first")
  const run = host.mocks.cloud[name] ?? exposedFunction(name)
  const sent = jsonCopy(data)
  try {
    return { result: jsonCopy(await run(sent)), requestID: `host-${host.calls.length}` }
  } catch (error) {
    throw new Refusal(`Error: errCode: -504002 functions execute fail | errMsg: ${messageOf(error)}`, { errCode: -504002 })
  }
}

function exposedFunction(name: string): (data: unknown) => unknown {
  const { __callCloud } = window
  if (!__callCloud) throw new Error(`errCode: -501000 | errMsg: FunctionName ${name} not found: no mock, no __callCloud`)
  return (data) => __callCloud(name, data)
}
