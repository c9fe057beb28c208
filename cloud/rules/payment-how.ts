import type { PaymentHow } from '../contract/payment'

/** How money came or went, as finance and families read it; the sheet's column is read by the same words. */
export const howWords: Record<PaymentHow, string> = { transfer: '对公转账', cash: '现金', platform: '学校缴费平台', other: '其他方式' }
