import type { Relation } from 'cloud/contract/family'

export const relationNames: Record<Relation, string> = {
  mother: '妈妈',
  father: '爸爸',
  grandparent: '祖父母或外祖父母',
  otherGuardian: '其他监护人',
}
