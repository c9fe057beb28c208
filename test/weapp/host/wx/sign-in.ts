/** Sign-in, consent to messages, and WeChat's privacy agreement. */
import { addButton, addTo, openSheet } from '../frame'
import { host, report } from '../host'
import { asyncApi, Refusal } from './answer'
import { emit, hasListener } from './listeners'

type Decision = { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }

/** WeChat asks for at most three templates at once. */
const templateLimit = 3

export const signIn = {
  login: asyncApi('login', () => ({ code: 'host-login-code' })),
  checkSession: asyncApi('checkSession'),
  requestSubscribeMessage: asyncApi('requestSubscribeMessage', askSubscription),
  getPrivacySetting: asyncApi('getPrivacySetting', () => ({
    needAuthorization: host.privacy.needsAgreement,
    privacyContractName: '《小程序用户隐私保护指引》',
  })),
  requirePrivacyAuthorize: asyncApi('requirePrivacyAuthorize', askPrivacyAgreement),
}

/** WeChat's own question: all that are ticked are accepted by 允许, and 取消 rejects them all. Only a tap may open it. */
async function askSubscription({ tmplIds }: { tmplIds: string[] }) {
  if (tmplIds.length > templateLimit) throw new Refusal('Templates count out of max bounds', { errCode: 20003 })
  if (tmplIds.length === 0 || tmplIds.some((id) => !id)) throw new Refusal('TmplIds is invalid', { errCode: 10001 })
  if (!tappedLately()) throw new Refusal('can only be invoked by user TAP gesture.', {})
  const accepted = await new Promise<boolean>((resolve) => {
    openSheet('mp-modal', (box, close) => {
      addTo(box, 'div', 'mp-modal-title', '申请 发送一次以下消息')
      const answer = (allow: boolean) => {
        close()
        resolve(allow)
      }
      addButton(box, 'mp-cancel', '取消', () => answer(false))
      addButton(box, 'mp-ok', '允许', () => answer(true))
    })
  })
  return Object.fromEntries(tmplIds.map((id) => [id, accepted ? 'accept' : 'reject']))
}

// A browser remembers a tap for some seconds, about as long as WeChat does.
const tappedLately = () => navigator.userActivation.isActive

/** The app's own dialog when it listens for the need, else WeChat's. */
async function askPrivacyAgreement() {
  if (!host.privacy.needsAgreement) return
  const decision = await new Promise<Decision['event']>((resolve) => {
    const decide = ({ event }: Decision) => event !== 'exposureAuthorization' && resolve(event)
    if (hasListener('NeedPrivacyAuthorization')) emit('NeedPrivacyAuthorization', decide, { referrer: 'requirePrivacyAuthorize' })
    else openPrivacyDialog(decide)
  })
  if (decision !== 'agree') throw new Refusal('privacy permission is not authorized', { errno: 104 })
  // WeChat takes the word of its own button only.
  const pressed = !host.privacy.needsAgreement
  if (!pressed) report('requirePrivacyAuthorize', new Error('agreed without an agreePrivacyAuthorization button'))
}

function openPrivacyDialog(decide: (decision: Decision) => void) {
  openSheet('mp-privacy', (box, close) => {
    addTo(box, 'div', 'mp-modal-title', '用户隐私保护提示')
    addButton(box, 'mp-cancel', '拒绝', () => {
      close()
      decide({ event: 'disagree' })
    })
    addButton(box, 'mp-ok', '同意', () => {
      close()
      host.privacy.needsAgreement = false
      decide({ event: 'agree' })
    })
  })
}
