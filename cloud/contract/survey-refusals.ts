/** The expected "no"s of surveys, feedback and the bureau's view; part of `refusals`. */
export const surveyRefusals = {
  survey_unknown: '没有找到这份问卷，请刷新后再看。',
  survey_not_asked: '这份问卷没有请这个孩子的家庭回答。',
  survey_not_open: '这份问卷还没有开始，请到开始时间再来。',
  survey_closed: '问卷已经截止，这次没有交上。您填的内容还留在手机上。',
  survey_answered: '这个孩子的问卷已经交过，交后不能再改。',
  survey_answered_by_other: '这个孩子的问卷已由另一位家长交过，每个孩子只交一份。',
  survey_answer_missing: '还有必答的题没有答，请答完再交。',
  survey_answer_wrong: '有一题的答案和题目对不上，请重新打开问卷再答。',
  survey_text_risky: '您写的话没有通过内容检查，请改一改再交，其他答案都还在。',
  survey_edited: '这份问卷刚被别人改过，您的修改还在页面上；请刷新看过最新内容后再改。',
  survey_opened: '问卷已经开始，不能再改题目或取消；可以改截止时间。',
  survey_times_wrong: '开始时间不能早于现在，截止要晚于开始，请改好时间再试。',
  survey_form_wrong: '题目还有问题，请按提示改好再保存。',
  survey_template_unknown: '没有这份问卷范本，请从列表中选择。',
  survey_schedule_unknown: '方案里没有这次问卷安排，请刷新后再选。',
  survey_schedule_taken: '方案里的这次问卷已经建好，请在列表里打开它。',
} as const
