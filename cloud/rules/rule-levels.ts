import type { RuleLevel, SchoolPlan } from '../contract/plan-document'

export type RuleId = keyof SchoolPlan['rules']

const level = (title: string, level: RuleLevel) => ({ title, level })

/**
 * What every rule is called, and how strictly it is taken where a plan does not say: block for what would harm a child
 * or a family, off for what only some schemes do (pay, rewards), warn for all else.
 */
export const ruleLevels: Record<RuleId, { title: string; level: RuleLevel }> = {
  'R-001': level('自愿参加，不预选', 'block'),
  'R-002': level('准入方式', 'warn'),
  'R-003': level('办理步骤的先后', 'warn'),
  'R-004': level('签了协议才能参加', 'block'),
  'R-005': level('学生提出的须家长签名', 'block'),
  'R-006': level('优先对象', 'warn'),
  'R-007': level('按写明的星期开展', 'warn'),
  'R-008': level('按年级安排时段', 'warn'),
  'R-009': level('课时与钟点分开记', 'warn'),
  'R-010': level('每天的最短时长', 'warn'),
  'R-011': level('最晚结束时间', 'warn'),
  'R-012': level('不早于当地下班时间', 'warn'),
  'R-013': level('假期开放周数', 'warn'),
  'R-014': level('法定节假日不开展', 'warn'),
  'R-015': level('禁止的内容', 'block'),
  'R-016': level('校队和全校性拓展课不算课后服务', 'warn'),
  'R-017': level('校外人员和机构', 'warn'),
  'R-018': level('志愿者须审核', 'block'),
  'R-019': level('编班', 'warn'),
  'R-020': level('教师配备', 'warn'),
  'R-021': level('管理人员配备', 'warn'),
  'R-022': level('每组至少一名工作人员', 'warn'),
  'R-023': level('每天安全巡查人员', 'warn'),
  'R-024': level('菜单在开学前公布', 'warn'),
  'R-025': level('课程时间和年级不冲突', 'block'),
  'R-026': level('学期中加入和退出', 'warn'),
  'R-027': level('有标准和依据才能收费', 'warn'),
  'R-028': level('免费的不能收费', 'block'),
  'R-029': level('按小时收费的分钟数', 'warn'),
  'R-030': level('按课时收费', 'warn'),
  'R-031': level('每天最多计费的课时', 'warn'),
  'R-032': level('收费上限', 'warn'),
  'R-033': level('按成本算实际单价', 'warn'),
  'R-034': level('期末多还少补', 'warn'),
  'R-035': level('封顶以后再减免', 'warn'),
  'R-036': level('连续缺勤退费', 'warn'),
  'R-037': level('退出退费', 'warn'),
  'R-038': level('午餐另计', 'warn'),
  'R-039': level('收费周期', 'warn'),
  'R-040': level('收费公示', 'warn'),
  'R-041': level('收支公示', 'warn'),
  'R-042': level('按课时发劳务费', 'off'),
  'R-043': level('劳务费扣减', 'off'),
  'R-044': level('按工作量奖励', 'off'),
  'R-045': level('月度考评', 'off'),
  'R-046': level('问卷时间', 'warn'),
  'R-047': level('问卷百分比', 'warn'),
  'R-048': level('参加率等比率', 'warn'),
  'R-049': level('不公开班级参加率', 'block'),
  'R-050': level('书面作业时间', 'warn'),
  'R-051': level('保险', 'block'),
  'R-052': level('交接人数相符', 'warn'),
  'R-053': level('只交给登记的接送人', 'block'),
  'R-054': level('按学期，到期结束', 'warn'),
  'R-055': level('校内或经同意的校外场地', 'warn'),
  'R-056': level('家长只承担不足部分', 'warn'),
  'R-057': level('先开专账再收费', 'warn'),
  'R-058': level('一项服务一份申请', 'block'),
  'R-059': level('公示天数', 'warn'),
  'R-060': level('活动小组五定', 'warn'),
  'R-061': level('定期记录', 'warn'),
  'R-062': level('必须减免与可以减免', 'warn'),
  'R-063': level('督导检查阶段', 'warn'),
}

/** How strictly a plan takes a rule: its own setting, else the usual one. */
export const levelOf = (plan: Pick<SchoolPlan, 'rules'>, id: RuleId): RuleLevel => plan.rules[id] ?? ruleLevels[id]?.level ?? 'warn'
