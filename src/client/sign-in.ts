import Taro from '@tarojs/taro'
import type { Output } from 'cloud/contract/operations'
import { readSession, renewToken } from '@/session/session'
import { ask } from './ask'
import { newRequestKey } from './request-key'

let underWay: Promise<boolean> | null = null

/**
 * Makes the caller known to a plain HTTP host: by WeChat's code on a phone, by the page of demonstration people on
 * H5. Parallel calls share one sign-in. Gives true where the refused call should be sent again.
 */
export function signInAgain(): Promise<boolean> {
  underWay ??= signInOnce().finally(() => {
    underWay = null
  })
  return underWay
}

async function signInOnce() {
  if (process.env.KEHOU_TRANSPORT === 'cloud') return false
  if (process.env.TARO_ENV === 'weapp') return signInByWechat()
  if (!location.hash.includes(peoplePage)) await Taro.navigateTo({ url: peoplePage })
  return false
}

const peoplePage = '/features/demo/people/index'

async function signInByWechat() {
  const { code } = await Taro.login()
  const { schoolId } = readSession()
  const reply = await ask({ operation: 'signIn', schoolId, input: { code }, requestKey: newRequestKey() })
  if (!reply.ok) return false
  renewToken((reply.data as Output<'signIn'>).token)
  return true
}
