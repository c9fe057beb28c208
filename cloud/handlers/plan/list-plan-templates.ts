import { listPlanTemplates as operation } from '../../contract/plan-office'
import { read } from '../../handling'

export const listPlanTemplates = read(operation, ({ library }) => {
  const templates = library().templates.map(({ template, plan }) => ({
    template,
    title: plan.title,
    modelTag: plan.modelTag,
    services: plan.services.map(({ name }) => name),
    stage: plan.audience.stage,
  }))
  return Promise.resolve({ templates })
})
