/**
 * Every expected "no", with the one Chinese sentence that says what happened and what to do. The sentence stands here
 * and not on the phone, so that every caller is told the same, and a code without a sentence fails the type check.
 */
export const refusals = {
  // May be given by every operation.
  operation_unknown: '没有这项功能，请更新小程序后再试。',
  contract_changed: '小程序已经更新，请关闭后重新打开，您填写的内容没有丢失。',
  input_invalid: '填写的内容有问题，请检查后再提交。',
  request_too_large: '提交的内容太大，请精简后再试。',
  request_key_needed: '请求缺少编号，请更新小程序后再试。',
  request_key_reused: '这次提交与上一次重复但内容不同，请返回重新填写后再提交。',
  school_unknown: '没有找到这所学校，请重新选择学校。',
  sign_in_needed: '请先登录再继续。',
  role_needed: '您没有使用这项功能的权限。如有疑问，请联系学校。',
  internal: '系统出了问题，您填写的内容没有丢失，请稍后再试。',
  busy: '现在使用的人较多，请稍等几秒再试，您填写的内容没有丢失。',

  // session
  sign_in_unavailable: '当前环境不支持这种登录方式。',
  wechat_code_invalid: '微信登录已失效，请关闭小程序后重新打开。',
  wechat_unreachable: '暂时连不上微信，请稍后再试。',
  person_unknown: '没有这位体验人员，请从列表中选择。',

  // plan
  plan_not_published: '学校还没有公布本学期的课后服务方案，请留意学校通知。',
  plan_superseded: '学校已公布新版方案，请先阅读新版方案再提交。',

  draft_exists: '本学期已经有一份草稿，请先处理那份草稿，或选择替换它。',
  draft_unknown: '没有找到这份草稿，可能已公布或已删除，请刷新后再看。',
  draft_changed: '这份草稿刚被别人改过，您的修改还在页面上；请先打开最新的草稿，再把修改填进去。',
  template_unknown: '没有这份范本，请从列表中选择。',
  term_missing: '还没有设置当前学期，请先在校历里填写学期。',
  plan_incomplete: '方案还没有填完整，请按提示补齐后再试。',
  plan_blocked: '方案体检有必须改正的问题，请改正后再公布。',
  warnings_unseen: '方案体检有提醒，请看过后再公布。',

  // family
  consent_needed: '绑定孩子前，请先阅读并同意儿童个人信息处理规则。',
  consent_text_changed: '规则内容已更新，请重新阅读后再选择。',
  bind_code_wrong: '绑定码或姓名不对，请对照学校发的纸条再填一次；绑定码只能用一次。',
  bind_locked: '输错次数太多，请过一会儿再试，或请班主任重新发一个绑定码。',
  bind_already: '您已经绑定过了，不需要再绑定。',
  child_not_yours: '这个孩子没有绑定在您名下，请先绑定。',
  collectors_full: '接送人最多 8 位，请先移除不再接送的人。',
  collector_unknown: '没有找到这位接送人，可能已被移除，请刷新后再看。',

  // insurance
  insurance_not_asked: '本校方案没有要求登记保险，不需要填写。',
  insurance_over: '这份保险的有效期已经过去，请登记还在有效期内的保险。',

  // application
  service_unknown: '方案里没有这项服务，请刷新后重新选择。',
  service_not_for_grade: '这项服务不面向孩子所在的年级，请选择其他服务。',
  weekday_not_offered: '所选的星期没有这项服务，请按方案公布的星期选择。',
  weekday_needed: '请选择参加的星期。',
  service_twice: '同一项服务选了两次，请合并为一项。',
  priority_group_unknown: '方案里没有这类优先对象，请重新选择。',
  pick_up_difficulty_needed: '本校课后服务面向接送确有困难的家庭，请写明接送困难。',
  lunch_answer_needed: '请选择这项服务是否用餐。',
  lunch_not_offered: '这项服务不包含用餐选择，请刷新后重新填写。',
  application_exists: '这个孩子本学期已经提交过，请在“我的提交”里查看或修改。',
  application_unknown: '没有找到这份申请，请刷新后再看。',
  application_not_editable: '这份申请已开始审核或已办完，不能再修改或撤回；如需变更，请联系班主任。',
  service_not_offered_here: '本校没有开展可以报名的课后服务，原因请看方案。',
  mid_term_closed: '现在不能报名：学期已经开始，本校方案不接受中途加入。如有特殊情况，请联系学校。',
  nap_answer_needed: '请选择孩子午休，还是安静活动。',
  nap_not_offered: '这项服务没有午休选择，请刷新后重新填写。',
  student_request_not_in_chain: '本校方案由家长直接申请，不需要孩子先提出。',
  student_request_needed: '本校先由孩子提出。请孩子填写后，再由您签名。',
  guardian_signature_needed: '孩子提出的申请要由家长签名，请在最后一步手写签名。',

  // exit
  exit_not_enrolled: '孩子现在没有参加中的服务，不需要办退出。',
  exit_service_unknown: '所选的服务孩子没有参加，或已经在退出，请刷新后重新选择。',
  exit_last_day_past: '最后一天已经过去，请选今天或以后的日子。',
  exit_last_day_late: '最后一天超过了本学期的服务期，请选更早的日子。',
  exit_open: '这个孩子已经有一份退出申请在等学校答复，请先查看那一份。',
  exit_unknown: '没有找到这份退出申请，请刷新后再看。',
  exit_decided: '其中有退出申请已经办完或已收回，请刷新后再看。',
  exit_delay_reason_needed: '暂缓时请写明原因，家长会看到。',
  exit_delay_date: '请选明天以后、期限以内的答复日期。',
  exit_delayed_already: '退出只能暂缓一次，这份已经暂缓过，请同意。',
  rejoin_not_allowed: '本校方案规定，全部退出后本学期不能再加入；如有特殊情况，请联系学校。',

  // notice
  notice_unknown: '没有找到这份公示，请刷新后再看。',
  notice_closed: '公示期已结束，如有意见请直接联系学校。',
  notice_empty: '现在没有待公示的名单。',
  notice_not_in_chain: '本校方案不包含名单公示这一步。',
  notice_days_fixed: '公示天数由方案规定，请按方案的天数公示。',
  objections_full: '您对这份名单的意见已提交满 5 条，请等待学校答复。',
  objection_unknown: '没有找到这条意见，请刷新后再看。',
  objection_answered: '这条意见已经答复过了。',

  // agreement
  agreement_unknown: '没有找到这份协议，请刷新后再看。',
  agreement_not_due: '现在还不能签署，请等前面的步骤完成。',
  agreement_changed: '协议内容已更新，请重新阅读后再签。',
  agreement_signed: '这份协议已经签过了，不需要再签。',
  agreement_not_confirmed: '请逐条勾选确认后再签名。',
  handwriting_too_small: '签名太短，请写下完整姓名。',
  agreement_countersigned: '其中有协议学校已经签过，请刷新后再签。',

  // course
  course_unknown: '没有找到这门课程，请刷新后再看。',
  course_taken_already: '孩子已经选了这门课，或正在候补。',
  course_not_active: '孩子还没有完成报名手续，签完协议并由学校确认后才能选课。',
  course_not_for_grade: '这门课不面向孩子所在的年级。',
  course_weekday_not_chosen: '孩子没有报名这一天的服务，不能选这天的课。',
  course_clash: '与孩子已选的课程时间冲突，请先退掉其中一门。',
  course_limit: '孩子选课数量已到上限，请先退掉一门再选。',
  course_not_open: '选课还没有开始，请到开放时间再来。',
  course_closed: '选课时间已结束，如需调整请联系学校。',
  course_assigned_by_school: '这门课由学校统一安排，不需要自己选。',
  course_by_draw: '这门课用抽签决定，请在截止前排好志愿，早交晚交机会一样。',
  course_cancelled: '这门课已停开，请选别的课。',
  course_full: '这门课已满，这次没有排队候补。',
  course_change_closed: '自行退课、换课的时间已结束，如需调整请联系学校。',
  course_not_together: '几个孩子不能同时选上，都没有占用名额，可以分别选或候补。',
  offer_not_open: '这个名额现在没有等您确认，请刷新后再看。',
  offer_lapsed: '确认时间已过，名额已给下一位；您可以重新候补。',
  place_not_waiting: '孩子已不在候补中，请刷新后再看。',
  place_unknown: '没有找到这个选课记录，请刷新后再看。',
  place_released: '这门课已经退掉了。',

  // course-office
  course_edited: '这门课刚被别人改过，您的修改还在页面上；请刷新看过最新内容后再改。',
  course_promised: '这门课已经开放选课或有孩子在上，时间、年级、费用、名额和选课方式不能再改；可以改教师、地点、内容和自带物品。',
  course_capacity_apart: '已公布的课程不能在这里改名额，请在课程名单里增加名额。',
  course_closed_for_good: '这门课已停开，不能再改。',
  course_published_already: '其中有课程已经公布，请刷新后再看。',
  planned_course_unknown: '其中有课程不在方案里，或不由家长选，请刷新后再选。',
  last_term_missing: '上学期没有可以照搬的课程。',
  menu_blocked: '有课程还有必须改正的问题，请按提示改正后再公布。',
  menu_warnings_unseen: '课程检查有提醒，请看过后再公布。',

  // showcase
  showcase_unknown: '没有找到这份成果展示，可能已收回，请刷新后再看。',
  showcase_edited: '这份成果展示刚被别人改过，您的修改还在页面上；请刷新看过最新内容后再改。',
  showcase_published_already: '这份成果展示已经公布，请刷新后再看。',
  showcase_not_published: '这份成果展示没有公布，不需要收回。',
  pictures_consent_needed: '图片里可能有孩子，请先确认已征得这些孩子家长的同意。',
  pictures_full: '一份成果展示最多 6 张图片，请先删去一张。',
  picture_too_large: '图片太大，请裁小或压缩后再上传。',
  picture_unreadable: '这张图片打不开，请换一张照片或截图。',
  picture_unknown: '没有找到这张图片，可能已删去，请刷新后再看。',

  // staff
  step_not_yours: '这一步不由您审核。',
  application_not_in_step: '其中有申请已不在这一步，请刷新后再审。',
  reason_needed: '退回或不通过时，请写明原因，家长会看到。',
  universal_no_refusal: '本校方案面向全体自愿学生，不能拒绝；如材料有误，请退回并写明原因。',
  minutes_needed: '家委会还没有可以审核的成员，请写明家委会会议的日期和记录后再登记。',
  minutes_not_yet: '会议日期还没有到，请核对日期。',
  minutes_too_early: '会议日期早于申请提交的日期，请核对日期。',
  committee_decides_itself: '家委会已有成员可以审核这些申请，请由家委会成员在手机上审核。',
  committee_cannot_refuse: '家委会只能通过或退回，不能拒绝。',
  committee_own_child: '其中有您自己的孩子，请由其他家委会成员审核。',
  guardian_unknown: '没有找到这位家长，请刷新后再选。',
  class_not_yours: '这个班级不由您负责。',
  pupil_unknown: '名单里没有这个学号，请核对后再试。',

  // calendar
  term_unknown: '这个学期已不是当前学期，请刷新后再改。',
  term_not_over: '本学期还没有结束，不能开始新学期；如需调整日期，请直接修改本学期。',
  terms_overlap: '新学期与上一学期的日期重叠，请把开始日期改到上一学期结束之后。',
  term_end_past: '学期的结束日期已经过去，请填写今天或以后的日期。',
  term_dates_reversed: '学期的结束日期要在开始日期之后，请检查。',
  calendar_too_long: '学期或一段假期开放超过了一年，请检查年份。',
  calendar_day_twice: '同一天填了两次，请删去一个。',
  holiday_outside_term: '有放假日不在学期和假期开放周内，请检查日期或删去。',
  make_up_day_outside_term: '有调休上课日不在学期内，请检查日期或删去。',
  make_up_day_is_holiday: '同一天既是放假日又是调休上课日，请删去一个。',
  opening_dates_reversed: '假期开放周的结束日期早于开始日期，请检查。',
  opening_inside_term: '假期开放周与学期的日期重叠，请把它安排在假期里。',
  openings_overlap: '两段假期开放周的日期重叠，请分开或合并。',

  // groups
  groups_changed: '编班刚被别人改过，请刷新后再改。',
  group_unknown: '其中有班组已被删除，请刷新后再改。',
  group_empty: '有班组里没有班级，请把班级移进去，或删去这个班组。',
  group_class_unknown: '其中有班级不在本校名单里，请刷新后再改。',
  group_class_left_out: '有参加的班级还没有编进班组，请补上后再保存。',
  group_class_divided: '一个班分在几个班组时，每个学号要在且只在一个班组里，请检查。',
  group_reason_needed: '编班与建议不同，请写明原因后再保存。',
  staff_unknown: '其中有教师不在本校名单里，请刷新后再选。',
} as const satisfies Record<string, string>

export type RefusalCode = keyof typeof refusals
