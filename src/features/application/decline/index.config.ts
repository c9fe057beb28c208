export default definePageConfig({ navigationBarTitleText: '不参加课后服务' })
