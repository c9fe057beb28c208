/** Every built-in component, and the looks that WeChat gives them. */
import { builtinTags, type BuiltinTag } from '../builtin-tags'
import { addStyle } from '../frame'
import { button } from './button'
import { canvas } from './canvas'
import { checkbox, checkboxGroup, radio, radioGroup, switchButton } from './choices'
import { form, label } from './form'
import { image } from './image'
import { registerBuiltin, type Builtin } from './part'
import { picker } from './picker'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { input, textarea } from './text-field'

const builtins: Record<BuiltinTag, Builtin> = {
  view: {},
  text: {},
  image,
  button,
  input,
  textarea,
  form,
  label,
  checkbox,
  'checkbox-group': checkboxGroup,
  radio,
  'radio-group': radioGroup,
  switch: switchButton,
  picker,
  slider,
  'scroll-view': scrollView,
  canvas,
}

const looks = `
  wx-view, wx-form, wx-scroll-view, wx-picker, wx-label, wx-checkbox-group, wx-radio-group, wx-slider { display: block; }
  wx-text { display: inline; white-space: pre-line; }
  wx-button { display: block; position: relative; padding: 0 14px; line-height: 2.55; font-size: 18px; }
  wx-button { text-align: center; border-radius: 5px; background: #f8f8f8; cursor: pointer; }
  wx-button[data-type=primary] { background: #07c160; color: #fff; }
  wx-button[data-type=warn] { background: #e64340; color: #fff; }
  wx-button[disabled] { opacity: .5; }
  wx-input, wx-textarea { display: block; }
  wx-input > input, wx-textarea > textarea { width: 100%; box-sizing: border-box; font: inherit; color: inherit; }
  wx-input > input, wx-textarea > textarea { padding: 0; border: 0; background: none; }
  wx-textarea > textarea { height: 100%; resize: none; }
  wx-textarea { height: 150px; }
  wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
  wx-image > img { width: 100%; height: 100%; }
  wx-switch, wx-checkbox, wx-radio { display: inline-block; }
  wx-canvas { display: block; width: 300px; height: 150px; touch-action: none; user-select: none; }
  wx-canvas > canvas { display: block; width: 100%; height: 100%; }
  wx-page [hidden] { display: none !important; }
`

export function registerBuiltins() {
  addStyle(looks)
  for (const tag of builtinTags) registerBuiltin(tag, builtins[tag])
}
