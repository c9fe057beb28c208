/** The `wx` object. What is not here is undefined, as on an old WeChat, so that its use fails loudly. */
import { host, type WxApi } from '../host'
import { asyncApi } from './answer'
import { cloud } from './cloud'
import { dialogs } from './dialogs'
import { listening } from './listeners'
import { navigation } from './navigation'
import { pageLook } from './page-look'
import { request } from './request'
import { createSelectorQuery } from './selector-query'
import { signIn } from './sign-in'
import { storage } from './storage'
import { system } from './system'
import { tempFiles } from './temp-files'

export function createWx(): WxApi {
  const wx: WxApi = {
    ...storage,
    ...navigation,
    ...dialogs,
    ...pageLook,
    ...system,
    ...listening,
    ...signIn,
    ...tempFiles,
    cloud,
    request,
    createSelectorQuery,
    canIUse: (schema: string) => (schema.split('.')[0] ?? '') in wx,
  }
  // Taro copies the names of wx once, at start: what a test mocks beyond them has to be there by then.
  for (const name of Object.keys(host.mocks.api)) wx[name] ??= asyncApi(name)
  return wx
}
