export interface GuardianFilled {
  name: string
  phone: string
}

export type GuardianErrors = Partial<Record<keyof GuardianFilled, string>>

/** An empty phone is right: nobody has to give one. */
export function guardianErrors({ name, phone }: GuardianFilled): GuardianErrors {
  return {
    ...(name.trim() ? {} : { name: '请填写您的姓名。' }),
    ...(/^(1\d{10})?$/.test(phone.trim()) ? {} : { phone: '手机号是11位数字；不想填可以留空。' }),
  }
}
