interface Spoken {
  role?: 'button' | 'radio' | 'radiogroup' | 'checkbox' | 'group' | 'tab' | 'tablist' | 'list' | 'listitem' | 'img' | 'dialog' | 'alert' | 'status' | 'heading'
  label?: string
  checked?: boolean
  selected?: boolean
  expanded?: boolean
  disabled?: boolean
}

type Told = Record<string, string | number | boolean>

/**
 * What a screen reader is told, in the host's own spelling. On a phone every attribute costs a place in each of some
 * forty templates, so there only role, label and checked are told (config/template-attributes.json): a tab speaks as a
 * radio, and what is folded says so in words. On H5 a tappable part can also be reached with the keyboard.
 */
export const spoken = process.env.TARO_ENV === 'weapp' ? spokenOnPhone : spokenInBrowser

function spokenOnPhone({ role, label, checked, selected }: Spoken): Told {
  const ticked = checked ?? selected
  return {
    ...(role && { 'aria-role': role === 'tab' ? 'radio' : role }),
    ...(label && { 'aria-label': label }),
    ...(ticked !== undefined && { 'aria-checked': ticked }),
  }
}

function spokenInBrowser({ role, ...states }: Spoken): Told {
  const told: Told = role ? { role } : {}
  for (const [name, value] of Object.entries(states)) if (value !== undefined) told[`aria-${name}`] = value
  const tappable = role === 'button' || role === 'radio' || role === 'checkbox' || role === 'tab'
  return tappable && !states.disabled ? { ...told, tabIndex: 0 } : told
}

/** Names a native field. On H5 the real input lies inside Taro's element, and two elements of one name confuse. */
export const spokenField = (label: string) => (process.env.TARO_ENV === 'weapp' ? { 'aria-label': label } : { nativeProps: { 'aria-label': label } })
