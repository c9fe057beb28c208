/** button, with form-type, and of WeChat's open-types the privacy agreement. */
import { host, recordCall, report } from '../host'
import { formAround } from './form'
import type { Builtin, Part } from './part'

export const button: Builtin = {
  properties: ['type', 'formType', 'openType'],
  mount(part) {
    part.watch(['type'], () => part.element.setAttribute('data-type', part.text('type')))
    part.onTap(() => {
      submitOrReset(part)
      if (part.text('openType')) openType(part)
    })
  },
}

function submitOrReset(part: Part) {
  const formType = part.text('formType')
  const form = formAround(part.element)
  if (formType === 'submit') form?.submit()
  if (formType === 'reset') form?.reset()
}

function openType(part: Part) {
  const name = part.text('openType')
  recordCall(`open-type ${name}`, null)
  if (name !== 'agreePrivacyAuthorization') return report('button', new Error(`this host has no open-type ${name}`))
  host.privacy.needsAgreement = false
  part.fire('agreeprivacyauthorization')
}
