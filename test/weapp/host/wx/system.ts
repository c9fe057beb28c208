/** What an app may ask about phone, window and WeChat. A test changes an answer through `mocks.api`. */
import { currentPage } from '../page-stack'
import { asyncApi, syncApi } from './answer'

export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  shareTicket: string
  referrerInfo: object
}

let launch: LaunchOptions
export const setLaunchOptions = (options: LaunchOptions) => {
  launch = options
}

const statusBarHeight = 20
const device = { brand: 'devtools', model: 'iPhone 12', system: 'iOS 15.0', platform: 'devtools', benchmarkLevel: -1 }
const wechat = {
  SDKVersion: '3.7.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  host: { appId: '', env: 'WeChat' },
}

function windowInfo() {
  const { innerWidth: width, innerHeight: height } = window
  return {
    windowWidth: width,
    windowHeight: currentPage()?.box.clientHeight ?? height,
    screenWidth: width,
    screenHeight: height,
    statusBarHeight,
    pixelRatio: window.devicePixelRatio,
    safeArea: { left: 0, right: width, top: statusBarHeight, bottom: height, width, height: height - statusBarHeight },
    screenTop: 64,
  }
}

const menuButton = () => {
  const [width, height, top, right] = [87, 32, 24, window.innerWidth - 7]
  return { width, height, top, bottom: top + height, left: right - width, right }
}

const systemInfo = () => ({ ...device, ...wechat, ...windowInfo(), deviceOrientation: 'portrait' })
const account = () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' }, plugin: {} })
const noUpdates = { onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }

export const system = {
  getSystemInfoSync: syncApi('getSystemInfoSync', systemInfo),
  getSystemInfo: asyncApi('getSystemInfo', systemInfo),
  getSystemInfoAsync: asyncApi('getSystemInfoAsync', systemInfo),
  getWindowInfo: syncApi('getWindowInfo', windowInfo),
  getDeviceInfo: syncApi('getDeviceInfo', () => device),
  getAppBaseInfo: syncApi('getAppBaseInfo', () => wechat),
  getAccountInfoSync: syncApi('getAccountInfoSync', account),
  getMenuButtonBoundingClientRect: syncApi('getMenuButtonBoundingClientRect', menuButton),
  getLaunchOptionsSync: () => launch,
  getEnterOptionsSync: () => launch,
  getUpdateManager: () => noUpdates,
  getNetworkType: asyncApi('getNetworkType', () => ({ networkType: 'wifi' })),
  env: { USER_DATA_PATH: 'wxfile://usr' },
}
