import type { DemoPerson } from '../identity/identity'
import { printedCode } from '../rules/binding'

/** The demonstration school's short name. */
export const demoSchoolId = 'haijiang'
/** When the demonstration's clock starts: a Tuesday in the second week, when midday and afternoon services both run. */
export const demoStart = new Date('2026-09-08T08:00:00+08:00')

/** The slips that are still unused in the demonstration: person, code, and whose slip it is. */
export const demoSlips = {
  newFamily: { code: 'K7M4W9QH', grade: 3, classNo: 1, rosterNo: 1 },
  secondChild: { code: 'P3XR8TNC', grade: 1, classNo: 2, rosterNo: 1 },
  grandmother: { code: 'T6HV2KAE', grade: 3, classNo: 1, rosterNo: 1 },
  teacher: { code: 'D5YB9FRG', grade: 3, classNo: 1 },
  office: { code: 'W8NC3JMX' },
  finance: { code: 'H4PD8KVT' },
} as const

export const demoPeople: DemoPerson[] = [
  { personId: 'newFamily', name: '陈海燕', note: '新家长：三年级1班林知夏的妈妈，还没有绑定', bindCode: printedCode(demoSlips.newFamily.code) },
  { personId: 'joinedFamily', name: '吴建国', note: '两个孩子都已参加：可以选课、候补、给抽签排志愿、看课表', bindCode: null },
  { personId: 'family-2', name: '唐桂霞', note: '孩子已参加，申请到了减免：账单减收一半，班主任和别的家长看不到', bindCode: null },
  { personId: 'signingFamily', name: '黄秀兰', note: '公示已结束：等待签协议', bindCode: null },
  { personId: 'listedFamily', name: '郑志强', note: '名单正在公示', bindCode: null },
  { personId: 'returnedFamily', name: '何美玲', note: '申请被班主任退回，等待修改', bindCode: null },
  { personId: 'classTeacher', name: '周敏', note: '三年级1班班主任：班级审核、发绑定码，带本班午托和晚托点名', bindCode: null },
  { personId: 'dutyTeacher', name: '苏玉华', note: '值班教师，带周二的硬笔书法：点名、交接、放学送走孩子', bindCode: null },
  { personId: 'finance', name: '钱守义', note: '学校财务：公布收费公示，发账单，登记收款、退费和收支', bindCode: null },
  { personId: 'office', name: '许文静', note: '学校办公室：学校审核、公示、协议盖章，课程菜单、抽签和选课日，当天点名总览', bindCode: null },
  { personId: 'bureau', name: '罗一鸣', note: '教育局工作人员：看家长直接寄给教育局的投诉（看不到是谁），答复，向学校问', bindCode: null },
]
