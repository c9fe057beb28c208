import { OptionRow } from './option-row'

/** One statement to tick by hand. */
export function CheckLine({ children, checked, onChange }: { children: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <OptionRow role='checkbox' checked={checked} onClick={() => onChange(!checked)}>
      {children}
    </OptionRow>
  )
}
