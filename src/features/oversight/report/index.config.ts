export default definePageConfig({ navigationBarTitleText: '各校课后服务情况' })
