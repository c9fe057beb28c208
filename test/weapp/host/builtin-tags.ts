/** The components of WeChat that this host draws. A page that uses another one is reported as an error. */
export const builtinTags = [
  'view',
  'text',
  'image',
  'button',
  'input',
  'textarea',
  'form',
  'label',
  'checkbox',
  'checkbox-group',
  'radio',
  'radio-group',
  'switch',
  'picker',
  'slider',
  'scroll-view',
  'canvas',
] as const

export type BuiltinTag = (typeof builtinTags)[number]
