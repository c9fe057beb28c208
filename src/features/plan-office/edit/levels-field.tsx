import { View } from '@tarojs/components'
import type { RuleLevel } from 'cloud/contract/plan-document'
import { ruleLevels, type RuleId } from 'cloud/rules/rule-levels'
import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { clearAt, getAt, setAt } from '../document-edit'
import { problemAt } from '../problem-view'
import { PartHead } from './group-field'
import type { PartProps } from './editor'

/** How strictly each rule is taken; by its usual level where the plan does not say. */
export function LevelsField({ path, field, editor }: PartProps<'levels'>) {
  const words = (level: RuleLevel) => field.options.find(({ value }) => value === level)?.label ?? level
  const choose = (id: string, level: string | null) => editor.change(level === null ? clearAt(editor.document, [...path, id]) : setAt(editor.document, [...path, id], level))
  return (
    <View className='office-group'>
      <PartHead title={field.title} hint={field.hint} error={problemAt(editor.problems, path, false)} />
      {field.ids.map((id) => {
        // A newer API may know a rule that this build cannot name yet.
        const rule = id in ruleLevels ? ruleLevels[id as RuleId] : null
        const title = rule ? `${rule.title}（${id}）` : id
        const level = getAt(editor.document, [...path, id]) ?? null
        return (
          <Field key={id} label={title} error={problemAt(editor.problems, [...path, id], true)}>
            <Chips<string | null>
              label={title}
              role='radio'
              options={[{ value: null, label: rule ? `默认：${words(rule.level)}` : '默认' }, ...field.options]}
              isOn={(one) => one === level}
              onTap={(one) => choose(id, one)}
            />
          </Field>
        )
      })}
    </View>
  )
}
