export default definePageConfig({ navigationBarTitleText: '退出课后服务' })
