import type { Input } from 'cloud/contract/operations'

export interface StaffBindFilled {
  code: string
  staffName: string
}

export type StaffBindErrors = Partial<Record<keyof StaffBindFilled, string>>

export const emptyStaffBind: StaffBindFilled = { code: '', staffName: '' }

/** What is to be sent; null while something is missing. */
export function staffBindInput({ code, staffName }: StaffBindFilled): Input<'bindStaff'> | null {
  return code.trim() && staffName.trim() ? { code, staffName } : null
}

export const staffBindErrors = ({ code, staffName }: StaffBindFilled): StaffBindErrors => ({
  ...(code.trim() ? {} : { code: '请填写绑定码' }),
  ...(staffName.trim() ? {} : { staffName: '请填写您的姓名' }),
})
